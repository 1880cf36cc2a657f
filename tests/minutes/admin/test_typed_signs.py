"""Controls and signs of direction that are typed at the desk are refused with their line, and what was typed comes back."""

import pytest

from minutes.models import AgendaItem, AttendeeOrganisation, Body, Handout, Meeting, Step, Utterance
from tests.minutes.admin.forms import add_page, errors, page, save
from tests.minutes.admin.manuscript.manuscripts import address, open_page, press

pytestmark = pytest.mark.django_db

TURNED = "目に見えない記号（文字の向きを変える記号、U+202E）が「{}」のあとにあります。消してください。"
CONTROL = "目に見えない記号（制御文字、U+0007）が「{}」のあとにあります。消してください。"


def test_in_the_words_of_a_row(client, meeting):
    row = Utterance.objects.get(meeting=meeting, number=12)
    answer = save(client, page(row), text="一行目\r\n二行\u202e目\r\n三\x07行目")
    assert errors(answer) == {"text": [f"2行目: {TURNED.format('二行')}", f"3行目: {CONTROL.format('三')}"]}
    assert "三\x07行目</textarea>" in answer.content.decode()
    row.refresh_from_db()
    assert row.text == "十日と決めている。"


@pytest.mark.parametrize(
    ("model", "field"), [(AgendaItem, "title"), (AttendeeOrganisation, "representative"), (Handout, "title")]
)
def test_in_every_line_of_a_row(client, meeting, model, field):
    row = model.objects.filter(meeting=meeting).first()
    answer = save(client, page(row), **{field: "前\u202e後"})
    assert errors(answer)[field] == [f"1行目: {TURNED.format('前')}"]
    assert "前\u202e後" in answer.content.decode()


@pytest.mark.parametrize(
    "sign", ["\u200e", "\u200f", "\u061c", "\u202a", "\u2066", "\u2069", "\x01", "\x7f", "\x9f"]
)
def test_every_such_sign(client, meeting, sign):
    row = Utterance.objects.get(meeting=meeting, number=12)
    assert "text" in errors(save(client, page(row), text=f"前{sign}後"))


def test_blanks_and_selectors_are_words(client, meeting):
    row = Utterance.objects.get(meeting=meeting, number=12)
    save(client, page(row), text="葛\U000e0100城市\u3000は\t\u200bどうか。")
    row.refresh_from_db()
    assert row.text == "葛\U000e0100城市\u3000は\t\u200bどうか。"


def test_in_forms_that_hold_no_words_of_a_record(client, meeting):
    answer = save(client, page(meeting.body), name="会\u202e議")
    assert errors(answer)["name"] == [f"1行目: {TURNED.format('会')}"]
    assert Body.objects.get(pk=meeting.body_id).name != "会\u202e議"
    answer = client.post(
        add_page(Handout, meeting), {"label": "資\x07料9", "title": "", "reason": "理\u202e由"}
    )
    assert errors(answer)["label"] == [f"1行目: {CONTROL.format('資')}"]
    assert errors(answer)["reason"] == [f"1行目: {TURNED.format('理')}"]


def test_in_the_manuscript(client, meeting):
    opened = open_page(client, meeting)
    text = opened["manuscript"].replace("十日と決めている。", "十日と\u202e決めている。")
    line = text[: text.index("\u202e")].count("\n") + 1
    for button in ("save", "check", "confirm"):
        answer = press(client, opened, button, text)
        assert [(doubt.line, doubt.message) for doubt in answer.context["doubts"] if doubt.stop] == [
            (line, TURNED.format("十日と"))
        ]
        assert answer.context["typed"].text == text
    assert Meeting.objects.get(pk=meeting.pk).revision == meeting.revision


def test_in_the_reason_of_a_manuscript(client, meeting):
    opened = open_page(client, meeting)
    text = opened["manuscript"].replace("十日と決めている。", "二十日と決めている。")
    answer = press(client, opened, "confirm", text, reason="申\u202e出")
    assert TURNED.format("申") in answer.content.decode()
    assert answer.context["reason"] == "申\u202e出"
    assert Meeting.objects.get(pk=meeting.pk).revision == meeting.revision


def test_in_the_words_to_the_next_one(client, meeting):
    sent = {"kind": "sent", "note": "見\u202eて", "seen_revision": meeting.revision}
    answer = client.post(address(meeting, "steps"), sent)
    assert TURNED.format("見") in answer.content.decode()
    assert 'value="見\u202eて"' in answer.content.decode()
    assert Step.objects.count() == 0


def test_in_the_reason_of_a_removal(client, meeting):
    row = Utterance.objects.get(meeting=meeting, number=12)
    sent = {"post": "yes", "reason": "重\u202e複", "seen_revision": meeting.revision}
    answer = client.post(page(row, "delete"), sent)
    assert TURNED.format("重") in answer.content.decode()
    assert 'value="重\u202e複"' in answer.content.decode()
    assert Utterance.objects.filter(pk=row.pk).exists()
