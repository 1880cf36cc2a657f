"""Review rule on words that may be another speaker's. Pure."""

from collections.abc import Iterator

from minutes.desk.review.findings import Finding, block_texts
from minutes.notation.document import Document
from minutes.notation.openings.silence import silent_openings
from minutes.notation.table_rows import rows_of_tables

LONGEST_EXCERPT = 24


def words_in_another_mouth(document: Document, names: frozenset[str]) -> Iterator[Finding]:
    """A line could open a turn and stands in the words of another, or of nobody: ○海野委員　… in a turn. The rows of a table
    are read as what they are."""
    texts = block_texts(document)
    for found in silent_openings(document, names):
        block = texts[found.block]
        lines = block.text.split("\n")
        if found.line in rows_of_tables(lines):
            continue
        line = lines[found.line]
        shown = line if len(line) <= LONGEST_EXCERPT else f"{line[:LONGEST_EXCERPT]}…"
        yield Finding(
            f"opening:{block.number}:{found.label}:{found.line}",
            f"「{found.label}」の発言かもしれない行が、ほかの言葉の中にあります：{shown}",
            block.number,
        )
