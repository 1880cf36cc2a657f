"""The real record with two of its inquiries: questions under their titles, and the written answers of 19 organisations.

What the talk reveals is true: 多治見市 publishes (#31), 美里町 does not disclose (#34), 多治見市 has a 自主点検規程 (#36); who
conforms and who will (#53). The wording of the questions and all other answers are made up.
"""

from minutes.desk.answers.answer_grid import load_grid
from minutes.desk.answers.pasted_table import check_table
from minutes.desk.answers.save_answers import save_answers
from minutes.desk.answers.table_text import TAB, write_table
from minutes.desk.manuscript.compared_manuscript import compare_manuscript
from minutes.desk.manuscript.save_manuscript import save_manuscript
from minutes.desk.manuscript.working_document import load_rows, stored_document
from minutes.models import Meeting
from minutes.notation.parser import parse
from minutes.notation.writer import write
from tests.builders import clerk, draft

SECURITY, PLATFORM = 28, 51
QUESTIONS = {
    SECURITY: """
？ ポリシーを公表していますか。
・公表している
・公表していない

？ 対策基準を職員に開示していますか。
・開示している
・開示していない

？ PDCAサイクルをどのように実施していますか。
""",
    PLATFORM: """
？ 現在のシステムは、地域情報プラットフォームに準拠していますか。
・準拠している
・次年度の調達で条件にする
・準拠していない
""",
}
CONFORM = "深川市 多治見市 高松市 瑞穂町 長泉町 養父市".split()
WILL_CONFORM = ["一戸町"]
OTHERS = "当別町 秋田市 福島県 檜枝岐村 所沢市 金沢市 鯖江市 宇治市 早島町 徳島市 松前町 美里町".split()
NINETEEN = [*CONFORM, *WILL_CONFORM, *OTHERS]
# Whom 深川市 asked: all of them but itself, and 町田市.
ASKED_BY_FUKAGAWA = [name for name in NINETEEN if name != "深川市"] + ["町田市"]


def platform_table() -> list[list[str]]:
    kinds = dict.fromkeys(CONFORM, "準拠している") | dict.fromkeys(WILL_CONFORM, "次年度の調達で条件にする")
    return [[name, kinds.get(name, "準拠していない")] for name in NINETEEN]


def security_table() -> list[list[str]]:
    """19 organisations × 3 questions; 多治見市's third answer has a line break."""
    return [
        [
            name,
            "公表している" if name == "多治見市" else "公表していない",
            "開示していない" if name == "美里町" else "開示している",
            "自主点検規程を定めて\n改善に努めている。" if name == "多治見市" else "うまく運用できていない。",
        ]
        for name in ASKED_BY_FUKAGAWA
    ]


def with_questions(real_text: str) -> Meeting:
    """A draft of the real record with the four questions, saved through its manuscript."""
    meeting, by = draft(real_text), clerk()
    text = write(stored_document(meeting))
    for number, questions in QUESTIONS.items():
        heading = next(
            line for line in text.split("\n") if line.startswith("□") and line.endswith(f"#{number}")
        )
        text = text.replace(heading, f"{heading}\n{questions}", 1)
    save_manuscript(
        compared=compare_manuscript(rows=load_rows(meeting), document=parse(text)), revision=0, by=by
    )
    meeting.refresh_from_db()
    return meeting


def paste(meeting: Meeting, inquiry: int, rows: list[list[str]]):
    """Pastes a table into the grid of an inquiry and saves it."""
    meeting.refresh_from_db()
    presentation = meeting.presentations.get(number=inquiry)
    table = check_table(write_table(rows, TAB), TAB, load_grid(meeting, presentation), {})
    assert table.faults == []
    return save_answers(
        meeting=meeting, inquiry=presentation, typed=table.grid, revision=meeting.revision, by=clerk()
    )


def with_answers(real_text: str) -> Meeting:
    meeting = with_questions(real_text)
    paste(meeting, SECURITY, security_table())
    paste(meeting, PLATFORM, platform_table())
    meeting.refresh_from_db()
    return meeting
