"""Ties handouts and saves manuscripts in one line each, on the record of builders.py, which gains 資料2 as h21."""

from minutes.desk.handouts.tie_handouts import tie_handouts
from minutes.desk.known_names import parse_manuscript
from minutes.desk.manuscript.compared_manuscript import compare_manuscript
from minutes.desk.manuscript.save_manuscript import save_manuscript
from minutes.desk.manuscript.working_document import load_rows
from minutes.models import Meeting
from minutes.notation.writer import write
from tests.builders import MANUSCRIPT, clerk

TEXT = MANUSCRIPT.replace(
    "資料1　文書の電子化\n", "資料1　文書の電子化\n資料2　公開までの日数　［保有なし］\n"
).replace("当別町から照会の趣旨について", "当別町から資料2により照会の趣旨について")


def tie_now(meeting: Meeting, *add: tuple[int, int], remove=(), by=None) -> int:
    """Ties (number of a handout, number of a heading)."""
    meeting.refresh_from_db()
    return tie_handouts(meeting=meeting, add=add, remove=remove, revision=meeting.revision, by=by or clerk())


def manuscript(meeting: Meeting) -> str:
    return write(load_rows(meeting).document)


def save_text(meeting: Meeting, text: str) -> None:
    """Saves a manuscript as a clerk would who answers nothing."""
    meeting.refresh_from_db()
    rows = load_rows(meeting)
    compared = compare_manuscript(rows=rows, document=parse_manuscript(text, rows))
    save_manuscript(compared=compared, revision=meeting.revision, by=clerk())
    meeting.refresh_from_db()
