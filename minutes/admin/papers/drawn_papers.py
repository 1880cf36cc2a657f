"""The papers of one meeting, of its draft or of an edition: the record in reading form, and the 正誤表."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.http import Http404

from members import wareki
from members.registry import organisation_names
from minutes.admin.papers.paper_heads import CORRECTIONS, RECORD, draft_head, edition_head
from minutes.compare.edition_comparison import codes_in
from minutes.compare.record_diff import changes
from minutes.exports.corrections_docx import KEY, TITLE, corrections_docx
from minutes.exports.papers.errata_sheet import Said, counted, errata_groups
from minutes.exports.papers.paper_head import PaperHead
from minutes.exports.papers.record_lines import record_lines
from minutes.exports.record_docx import record_docx, record_facts
from minutes.models import Correction, Edition, Meeting
from minutes.notation.redactions import plain_redactions
from minutes.publication.editions.snapshot import record_of
from minutes.publication.publish import corrections_among
from minutes.record.record import Record
from minutes.record.stored_record import read_record


@dataclass(frozen=True)
class Paper:
    """One paper. title: what is printed large. file_name: without its ending. template and context: of its page. word:
    makes its Word file."""

    head: PaperHead
    title: str
    file_name: str
    template: str
    context: dict
    word: Callable[[], bytes]


def record_paper(meeting: Meeting, number: int | None, at: datetime.datetime) -> Paper:
    """Returns the record of an edition; of the draft where `number` is None. Raises Http404."""
    if number is None:
        record = record_of(meeting)
        head = draft_head(meeting, corrected_edition(meeting), subject=RECORD, at=at)
    else:
        edition = _edition(meeting, number)
        record, head = read_record(edition.record), edition_head(meeting, edition)
    facts = [(heading, plain_redactions(words)) for _, (heading, words) in record_facts(record)]
    return Paper(
        head=head,
        title=plain_redactions(record["title"]) or "（会議名なし）",
        file_name=_file_name(meeting, number),
        template="admin/papers/record.html",
        context={"facts": facts, "lines": record_lines(record)},
        word=lambda: record_docx(record, head),
    )


def corrections_paper(meeting: Meeting, number: int | None, at: datetime.datetime) -> Paper:
    """Returns the 正誤表 of an edition; where `number` is None, of what the draft corrects in the newest. Raises Http404."""
    if number is None:
        previous = corrected_edition(meeting)
        if previous is None:
            raise Http404("正誤表は、会議録の第1版を公開した後に、原稿を直すと作れます。")
        before, after = read_record(previous.record), record_of(meeting)
        head = draft_head(meeting, previous, subject=CORRECTIONS, at=at)
        said = _proposed(before, after, previous)
    else:
        edition, previous = _edition(meeting, number), _edition(meeting, number - 1)
        before, after = read_record(previous.record), read_record(edition.record)
        head, said = edition_head(meeting, edition), _published(edition)
    groups = errata_groups(before, after, said, _names(before, after))
    head = replace(head, about=[*_of_meeting(after), *head.about, ("訂正の数", counted(groups))])
    return Paper(
        head=head,
        title=TITLE,
        file_name=f"{_file_name(meeting, number)}-seigohyo",
        template="admin/papers/corrections.html",
        context={"groups": groups, "key": KEY},
        word=lambda: corrections_docx(groups, head),
    )


def corrected_edition(meeting: Meeting) -> Edition | None:
    """Returns the newest edition, which the draft would correct; None where nothing is public but an announcement."""
    newest = meeting.editions.newest().first()
    return newest if newest and newest.status not in Edition.ANNOUNCEMENTS else None


def _proposed(before: Record, after: Record, previous: Edition) -> Said:
    """The category that is proposed for each change; the reasons are written when it is published, or by hand."""
    proposed = corrections_among(changes(before, after), previous, Edition.Status.FINAL)
    return {change.key: (Correction.Category(change.category).label, "") for change in proposed}


def _published(edition: Edition) -> Said:
    return {
        row.block_key: (row.get_category_display(), row.reason)
        for row in edition.corrections.all()
        if row.category not in Correction.OF_WITHDRAWALS
    }


def _names(before: Record, after: Record) -> dict[str, str]:
    day = after["held_on"] or before["held_on"]
    return organisation_names(codes_in(before, after), datetime.date.fromisoformat(day)) if day else {}


def _of_meeting(record: Record) -> list[tuple[str, str]]:
    day = record["held_on"] and wareki.format_date(datetime.date.fromisoformat(record["held_on"]))
    return [("会議録", plain_redactions(record["title"])), ("開催日", day or "（日時未定）")]


def _edition(meeting: Meeting, number: int) -> Edition:
    edition = meeting.editions.filter(number=number).first()
    if edition is None:
        raise Http404("その版はありません。")
    return edition


def _file_name(meeting: Meeting, number: int | None) -> str:
    name = meeting.address or f"draft-{meeting.pk}"
    return f"{name}-an" if number is None else f"{name}-{number}"
