"""Review rules on facts that do not agree: handouts, head counts, attendees, the fiscal year, tallies. Pure.

Each rule takes a Document and yields its findings.
"""

import re
import unicodedata
from collections.abc import Iterator

from members import wareki
from minutes.desk.review.findings import Finding, block_texts, speakers_of
from minutes.notation.attendance import (
    ATTENDEE,
    OBSERVER,
    OFFICER,
    SECRETARIAT,
    attendees,
    head_counts,
)
from minutes.notation.citations.handout_citations import cited_labels
from minutes.notation.citations.handout_labels import label_key
from minutes.notation.document import Document
from minutes.notation.reading.speakers import is_person
from minutes.notation.vocabulary import SECRETARIAT_LABEL

MEMBERS = (OFFICER, ATTENDEE)
# The key of a finding: handout:資料1.
NOT_LISTED = "handout:"


def handouts_not_listed(document: Document) -> Iterator[Finding]:
    """A handout (資料1) is cited, and the list of handouts does not have it. Each is reported once."""
    for label, number in cited_and_not_listed(document).items():
        yield Finding(
            f"{NOT_LISTED}{label}", f"「{label}」が本文に出てきますが、配付資料の欄にありません。", number
        )


def cited_and_not_listed(document: Document) -> dict[str, int | None]:
    """Returns {label: number of the first block that cites it} of the handouts that the list lacks, as first cited."""
    known = {label_key(handout.label) for handout in document.handouts}
    missing: dict[str, int | None] = {}
    for block in block_texts(document):
        for key, label in cited_labels(block.text).items():
            if key not in known:
                known.add(key)
                missing[label] = block.number
    return missing


def more_speakers_than_counted(document: Document) -> Iterator[Finding]:
    """More organisations speak than the 出席者 block counts among 役員 and 出席者."""
    counts = [count for count in head_counts(document.attendance) if count.capacity in MEMBERS]
    expected = sum(count.organisations or 0 for count in counts)
    guests = {
        attendee.label for attendee in attendees(document.attendance) if attendee.capacity not in MEMBERS
    }
    speakers = [label for label in speakers_of(document) if not is_person(label)]
    not_counted = [label for label in speakers if label in guests | {SECRETARIAT_LABEL}]
    counted = [label for label in speakers if label not in not_counted]
    if expected and len(counted) > expected:
        besides = f"{'と'.join(not_counted)}のほかに" if not_counted else ""
        yield Finding(
            "attendance:count",
            f"出席者の欄では役員と出席者は{expected}団体ですが、{besides}{len(counted)}団体が発言しています。",
        )


def absent_speakers_and_silent_attendees(document: Document) -> Iterator[Finding]:
    """Somebody speaks who is not among the attendees or, a mild finding, attends and never speaks.

    The rule applies only where the 出席者 block names two or more among 役員 and 出席者.
    """
    named = attendees(document.attendance)
    if sum(attendee.capacity in MEMBERS for attendee in named) < 2:
        return
    speakers, labels = speakers_of(document), {attendee.label for attendee in named}
    for label in speakers:
        if label not in labels and label != SECRETARIAT_LABEL:
            yield Finding(f"absent:{label}", f"「{label}」が発言していますが、出席者の欄にありません。")
    for attendee in named:
        if attendee.label not in speakers and attendee.capacity not in (SECRETARIAT, OBSERVER):
            yield Finding(
                f"silent:{attendee.label}",
                f"「{attendee.label}」は出席していますが、発言がありません。",
                mild=True,
            )


def title_of_another_fiscal_year(document: Document) -> Iterator[Finding]:
    """The fiscal year (年度) in the title is not that of the meeting's day, or day or hours cannot be read."""
    stated = wareki.find_fiscal_year(document.title)
    try:
        time = wareki.parse_meeting_time(document.time)
    except wareki.WarekiError as error:
        yield Finding("time:unread", f"日時を読み取れません。{error}")
        return
    if time.hours_problem:
        yield Finding("time:hours", f"日時の時刻を読み取れません。{time.hours_problem}")
    held = time.held_on
    if stated is not None and stated != wareki.fiscal_year(held):
        yield Finding(
            "year:title",
            f"会議名には{wareki.format_fiscal_year(stated)}とありますが、開催日（{wareki.format_era_date(held)}）は"
            f"{wareki.format_fiscal_year(wareki.fiscal_year(held))}です。",
        )


def wrong_tallies(document: Document) -> Iterator[Finding]:
    """A sentence says 19団体中7団体 and names two or more organisations, but not seven."""
    labels = set(speakers_of(document)) | {attendee.label for attendee in attendees(document.attendance)}
    for block in block_texts(document):
        for sentence in re.split("(?<=。)|\n", block.text):
            yield from _tally(sentence, labels, block.number)


def _tally(sentence, labels, number):
    tally = re.search(r"(\d+)団体[中のうち]+、?(\d+)団体", unicodedata.normalize("NFKC", sentence))
    if not tally:
        return
    named = _organisations_in(sentence, labels)
    if len(named) > 1 and len(named) != int(tally[2]):
        yield Finding(
            f"tally:{number}:{tally[0]}",
            f"「{tally[0]}」とありますが、名を挙げているのは{len(named)}団体です（{'、'.join(named)}）。",
            number,
        )


def _organisations_in(sentence, labels):
    """Returns the organisations that a sentence names: known labels, and names of municipalities in its list."""
    listed = re.findall(r"(?<=[、，及び])([^、，。ぁ-ん]{1,10}[市町村県都府区])(?=[、，及並])", sentence)
    known = [label for label in labels if label in sentence]
    names = sorted({*listed, *known}, key=sentence.find)
    return [name for name in names if not any(name != other and name in other for other in names)]
