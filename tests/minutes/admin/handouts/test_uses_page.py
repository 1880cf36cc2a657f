"""資料と議題: what the text says is offered, what is marked is saved, and the form of a handout says the same."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from minutes.desk.handouts.tie_handouts import ties_of
from minutes.models import AgendaItem, Handout, HandoutUse, Meeting, Presentation
from tests.builders import clerk, draft
from tests.minutes.admin.forms import add_page, errors, filled, page, save
from tests.minutes.handouts.tie_now import TEXT, manuscript, save_text, tie_now
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    return draft(TEXT, by=clerk("sano")).pk


def address(meeting):
    return reverse("admin:minutes_meeting_uses", args=[meeting.pk])


def boxes(client, meeting):
    """Returns (value, whether it is checked) of each box."""
    shown = Page(client.get(address(meeting)))
    return [
        (box.attributes["value"], "checked" in box.attributes)
        for box in shown["input"]
        if box.attributes.get("name") == "tie"
    ]


def send(client, meeting, *ties, **typed):
    meeting.refresh_from_db()
    return client.post(
        address(meeting), {"tie": ties, "seen_revision": meeting.revision} | typed, follow=True
    )


def test_what_the_text_says_is_offered_and_tied_by_one_click(client, meeting):
    text = manuscript(meeting).replace("当町は二か月を要する。", "資料1のとおり二か月を要する。")
    save_text(meeting, text)
    assert boxes(client, meeting) == [("20-4", False), ("20-10", False), ("21-10", False)]
    send(client, meeting, do="found")
    assert ties_of(meeting) == {(20, 4), (21, 10)}
    assert boxes(client, meeting) == [("20-4", True), ("20-10", False), ("21-10", True)]


def test_marks_are_saved_and_taken_off(client, meeting):
    assert "保存しました（1か所）" in send(client, meeting, "20-4").content.decode()
    send(client, meeting, "21-10", shown=["20-4"])
    assert ties_of(meeting) == {(21, 10)}
    assert "変わったところがない" in send(client, meeting, "21-10", shown=["21-10"]).content.decode()


def test_a_tie_that_the_page_did_not_show_stays(client, meeting):
    tie_now(meeting, (20, 9))
    send(client, meeting, "20-4")
    assert ties_of(meeting) == {(20, 4), (20, 9)}


def test_an_old_page_saves_nothing_and_keeps_its_marks(client, meeting):
    answer = send(client, meeting, "20-4", seen_revision=meeting.revision - 1)
    assert "まだ何も保存していません。" in answer.content.decode()
    assert 'value="20-4" id="tie20-4" checked' in answer.content.decode()
    assert ties_of(meeting) == set()
    for broken in ("99-4", "20-12", "x", "20-4-4", "²0-4", "20-" + "9" * 30):
        assert send(client, meeting, broken).status_code == 200
    assert ties_of(meeting) == set()


def test_whoever_may_only_read_changes_nothing(client, meeting):
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__in=["view_meeting", "view_handout"]))
    client.force_login(reader)
    assert client.get(address(meeting)).status_code == 200
    assert send(client, meeting, "20-4").status_code == 403
    client.logout()
    assert client.get(address(meeting)).status_code == 302


def test_the_form_of_a_handout_says_what_used_it(client, meeting):
    row = meeting.handouts.get(number=20)
    form = filled(client, page(row))
    assert form["used_by"] == []
    assert save(client, page(row), used_by=["4", "9"]).status_code == 302
    assert ties_of(meeting) == {(20, 4), (20, 9)}
    assert filled(client, page(row))["used_by"] == ["4", "9"]
    assert save(client, page(row), used_by=["9"], title="別の題").status_code == 302
    assert ties_of(meeting) == {(20, 9)}
    assert save(client, add_page(Handout, meeting), label="資料3", used_by=["10"]).status_code == 302
    assert (22, 10) in ties_of(meeting)
    assert client.post(page(row), filled(client, page(row), used_by=["12"])).status_code == 200


def test_a_form_of_an_older_state_shows_both_ties(client, meeting):
    row = meeting.handouts.get(number=20)
    form = filled(client, page(row), used_by=["4"], not_held="on")
    tie_now(meeting, (20, 9))
    answer = client.post(page(row), form)
    assert errors(answer)["used_by"] == ["いま保存されている内容：#9　他団体への照会"]
    assert errors(answer)["not_held"] == ["いま保存されている内容：いいえ"]


def test_what_has_a_file_cannot_be_called_not_held(client, meeting):
    row = meeting.handouts.get(number=20)
    assert save(client, page(row), not_held="on").status_code == 302
    row.refresh_from_db()
    assert row.not_held
    Handout.objects.filter(pk=row.pk).update(
        not_held=False, file_digest="0" * 64, file_name="資料1.pdf", file_type="application/pdf", file_size=1
    )
    form = filled(client, page(row), not_held="on")
    form = {name: value for name, value in form.items() if name not in ("upload", "drop")}
    assert errors(client.post(page(row), form))["not_held"][0].startswith("ファイルのある資料は")


def test_rows_that_are_tied_can_be_removed_and_the_history_says_what_went(client, meeting):
    tie_now(meeting, (20, 4), (20, 9), (21, 10))
    for model, number in ((Presentation, 4), (AgendaItem, 9), (Handout, 21)):
        row = model.objects.get(meeting=meeting, number=number)
        meeting.refresh_from_db()
        sent = {"post": "yes", "seen_revision": meeting.revision}
        assert client.get(page(row, "delete")).status_code == 200
        assert client.post(page(row, "delete"), sent).status_code == 302
        assert not model.objects.filter(pk=row.pk).exists()
    assert HandoutUse.objects.count() == 0
    told = client.get(reverse("admin:minutes_meeting_changes", args=[meeting.pk])).content.decode()
    assert "使われた議題 #20 → #4" in told and "使われた議題 #21 → #10" in told


@pytest.mark.parametrize("count", [1, 3])
def test_the_same_queries_for_few_handouts_and_many(client, meeting, django_assert_num_queries, count):
    lines = "".join(f"資料{number}\n" for number in range(3, 2 + count))
    save_text(meeting, manuscript(meeting).replace("資料1　文書", f"{lines}資料1　文書"))
    numbers = meeting.handouts.values_list("number", flat=True)
    tie_now(meeting, *((number, heading) for number in numbers for heading in (4, 9)))
    client.get("/admin/")
    with django_assert_num_queries(QUERIES):
        client.get(address(meeting))
    row = Meeting.objects.get().handouts.get(number=20)
    with django_assert_num_queries(QUERIES_OF_FORM):
        client.get(page(row))


QUERIES, QUERIES_OF_FORM = 14, 7
