"""Checks the redactions of a manuscript (［取消し12-1］): a save may not drop, double or make up any. Pure."""

from collections import Counter
from collections.abc import Iterator

from minutes.desk.manuscript.alignment import block_lines
from minutes.desk.manuscript.block_words import manuscript_words
from minutes.notation.document import Document, Problem
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.redactions import REDACTION

DROPPED = "{} がなくなっています（もとは {}）。取り消した言葉の印なので、もとの所に戻してください。"
DOUBLED = "{} が増えています。取り消した言葉の印なので、一つだけ残してください。"
MADE_UP = "{} という取消しは、この会議にありません。書いた印を消してください。"


def redaction_problems(manuscript: Document, stored: Document) -> list[Problem]:
    """Returns a fatal problem, with its line, for each redaction that the manuscript drops, doubles or makes up."""
    written, original = _redactions(manuscript), _redactions(stored)
    counts = Counter(redaction for redaction, *_ in written)
    stored_counts = Counter(redaction for redaction, *_ in original)
    original_places = {redaction: place for redaction, _, place in original}
    lines = {redaction: line for redaction, line, _ in written}
    problems = []
    for redaction in sorted(counts.keys() | stored_counts.keys()):
        if counts[redaction] < stored_counts[redaction]:
            problems.append(Problem(0, DROPPED.format(redaction, original_places[redaction]), fatal=True))
        elif counts[redaction] > stored_counts[redaction]:
            message = DOUBLED if stored_counts[redaction] else MADE_UP
            problems.append(Problem(lines[redaction], message.format(redaction), fatal=True))
    return problems


def _redactions(document: Document) -> list[tuple[str, int, str]]:
    """Returns (redaction, line of its block, what a clerk calls the place) of every redaction."""
    return [
        (match[0], line, place)
        for text, line, place in _texts(document)
        for match in REDACTION.finditer(text)
    ]


def _texts(document: Document) -> Iterator[tuple[str, int, str]]:
    yield from ((getattr(document, fact.name), 0, fact.heading) for fact in TEXT_FACTS)
    yield from ((f"{handout.label}　{handout.title}", 0, "配付資料") for handout in document.handouts)
    for block, line in zip(document.blocks, block_lines(document), strict=True):
        yield manuscript_words(block), line, f"#{block.number}"
