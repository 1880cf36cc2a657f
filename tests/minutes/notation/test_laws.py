"""The promises of the notation, on whatever hypothesis can make up."""

import pytest
from hypothesis import given, settings

from minutes.notation.document import Problem
from minutes.notation.parser import parse
from minutes.notation.reading.draft import NO_BLOCKS, NO_TITLE
from minutes.notation.reading.line_marks import ESCAPE
from minutes.notation.writer import write
from tests.minutes.notation import strategies
from tests.texts import tries


@pytest.mark.long
@strategies.thoroughly
@given(strategies.documents)
def test_what_is_written_reads_as_the_same_document(document):
    """And leaves the reader in no doubt, but about what the document itself lacks."""
    manuscript = write(document)
    read = parse(manuscript)
    missing = [(document.title, NO_TITLE), (document.blocks, NO_BLOCKS)]
    assert read == document
    assert read.problems == tuple(Problem(0, message) for value, message in missing if not value)


@settings(strategies.patient, max_examples=tries(200))
@given(strategies.documents)
def test_nothing_is_escaped_without_need(document):
    """Without its ＼, a line reads as something else, or leaves a doubt."""
    manuscript = write(document)
    rows, problems = manuscript.split("\n"), parse(manuscript).problems
    for at, row in enumerate(rows):
        if row.startswith(ESCAPE):
            bare = parse("\n".join([*rows[:at], row[1:], *rows[at + 1 :]]))
            assert (bare, bare.problems) != (document, problems)


@pytest.mark.long
@strategies.thoroughly
@given(strategies.raw_texts)
def test_any_text_is_read_and_its_manuscript_is_canonical(text):
    document = parse(text)
    manuscript = write(document)
    assert parse(manuscript) == document
    assert write(parse(manuscript)) == manuscript
