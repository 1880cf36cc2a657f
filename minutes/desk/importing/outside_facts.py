"""Facts of a record that stand outside its text: a title and a day given with a command, a date in the name of a file."""

import datetime
import re
from dataclasses import dataclass, replace
from pathlib import PurePath

from members import wareki
from minutes.desk.importing.create_meeting import NotSaved
from minutes.notation.document import NO_LINE, Document, Problem
from minutes.notation.reading.document_builder import NO_TITLE
from minutes.record.read_out import meeting_time_in

DAY_IN_FILE_NAME = "「日時」がないので、ファイルの名にある日付（{}）を日時として読みました。"
OTHER_TITLE = "会議名を「{}」にしました。文章の会議名は「{}」です。"
OTHER_DAY = "文章の日時は「{}」です。指定した日付（{}）と違うので、取り込みません。"
# 20260702, 2026-07-02, R080702: as files are named, where no sign stands between year, month and day.
_EIGHT_DIGITS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[-_.]?([01][0-9])[-_.]?([0-3][0-9])(?![0-9])")
_ERA_AND_DIGITS = re.compile(
    r"(?<![A-Za-z])([RHS])([0-9]{2})[-_.]?([01][0-9])[-_.]?([0-3][0-9])(?![0-9])", re.I
)


@dataclass(frozen=True)
class OutsideFacts:
    """title and date are given by whoever imports, and hold; file_name only proposes a day."""

    title: str = ""
    date: str = ""
    file_name: str = ""


def with_outside_facts(document: Document, facts: OutsideFacts) -> Document:
    """Returns the document with these facts, and a problem for each that was guessed or differs from the text.

    Raises NotSaved where the given date cannot be read, or is not that of the text.
    """
    if facts.title:
        document = _titled(document, NO_LINE.sub(" ", facts.title).strip())
    if facts.date:
        document = replace(document, time=_time_on(document.time, facts.date))
    day = None if document.time else day_in_file_name(facts.file_name)
    if day:
        words = wareki.format_era_date(day)
        doubt = Problem(0, DAY_IN_FILE_NAME.format(words))
        document = replace(document, time=words, problems=(doubt, *document.problems))
    return document


def day_in_file_name(name: str) -> datetime.date | None:
    """Returns the one day that the name of a file says; None where it says none or several.

    >>> day_in_file_name("20260702_会議録.txt"), day_in_file_name("R8.7.2会議録.docx"), day_in_file_name("R080702.txt")
    (datetime.date(2026, 7, 2), datetime.date(2026, 7, 2), datetime.date(2026, 7, 2))
    """
    stem = PurePath(name).stem
    spelled = _EIGHT_DIGITS.sub(r" \1/\2/\3 ", _ERA_AND_DIGITS.sub(r" \1\2.\3.\4 ", stem))
    days = {date.day for date in wareki.find_dates(spelled) if date.day}
    return days.pop() if len(days) == 1 else None


def _titled(document, title):
    problems = [problem for problem in document.problems if problem.message != NO_TITLE]
    if document.title not in ("", title):
        problems.insert(0, Problem(0, OTHER_TITLE.format(title, document.title)))
    return replace(document, title=title, problems=tuple(problems))


def _time_on(time, date):
    try:
        day = wareki.parse_date(date)
    except wareki.WarekiError as error:
        raise NotSaved(f"指定した日付を読み取れません。{error}") from error
    words = wareki.format_era_date(day)
    if not time:
        return words
    held = meeting_time_in(time) or meeting_time_in(f"{words} {time}")
    if held is None or held.held_on != day:
        raise NotSaved(OTHER_DAY.format(time, words))
    return time if meeting_time_in(time) else f"{words} {time}"
