"""What a mail says: titles and links. No word of a record, a note, a step or a report; no title that was withdrawn; no second
header out of a title."""

import datetime
from email import message_from_bytes, policy

import pytest
from django.core import mail

from minutes.desk.notes.line_notes import put_notes
from minutes.desk.rows.row_verbs import save_row
from minutes.desk.workflow.stages import take_step
from minutes.desk.workflow.take_report import take_report
from minutes.mailing.letters import NO_TITLE, Told, letter_of, one_line
from minutes.mailing.send_waiting import send_waiting
from minutes.models import Meeting, Step, Utterance, WaitingMail
from minutes.record import block_keys
from tests.acts import withdraw_now
from tests.builders import MANUSCRIPT, NOON, draft, published
from tests.minutes.mailing.people import person

pytestmark = pytest.mark.django_db
TITLE = "令和8年度 記録実務者会議"
PLANTED = {
    "record": "植えた言葉は記録の中だけにある",
    "note": "植えた言葉は付せんの中だけにある",
    "step": "植えた言葉はひとことの中だけにある",
    "report": "植えた言葉は指摘の中だけにある",
}


def take(meeting, kind, by, note=""):
    meeting.refresh_from_db()
    return take_step(meeting=meeting, kind=kind, revision=meeting.revision, by=by, at=NOON, note=note)


def changed(meeting, text):
    """Saves other words of a published record, which is a draft again."""
    meeting.refresh_from_db()
    row = Utterance.objects.get(meeting=meeting, number=13)
    row.text = text
    save_row(row=row, revision=meeting.revision, by=person("changes", "編集", email=""))


def sent() -> list:
    """Sends what waits; returns the mails, each read again from the bytes that go out."""
    send_waiting(at=NOON + datetime.timedelta(minutes=1))
    return [
        message_from_bytes(one.message().as_bytes(linesep="\r\n"), policy=policy.default)
        for one in mail.outbox
    ]


def text_of(message) -> str:
    return message.get_body().get_content()


def test_a_mail_has_a_japanese_subject_the_title_and_absolute_links(mailing):
    meeting = draft()
    person("shonin", "承認")
    take(meeting, Step.Kind.SENT, person("henshu", "編集"))
    WaitingMail.objects.exclude(kind="sent").delete()
    (message,) = sent()
    assert message["Subject"].strip() == f"【記録の会】確認に回された会議録があります：{TITLE}"
    assert (message["From"], message["To"]) == ("記録の会 <minutes@example.jp>", "shonin@example.jp")
    assert message["Message-ID"].endswith("@example.jp>")
    assert text_of(message).replace("\r\n", "\n") == (
        "■ 確認に回された会議録があります\n\n"
        f"{TITLE}\nhttps://kaigiroku.example.jp/admin/minutes/meeting/{meeting.pk}/steps/\n\n"
        "-- \n記録の会\nこのメールには返信できません。何を知らせるかは、机の「知らせ」で選べます。\n"
        "https://kaigiroku.example.jp/admin/notices/\n"
    )
    assert mail.outbox[0].message().as_bytes().partition(b"\n\n")[0].isascii()


def test_no_planted_word_is_in_any_mail(mailing):
    """All four kinds, in one mail and alone, of a record, notes, words to the next one and reports with planted words."""
    meeting = published(MANUSCRIPT.replace("十日と決めている。", PLANTED["record"])).meeting
    people = [person("all", "編集", "承認"), person("henshu", "編集"), person("shonin", "承認")]
    by = person("by", "編集", "承認")
    put_notes(
        meeting=meeting,
        notes=[(block_keys.block(12), PLANTED["note"])],
        revision=meeting.revision,
        by=by,
        at=NOON,
    )
    take_report(
        meeting_id=meeting.pk,
        number=12,
        edition=1,
        text=PLANTED["report"],
        suggestion=PLANTED["report"],
        sender="203.0.113.5",
        at=NOON,
    )
    changed(meeting, PLANTED["record"])
    take(meeting, Step.Kind.SENT, by, note=PLANTED["step"])
    take(meeting, Step.Kind.RETURNED, by, note=PLANTED["step"])
    WaitingMail.objects.get_or_create(to=people[0], kind="proposal", meeting=meeting, since=1, at=NOON)
    messages = sent()
    assert sorted(message["To"] for message in messages) == [
        "all@example.jp",
        "by@example.jp",
        "henshu@example.jp",
        "shonin@example.jp",
    ]
    whole = "".join(text_of(message) + str(message["Subject"]) + message.as_string() for message in messages)
    assert [word for word in PLANTED.values() if word in whole or word[:6] in whole] == []
    for heading in ("確認に回された", "下書きに戻された", "読む人からの指摘", "問いと答えの案"):
        assert heading in whole
    assert TITLE in whole


def test_a_title_that_was_withdrawn_is_in_no_mail_whole_or_in_part(mailing):
    meeting = published().meeting
    person("shonin", "承認")
    withdraw_now(meeting, "title", span="記録実務者")
    take(meeting, Step.Kind.SENT, person("henshu", "編集"))
    WaitingMail.objects.exclude(kind="sent").delete()
    (message,) = sent()
    assert message["Subject"].strip() == f"【記録の会】確認に回された会議録があります：{NO_TITLE}"
    assert not any(word in text_of(message) for word in ("令和8年度", "記録実務者会議", "取消し1"))


def test_a_title_withdrawn_after_the_act_and_before_the_mail_is_not_told(mailing):
    meeting = published().meeting
    person("shonin", "承認")
    changed(meeting, "当町は三か月を要する。")
    take(meeting, Step.Kind.SENT, person("henshu", "編集"))
    withdraw_now(meeting, "title")
    WaitingMail.objects.exclude(kind="sent").delete()
    (message,) = sent()
    assert (NO_TITLE in text_of(message), TITLE in text_of(message)) == (True, False)


def test_a_title_that_holds_words_withdrawn_elsewhere_is_not_told(mailing):
    meeting = published().meeting
    person("shonin", "承認")
    withdraw_now(meeting, "u12")
    Meeting.objects.filter(pk=meeting.pk).update(title="十日と決めている会議")
    take(meeting, Step.Kind.SENT, person("henshu", "編集"))
    WaitingMail.objects.exclude(kind="sent").delete()
    (message,) = sent()
    assert "十日と決めている" not in text_of(message) + message["Subject"]


@pytest.mark.parametrize(
    "title",
    [
        "総会\r\nBcc: all@example.jp",
        "総会\nBcc: all@example.jp",
        "総会\x0bBcc: all@example.jp\x00",
        "総会\u2028Bcc: all@example.jp",
        "総会\u202eBcc: all@example.jp",
    ],
)
def test_no_header_comes_out_of_a_title(mailing, title):
    meeting = draft()
    person("shonin", "承認")
    take(meeting, Step.Kind.SENT, person("henshu", "編集"))
    WaitingMail.objects.exclude(kind="sent").delete()
    if "\x00" not in title:
        Meeting.objects.filter(pk=meeting.pk).update(title=title)
        (message,) = sent()
        assert (message["Bcc"], message["To"]) == (None, "shonin@example.jp")
        assert len(message.get_all("Subject")) == 1
    letter = letter_of([Told("知らせ", one_line(title), "/")])
    assert letter.subject.isprintable() and "\n" not in letter.subject


def test_a_long_title_is_one_subject_of_lines_that_every_server_takes(mailing):
    meeting = draft()
    person("shonin", "承認")
    Meeting.objects.filter(pk=meeting.pk).update(title="会" * 300)
    take(meeting, Step.Kind.SENT, person("henshu", "編集"))
    WaitingMail.objects.exclude(kind="sent").delete()
    (message,) = sent()
    assert message["Subject"].endswith("会" * 300)
    assert max(map(len, mail.outbox[0].message().as_bytes().splitlines())) < 998


def test_proposals_are_told_only_while_some_of_the_new_turns_wait(mailing):
    """The sixth remark asks, and the seventh answers: what is proposed for turns from 14 on is nothing."""
    meeting, account = draft(), person("henshu", "編集")
    WaitingMail.objects.create(to=account, kind="proposal", meeting=meeting, since=14, at=NOON)
    assert sent() == []
    assert not WaitingMail.objects.exists()
    WaitingMail.objects.create(to=account, kind="proposal", meeting=meeting, since=7, at=NOON)
    (message,) = sent()
    assert f"/admin/minutes/meeting/{meeting.pk}/ties/" in text_of(message)
