"""Parses the text of a record, a manuscript in our notation or any other, into a Document."""

from dataclasses import replace

from minutes.notation.document import Document
from minutes.notation.labels import labels_of
from minutes.notation.reading.line_marks import has_mark
from minutes.notation.reading.lines import split
from minutes.notation.reading.strict import read_strict
from minutes.notation.reading.tolerant import read_tolerant


def parse(text: str) -> Document:
    """Returns the Document of a text; never raises. Lines that fit nowhere are kept as narration and listed in `problems`.

    A text that holds any mark of our notation (■ □ ◇, or a speaker's line with a number) is read by marks alone.
    The text is read a second time if a name in brackets may be a speaker's and the first reading shows that it is.

    >>> parse("■ 会議名\\n役員会\\n\\n■ 開会　#1\\n\\n（水瀬市）　#2\\n賛成です。").blocks
    (Item(title='開会', number=1), Turn(label='水瀬市', text='賛成です。', number=2))
    """
    lines, broken = split(text)
    read = read_strict if any(has_mark(line.text) for line in lines) else read_tolerant
    draft = read(lines, frozenset())
    document = draft.finish()
    known = labels_of(document)
    if draft.doubtful_names & known:
        document = read(lines, known).finish()
    return replace(
        document, problems=tuple(sorted([*broken, *document.problems], key=lambda problem: problem.line))
    )
