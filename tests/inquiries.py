"""An inquiry with questions and written answers, on the record of builders.py.

`asked()` is a draft of ASKED; its numbers are those of MANUSCRIPT up to u10, then:

    u10  presentation  当別町：議事録の公開までの日数（and a second title）
    u11  question      公開までの日数を決めていますか。（決めている／決めていない）
    u12  question      どのように確認していますか。
    u13  narration     当別町から照会の趣旨について説明が行われた。
    u14  turn          深川市：十日と決めている。
    u15  turn          当別町：当町は二か月を要する。
    u16  item          閉会
    u17  narration     事務局が閉会を宣した。
    a18  officer       深川市（会長 山田課長）
    a19  attendee      当別町
    a20  attendee      美里町
    a21  secretariat   事務局
    a22  answer_only   高松市
    h23  handout       資料1　文書の電子化

`answered()` has four written answers besides:

    w24  深川市 問1　決めている、規程で十日としている。
    w25  深川市 問2　課長が読み合わせている。
    w26  美里町 問1　決めていない
    w27  高松市 問1　決めている
"""

import datetime

from minutes.desk.answers.answer_grid import GridAnswer, load_grid
from minutes.desk.answers.pasted_table import with_row
from minutes.desk.answers.save_answers import save_answers
from minutes.models import Edition, Meeting, WrittenAnswer
from tests.builders import MANUSCRIPT, clerk, draft, publish_now

QUESTIONS = """
？ 公開までの日数を決めていますか。
・決めている
・決めていない

？ どのように確認していますか。
"""
ASKED = MANUSCRIPT.replace("議事録の確認の方法\n", f"議事録の確認の方法\n{QUESTIONS}").replace(
    "■ 配付資料", "■ 回答のみの団体\n高松市\n\n■ 配付資料"
)
ANSWERS = {
    (18, 11): ("決めている", "規程で十日としている。"),
    (18, 12): ("", "課長が読み合わせている。"),
    (20, 11): ("決めていない", ""),
    (22, 11): ("決めている", ""),
}


def asked(text: str = ASKED, *, by=None) -> Meeting:
    return draft(text, by=by)


def answer_now(
    meeting: Meeting, answers=None, *, inquiry: int = 10, day: str = "", way: str = "unknown", by=None
):
    """Saves answers, given as {(number of an attendee, number of a question): (choice, text)}, through the grid."""
    meeting.refresh_from_db()
    presentation = meeting.presentations.get(number=inquiry)
    grid = load_grid(meeting, presentation)
    for (attendee, question), words in (ANSWERS if answers is None else answers).items():
        row = grid.row(attendee, 0)
        stored = row.answer(question)
        row = row.with_answer(question, GridAnswer(*words, stored.number))
        grid = with_row(grid, type(row)(**{**vars(row), "day": day or row.day, "way": way}))
    return save_answers(
        meeting=meeting, inquiry=presentation, typed=grid, revision=meeting.revision, by=by or clerk()
    )


def answered(text: str = ASKED) -> Meeting:
    meeting = asked(text)
    answer_now(meeting)
    return meeting


def published_answers(text: str = ASKED, **values) -> Edition:
    return publish_now(answered(text), **values)


def reanswer(meeting: Meeting, number: int, **values) -> WrittenAnswer:
    """Saves an answer of the draft with other values, past the verbs of the desk."""
    row = WrittenAnswer.objects.get(meeting=meeting, number=number)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


DAY = datetime.date(2026, 8, 20)
