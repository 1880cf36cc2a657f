"""The laws of the notation, on documents and texts that hypothesis makes up."""

import pytest
from hypothesis import given, settings

from minutes.notation.document import Problem
from minutes.notation.parser import parse
from minutes.notation.reading.document_builder import NO_BLOCKS, NO_TITLE
from minutes.notation.reading.line_marks import ESCAPE
from minutes.notation.writer import write
from tests.minutes.notation import strategies
from tests.texts import tries


@pytest.mark.long
@strategies.thoroughly
@given(strategies.documents)
def test_what_is_written_reads_as_the_same_document(document):
    """The reader has no problem with it, except that it names a title or blocks that the document lacks."""
    manuscript = write(document)
    read_again = parse(manuscript)
    required = [(document.title, NO_TITLE), (document.blocks, NO_BLOCKS)]
    assert read_again == document
    assert read_again.problems == tuple(Problem(0, message) for value, message in required if not value)


@settings(max_examples=tries(200))
@given(strategies.documents)
def test_nothing_is_escaped_without_need(document):
    """Without its ＼, a line reads as something else, or causes a problem."""
    manuscript = write(document)
    lines, problems = manuscript.split("\n"), parse(manuscript).problems
    for index, line in enumerate(lines):
        if line.startswith(ESCAPE):
            unescaped = parse("\n".join([*lines[:index], line[1:], *lines[index + 1 :]]))
            assert (unescaped, unescaped.problems) != (document, problems)


@pytest.mark.long
@strategies.thoroughly
@given(strategies.raw_texts)
def test_any_text_is_read_and_its_manuscript_is_canonical(text):
    document = parse(text)
    manuscript = write(document)
    assert parse(manuscript) == document
    assert write(parse(manuscript)) == manuscript
