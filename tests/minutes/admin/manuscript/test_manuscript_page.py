"""The manuscript page without its script: opening, checking, saving; what is asked and what is refused."""

import pytest

from minutes.admin.manuscript.check_manuscript import check_manuscript
from minutes.admin.manuscript.manuscript_changes import summary
from minutes.desk.manuscript.working_document import stored_document
from minutes.models import Autosave, Meeting, Utterance
from minutes.notation.parser import parse
from minutes.notation.writer import write
from tests.builders import MANUSCRIPT
from tests.minutes.admin.manuscript.manuscripts import address, going_on, open_page, press

pytestmark = pytest.mark.django_db


def messages_of(answer):
    return [str(message) for message in answer.context["messages"]]


def test_the_page_shows_what_stands_in_one_field(client, meeting):
    answer = client.get(address(meeting))
    assert answer.context["typed"].text == write(stored_document(meeting))
    html = answer.content.decode()
    assert html.count("<textarea") == 1
    assert "\n■ 会議名\n令和8年度 記録実務者会議" in html


@pytest.mark.parametrize("turns", [1, 3])
def test_the_page_costs_the_same_number_of_queries_for_few_turns_and_many(
    client, meeting, django_assert_num_queries, turns
):
    Utterance.objects.filter(speaker__isnull=False, number__gt=6 + turns).delete()
    client.get(address(meeting))
    with django_assert_num_queries(17):  # one of them asks for notes on a line
        client.get(address(meeting))


def test_one_changed_word_is_saved_by_one_post_of_two_fields(client, meeting):
    page = open_page(client, meeting)
    text = page["manuscript"].replace("十日と", "十四日と")
    answer = client.post(
        page["action"], {"manuscript": text, "seen_revision": "0", "do": "save"}, follow=True
    )
    assert messages_of(answer) == ["保存しました（直し 1）。"]
    assert Utterance.objects.get(number=12).text == "十四日と決めている。"
    assert answer.context["typed"].text == text


def test_the_check_shows_what_would_change_and_saves_with_a_reason(client, meeting):
    page = open_page(client, meeting)
    text = page["manuscript"].replace("十日と", "十四日と").replace("■ 場所\n第3会議室", "■ 場所\n第5会議室")
    text = text.replace("（美里町）　#8\n当町でも同じ計画がある。\n\n", "（事務局）\n次に移る。\n\n")
    answer = press(client, page, "check", text)
    assert [
        (change.kind, change.name, change.label, [(piece.kind, piece.text) for piece in change.pieces])
        for change in answer.context["changes"]
    ] == [
        ("直し", "場所", "", [("same", "第"), ("removed", "3"), ("added", "5"), ("same", "会議室")]),
        ("新しい", "新", "事務局", [("added", "次に移る。")]),
        ("直し", "#12", "深川市", [("removed", "十日"), ("added", "十四日"), ("same", "と決めている。")]),
        ("消える", "#8", "美里町", [("removed", "当町でも同じ計画がある。")]),
    ]
    assert Meeting.objects.get().revision == 0
    answer = press(client, going_on(answer), "confirm", reason="聞き直し")
    assert answer["Location"].startswith(address(meeting))
    row = Utterance.objects.get(number=12)
    assert (row.text, row.history.first().history_change_reason) == ("十四日と決めている。", "聞き直し")


def test_what_would_vanish_is_always_shown_before_it_is_saved(client, meeting):
    page = open_page(client, meeting)
    answer = press(
        client, page, "save", page["manuscript"].replace("（深川市）　#12\n十日と決めている。\n\n", "")
    )
    assert answer.context["counts"]["vanished"] == 1
    assert Utterance.objects.filter(number=12).exists()


def test_text_without_numbers_is_asked_about_and_saved_with_the_answers(client, meeting):
    page = open_page(client, meeting)
    text = MANUSCRIPT.replace("十日と決めている。", "十四日と決めている。")
    answer = press(client, page, "save", text)
    (shown,) = answer.context["questions"]
    assert [number for number, *_ in shown.choices] == ["12"]
    refused = press(client, going_on(answer), "confirm")
    assert messages_of(refused) == ["まだ保存していません。下の印のところに答えるか、直してください。"]
    press(client, going_on(refused), "confirm", **{shown.question.name: "12"})
    assert Utterance.objects.get(number=12).text == "十四日と決めている。"
    assert (Meeting.objects.get().revision, Utterance.history.count()) == (1, 10)


def test_a_number_never_given_is_a_stop_with_its_line_and_the_text_stays(client, meeting):
    page = open_page(client, meeting)
    text = page["manuscript"].replace("　#12", "　#99")
    answer = press(client, page, "save", text)
    line = text[: text.index("　#99")].count("\n") + 1
    assert [(doubt.line, doubt.message) for doubt in answer.context["doubts"] if doubt.stop] == [
        (
            line,
            "番号 #99 は、この会議で付いたことのない番号です。新しいものなら番号を消してください（自動で付きます）。",
        )
    ]
    assert press(client, going_on(answer), "confirm").context["typed"].text == text
    back = press(client, going_on(answer), "edit")
    assert (back.context["typed"].text, back.context["typed"].seen_revision) == (text, 0)
    assert Meeting.objects.get().revision == 0


def test_an_unknown_name_is_named_with_the_nearest(client, meeting):
    page = open_page(client, meeting)
    text = page["manuscript"].replace("（当別町）　#13", "（當別村）　#13")
    doubts = press(client, page, "check", text).context["doubts"]
    line = text[: text.index("（當別村）")].count("\n") + 1
    assert [(doubt.line, doubt.label, doubt.near) for doubt in doubts] == [(line, "當別村", ("当別町",))]


@pytest.mark.parametrize("text", ["", "\0", "■", "#" * 5000, "＼\n\n■ 会議名\n" + "題" * 400])
def test_no_text_at_all_breaks_the_page_and_every_text_comes_back(client, meeting, text):
    page = open_page(client, meeting)
    answer = press(client, page, "confirm", text)
    assert (answer.status_code, Meeting.objects.get().revision) == (200, 0)
    assert answer.context["typed"].text == text
    assert any(doubt.stop for doubt in answer.context["doubts"])


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 30, "１"])
def test_a_page_that_does_not_say_what_it_saw_saves_nothing(client, meeting, seen):
    page = open_page(client, meeting) | {"seen_revision": seen, "action": address(meeting) + "?page=x"}
    answer = press(client, page, "save", page["manuscript"].replace("十日と", "九日と"))
    assert (answer.status_code, Meeting.objects.get().revision) == (200, 0)
    assert "九日と" in answer.context["typed"].text


def test_a_reader_sees_and_saves_nothing(client, meeting):
    from django.contrib.auth.models import Permission, User

    reader = User.objects.create_user("yomu", password="x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_meeting"))
    page = open_page(client, meeting)
    client.force_login(reader)
    assert "readonly" in client.get(address(meeting)).content.decode()
    assert press(client, page, "save").status_code == 403
    reader.user_permissions.clear()
    assert client.get(address(meeting)).status_code == 403


def test_an_empty_meeting_takes_a_whole_pasted_record(client, meeting, by):
    from minutes.desk.rows.row_verbs import add_meeting
    from minutes.models import Body

    new = add_meeting(row=Meeting(body=Body.objects.get(), title="仮の題"), by=by)
    page = open_page(client, new)
    press(client, page, "save", MANUSCRIPT)
    new.refresh_from_db()
    assert (new.title, new.held_on.isoformat(), new.utterances.count()) == (
        "令和8年度 記録実務者会議",
        "2026-09-03",
        9,
    )
    assert new.attendees.get(label="深川市").organisation.name == "深川市"


def test_the_real_record_is_pasted_checked_and_saved(client, meeting, by, real_text):
    from minutes.desk.rows.row_verbs import add_meeting
    from minutes.models import Body

    new = add_meeting(row=Meeting(body=Body.objects.get(), title="仮の題"), by=by)
    answer = press(client, open_page(client, new), "check", real_text)
    assert answer.context["counts"]["new"] == len(parse(real_text).blocks)
    press(client, going_on(answer), "confirm")
    assert new.utterances.filter(speaker__isnull=False).count() == 55


def test_what_was_saved_leaves_no_copy(client, meeting):
    page = open_page(client, meeting)
    text = page["manuscript"].replace("十日と", "十四日と")
    keep = page["action"].replace("/manuscript/", "/manuscript/keep/")
    client.post(keep, {"manuscript": text, "seen_revision": "0"})
    assert Autosave.objects.get().text == text
    press(client, page, "save", text)
    assert not Autosave.objects.exists()


def test_the_summary_of_a_save_names_what_happened(client, meeting):
    assert summary(check_manuscript(meeting, MANUSCRIPT, {}).compared) == "保存しました。"
