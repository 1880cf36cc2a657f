"""Two forms opened on one record: the second save is refused, shows what is stored, and loses nothing."""

import pytest
from django.contrib.admin.models import LogEntry

from minutes.admin.records import record_admin
from minutes.admin.records.block_admin import UtteranceAdmin
from minutes.models import AgendaItem, Meeting, Utterance
from minutes.revision import StaleRevision
from tests.minutes.admin.forms import add_page, errors, filled, page, save

pytestmark = pytest.mark.django_db

STALE = "この会議の記録は、この画面を開いた後に、ほかの画面で保存されています。まだ何も保存していません。"


def utterance(meeting, number=12):
    return Utterance.objects.get(meeting=meeting, number=number)


def test_a_save_raises_the_revision_and_writes_one_history_row(client, meeting):
    row = utterance(meeting)
    answer = save(client, page(row), text="十四日と決めている。", reason="聞き違い")
    assert answer.status_code == 302
    row.refresh_from_db()
    meeting.refresh_from_db()
    assert (row.text, meeting.revision) == ("十四日と決めている。", 1)
    assert list(
        row.history.values_list("history_type", "history_change_reason", "history_user__username", "text")
    ) == [
        ("~", "聞き違い", "sano", "十四日と決めている。"),
        ("+", "取込み", "sano", "十日と決めている。"),
    ]


def test_the_second_of_two_forms_is_refused_and_then_deliberately_saved(client, meeting):
    row = utterance(meeting)
    mine = filled(client, page(row), text="私の直し")
    assert save(client, page(row), text="先に保存された直し").status_code == 302
    answer = client.post(page(row), mine)
    assert answer.status_code == 200
    assert errors(answer) == {
        "__all__": [
            STALE + "「いま保存されている内容」と見比べて、よければもう一度「保存」を押してください。"
        ],
        "text": ["いま保存されている内容：先に保存された直し"],
    }
    shown = answer.content.decode()
    assert "私の直し</textarea>" in shown
    assert "先に保存された直し" in shown
    assert (utterance(meeting).text, row.history.count()) == ("先に保存された直し", 2)

    form = answer.context["adminform"].form
    assert client.post(page(row), {field.html_name: field.value() or "" for field in form}).status_code == 302
    assert (utterance(meeting).text, row.history.count()) == ("私の直し", 3)
    assert Meeting.objects.get().revision == 2


def test_a_save_of_another_row_makes_a_form_stale_too(client, meeting):
    mine = filled(client, page(meeting), venue="第5会議室")
    save(client, page(utterance(meeting)), text="先の直し")
    answer = client.post(page(meeting), mine)
    assert errors(answer)["venue"] == ["いま保存されている内容：第3会議室"]
    assert Meeting.objects.get().venue == "第3会議室"


def test_what_stands_in_a_choice_is_shown_in_words(client, meeting):
    row = utterance(meeting)
    mine = filled(client, page(row), speaker="")
    save(client, page(AgendaItem.objects.first()), title="開会のことば")
    assert errors(client.post(page(row), mine))["speaker"] == ["いま保存されている内容：深川市"]


def test_adding_on_an_old_state_is_refused_and_keeps_what_was_typed(client, meeting):
    address = add_page(Utterance, meeting)
    mine = filled(client, address, text="足す言葉")
    save(client, page(utterance(meeting)), text="先の直し")
    answer = client.post(address, mine)
    assert errors(answer) == {
        "__all__": [STALE + "このまま足してよければ、もう一度「保存」を押してください。"]
    }
    assert "足す言葉</textarea>" in answer.content.decode()
    assert not Utterance.objects.filter(text="足す言葉").exists()
    again = {field.html_name: field.value() or "" for field in answer.context["adminform"].form}
    assert client.post(address, again).status_code == 302
    assert Utterance.objects.get(text="足す言葉").number == 21


def test_deleting_on_an_old_state_is_refused(client, meeting):
    row = utterance(meeting)
    seen = client.get(page(row, "delete")).context["meeting"].revision
    save(client, page(utterance(meeting, 13)), text="先の直し")
    answer = client.post(page(row, "delete"), {"post": "yes", "seen_revision": seen}, follow=True)
    assert "何も削除していません" in answer.content.decode()
    assert Utterance.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("seen", ["", "-1", "x", "99999999999999999999", "１"])
def test_a_form_that_does_not_say_what_it_saw_saves_nothing(client, meeting, seen):
    row = utterance(meeting)
    answer = client.post(page(row), filled(client, page(row), text="別の言葉") | {"seen_revision": seen})
    assert answer.status_code == 200
    client.post(page(row, "delete"), {"post": "yes", "seen_revision": seen})
    assert utterance(meeting).text == "十日と決めている。"


def test_a_save_without_any_change_writes_nothing(client, meeting):
    row = utterance(meeting)
    answer = save(client, page(row), text="\r\n  十日と決めている。 \r\n\r\n", reason="見直した")
    assert answer.status_code == 302
    assert "変わったところがないので、保存しませんでした。" in client.get(answer["Location"]).content.decode()
    assert (Meeting.objects.get().revision, row.history.count(), LogEntry.objects.count()) == (0, 1, 0)


def test_whoever_saves_between_our_look_and_our_lock_wins_and_we_are_told(client, meeting, monkeypatch):
    """As on PostgreSQL, where two transactions can read one state: the lock fails, and the form is checked again."""
    row = utterance(meeting)
    mine = filled(client, page(row), text="私の直し")
    look = UtteranceAdmin.meeting_of

    def overtaken(**how):
        # The first transaction is rolled back. The second check finds what the other one saved.
        monkeypatch.setattr(UtteranceAdmin, "meeting_of", after_the_other)
        raise StaleRevision

    def after_the_other(self, request, obj):
        Utterance.objects.filter(pk=obj.pk).update(text="先の直し")
        Meeting.objects.update(revision=1)
        obj.refresh_from_db()
        return look(self, request, obj)

    monkeypatch.setattr(record_admin, "save_row", overtaken)
    answer = client.post(page(row), mine)
    assert answer.status_code == 200
    assert errors(answer)["text"] == ["いま保存されている内容：先の直し"]
    assert "私の直し</textarea>" in answer.content.decode()
