"""確認・承認: what changed since the last edition and since it was looked at, by whom; notes in the margin; nothing typed is lost."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from minutes.desk.rows.row_verbs import remove_row, save_row
from minutes.models import LineNote, Meeting, Step, Utterance
from tests.acts import withdraw_now
from tests.builders import MANUSCRIPT, clerk, draft, publish_now
from tests.minutes.admin.manuscript.manuscripts import address
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def member(group, name):
    user = User.objects.create_user(name, password="x", is_staff=True, last_name=name)
    user.groups.add(Group.objects.get(name=group))
    return user


def edit(meeting, number, by, text, reason=""):
    row = Utterance.objects.get(meeting=meeting, number=number)
    row.text = text
    save_row(row=row, revision=Meeting.objects.get(pk=meeting.pk).revision, by=by, reason=reason)


def page(client, meeting, query=""):
    return client.get(address(meeting, "steps") + query)


def send(client, meeting, **fields):
    seen = Meeting.objects.get(pk=meeting.pk).revision
    return client.post(address(meeting, "steps"), {"seen_revision": seen} | fields, follow=True)


def shown(answer, number):
    return next(block for block in answer.context["blocks"] if block.key.number == number)


def told(change):
    """(how it changed, the words before, by whom, why, whether after it was sent)"""
    before = "".join(piece.text for piece in change.compared.before)
    return change.compared.change, before, change.by, change.reason, change.after_sent


def test_the_whole_record_stands_there_with_what_changed_since_the_last_edition(client, meeting, by):
    publish_now(meeting, by=by)
    hanako = member("編集", "花子")
    edit(meeting, 12, hanako, "二十日と決めている。", "聞き違い")
    remove_row(
        row=Utterance.objects.get(meeting=meeting, number=8),
        revision=Meeting.objects.get(pk=meeting.pk).revision,
        by=hanako,
    )
    answer = page(client, meeting)
    assert [(block.name, block.is_gone) for block in answer.context["changed"]] == [
        ("#8", True),
        ("#12", False),
    ]
    assert told(shown(answer, 12).since_edition) == (
        "changed",
        "十日と決めている。",
        "花子",
        "聞き違い",
        False,
    )
    assert told(shown(answer, 8).since_edition)[:3] == ("removed", "当町でも同じ計画がある。", "花子")
    numbers = [block.key.number for block in answer.context["blocks"] if block.key.kind == "block"]
    assert numbers == list(range(1, 16))
    text = Page(answer).of_id("u12").text
    assert [word in text for word in ("前の版から", "二十日", "花子", "理由：聞き違い")] == [True] * 4
    only = page(client, meeting, "?show=changed")
    assert [block.key.number for block in only.context["blocks"] if block.is_changed] == [8, 12]
    assert len(only.context["blocks"]) < 10


def test_what_was_saved_after_it_was_sent_and_after_it_was_sent_back(client, meeting):
    hanako = member("編集", "花子")
    send(client, meeting, kind="sent")
    assert page(client, meeting).context["changed_since_seen"] == []
    edit(meeting, 12, hanako, "二十日と決めている。")
    answer = page(client, meeting)
    assert told(shown(answer, 12).since_seen) == ("changed", "十日と決めている。", "花子", "", True)
    assert "確認に回した後に" in Page(answer).of_id("u12").text
    send(client, meeting, kind="returned")
    assert page(client, meeting).context["changed_since_seen"] == []
    edit(meeting, 13, hanako, "当町は三か月を要する。")
    send(client, meeting, kind="sent")
    edit(meeting, 12, hanako, "三十日と決めている。")
    answer = page(client, meeting)
    assert [
        (block.key.number, block.since_seen.after_sent) for block in answer.context["changed_since_seen"]
    ] == [(12, True), (13, False)]
    assert told(shown(answer, 12).since_seen)[1] == "二十日と決めている。"


def test_who_approves_what_he_wrote_is_told_so_and_it_stays_in_the_list(client, meeting, by):
    publish_now(meeting, by=clerk())
    edit(meeting, 12, by, "二十日と決めている。")
    edit(meeting, 13, clerk(), "当町は三か月を要する。")
    send(client, meeting, kind="sent")
    answer = page(client, meeting)
    assert [block.name for block in answer.context["own"]] == ["#12"]
    assert "あなたが直しました" in answer.content.decode()
    assert "承認した（自分の直しを含む）" in send(client, meeting, kind="approved").content.decode()


def test_the_setting_turns_the_button_off_and_says_why(client, meeting, by, settings):
    settings.PUBLISHER_MAY_BE_LAST_EDITOR = False
    send(client, meeting, kind="sent")
    source = page(client, meeting).content.decode()
    assert "押せません：最後に直した人は承認できない設定です。" in source
    assert 'value="approved" disabled' in source
    assert "最後に直した人は承認できない設定です。" in send(client, meeting, kind="approved").content.decode()
    assert not Step.objects.filter(kind="approved").exists()


def test_sent_back_with_remarks_at_places(client, meeting):
    approver = member("承認", "太郎")
    send(client, meeting, kind="sent")
    client.force_login(approver)
    answer = send(
        client, meeting, kind="returned", lines="#12 句点が重なっています。\n\n場所　階は。\n２０：綴りは。"
    )
    assert [(note.place, note.said.text, note.state) for note in answer.context["open_notes"]] == [
        ("#12", "句点が重なっています。", "答え待ち"),
        ("場所", "階は。", "答え待ち"),
        ("配付資料 #20", "綴りは。", "答え待ち"),
    ]
    assert "付せん" in Page(answer).of_id("u12").text


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        ("#12 よい。\n#99 だめ。", "2行目の「#99」は、この会議録にありません。"),
        ("ここを直す。", "1行目の「ここを直す。」は、この会議録にありません。"),
        ("#12", "1行目の #12 に、付せんの言葉がありません。"),
        ("#12 前\u202e後", "目に見えない記号"),
    ],
)
def test_remarks_that_cannot_be_read_come_back_and_nothing_is_done(client, meeting, lines, error):
    send(client, meeting, kind="sent")
    answer = send(client, meeting, kind="returned", lines=lines, note="よろしく。")
    assert error in answer.content.decode()
    assert (answer.context["lines"], answer.context["note"]) == (lines, "よろしく。")
    assert (Step.objects.count(), LineNote.objects.count()) == (1, 0)


def test_a_note_is_put_answered_and_settled_in_the_margin(client, meeting):
    answer = send(client, meeting, do="put", block="u12", text="年は。\r\n月は。")
    assert answer.redirect_chain == [(f"{address(meeting, 'steps')}#u12", 302)]
    note = LineNote.objects.get()
    assert note.text == "年は。\n月は。"
    answer = send(client, meeting, do="answer", line_note=note.pk, text="録音で確かめました。")
    assert [row.state for row in answer.context["open_notes"]] == ["答えあり"]
    answer = send(client, meeting, do="settle", line_note=note.pk)
    assert (answer.context["open_notes"], [row.state for row in answer.context["notes"]]) == (
        [],
        ["片づいた"],
    )


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"block": "u12", "text": "  "}, "付せんに何も書いてありません。"),
        ({"block": "u12", "text": "あ" * 2001}, "付せんは2000字までです。"),
        ({"block": "u12", "text": "前\u202e後"}, "目に見えない記号"),
        ({"block": "u99", "text": "ない箇所。"}, "その箇所は、もうこの会議録にありません。"),
        ({"block": "x", "text": "ない箇所。"}, "その箇所は、もうこの会議録にありません。"),
    ],
)
def test_what_is_typed_and_not_taken_comes_back(client, meeting, typed, error):
    answer = send(client, meeting, do="put", **typed)
    assert error in answer.content.decode()
    assert answer.context["typed"].text == typed["text"]
    assert LineNote.objects.count() == 0


def test_a_note_of_another_meeting_is_not_found(client, meeting, by):
    other = draft(MANUSCRIPT.replace("9月3日", "9月4日"), by=by)
    send(client, other, do="put", block="u12", text="年は。")
    for pk in (LineNote.objects.get().pk, "x", "", "9" * 30):
        assert send(client, meeting, do="settle", line_note=pk).status_code == 404


def test_whoever_may_see_a_record_may_remark_on_it(client, meeting):
    reader = User.objects.create_user("reads", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_meeting"))
    client.force_login(reader)
    assert send(client, meeting, do="put", block="venue", text="階は。").status_code == 200
    assert LineNote.objects.get().by == reader
    client.force_login(User.objects.create_user("nobody", is_staff=True))
    assert send(client, meeting, do="put", block="venue", text="階は。").status_code == 403


def test_a_note_stays_when_its_block_goes(client, meeting, by):
    send(client, meeting, do="put", block="u8", text="要るか。")
    row = Utterance.objects.get(meeting=meeting, number=8)
    remove_row(row=row, revision=Meeting.objects.get(pk=meeting.pk).revision, by=by)
    answer = page(client, meeting)
    assert [note.place for note in answer.context["notes_elsewhere"]] == ["#8"]
    assert "いまの記録にない箇所の付せん" in answer.content.decode()


def test_open_notes_stand_at_their_line_in_the_manuscript_and_the_review(client, meeting):
    send(client, meeting, do="put", block="u12", text="年は。")
    send(client, meeting, do="put", block="venue", text="階は。")
    send(client, meeting, do="put", block="u13", text="月は。")
    settled = LineNote.objects.get(block="u13")
    send(client, meeting, do="settle", line_note=settled.pk)
    lines = client.get(address(meeting)).context["typed"].text.split("\n")
    (line,) = [number for number, text in enumerate(lines, 1) if text.endswith("#12")]
    for name in ("manuscript", "review"):
        answer = client.get(address(meeting, name))
        assert [(note.place, at) for note, at in answer.context["open_notes"]] == [("#12", line), ("場所", 0)]
        assert f"{address(meeting, 'steps')}#note" in answer.content.decode()


@pytest.mark.parametrize("kind", ["announced", "none"])
def test_without_an_edition_of_a_record_all_is_new(client, meeting, by, kind):
    if kind == "announced":
        publish_now(meeting, by=by, status="planned")
        edit(meeting, 12, by, "二十日と決めている。")
    answer = page(client, meeting)
    assert "前の版がないので、全体が新しい記録です。" in answer.content.decode()
    assert answer.context["changed"] == []


def test_it_costs_the_same_for_one_change_and_for_three(client, meeting, by):
    publish_now(meeting, by=by)
    counts = []
    for numbers in ((12,), (6, 8)):
        for number in numbers:
            edit(meeting, number, by, f"{number}番目を直した。")
            send(client, meeting, do="put", block=f"u{number}", text="年は。")
            send(client, meeting, do="answer", line_note=LineNote.objects.last().pk, text="はい。")
        if not counts:
            send(client, meeting, kind="sent")
            edit(meeting, 13, by, "三か月。")
        with CaptureQueriesContext(connection) as asked:
            page(client, meeting)
        counts.append(len(asked))
    assert counts == [71, 71]


def test_a_withdrawal_hides_notes_words_to_the_next_one_and_reasons(client, meeting, by):
    """Words in a note of before and of after, in an answer, in what a step and a save say."""
    words = "担当者の鷲塚が独断で五か月も放置した。"
    edit(meeting, 12, by, words)
    publish_now(meeting, by=by)
    edit(meeting, 13, by, "当町は三か月を要する。", reason=f"「{words}」に合わせる。")
    send(client, meeting, do="put", block="u13", text=words)
    send(client, meeting, kind="sent", note=words)
    withdraw_now(meeting, "u12")
    client.post(
        address(meeting, "steps"),
        {
            "seen_revision": Meeting.objects.get(pk=meeting.pk).revision,
            "do": "put",
            "block": "u13",
            "text": words,
        },
    )
    assert LineNote.objects.last().text == words, "whoever reads the 原本 may write so"
    paths = [address(meeting, name) for name in ("steps", "manuscript", "review", "history")]
    assert words in client.get(paths[0]).content.decode()
    blind = User.objects.create_user("blind", is_staff=True)
    blind.user_permissions.set(Permission.objects.exclude(codename="view_original"))
    client.force_login(blind)
    answers = {path: client.get(path).content.decode() for path in paths}
    assert [path for path, text in answers.items() if "鷲塚" in text or "五か月" in text] == []
    assert "［取消し12-1］" in answers[paths[0]]
