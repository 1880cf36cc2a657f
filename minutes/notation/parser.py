"""Parses the text of a record, a manuscript in our notation or any other, into a Document."""

from dataclasses import replace

from minutes.notation.document import Document, Problem
from minutes.notation.labels import labels_of
from minutes.notation.markup.html_text import is_page, read_page
from minutes.notation.markup.plain_markup import without_markup
from minutes.notation.openings.silence import tell_silence
from minutes.notation.reading.line_marks import is_certain_mark, is_mark
from minutes.notation.reading.lines import Line, split_lines
from minutes.notation.reading.strict import read_strict
from minutes.notation.reading.tolerant import read_tolerant


def parse(text: str, names: frozenset[str] = frozenset(), *, is_manuscript: bool = False) -> Document:
    """Returns the Document of a text; never raises. Lines that fit nowhere are kept as narration, with a problem each.

    A text that is certainly a manuscript of ours (■ 会議名, or a mark with a number) is read by its marks alone; in any
    other, a mark says what its own line is and no more. `is_manuscript`, by where it is read: any mark makes it certain.
    `names` are known from elsewhere: a line that opens with one may be a speaker's. Of a name that the text itself does
    not give, a line is told, and begins no turn.
    The text is read a second time if a name in brackets may be a speaker's and the first reading shows that it is.

    >>> parse("■ 会議名\\n役員会\\n\\n■ 開会　#1\\n\\n（水瀬市）　#2\\n賛成です。").blocks
    (Item(title='開会', number=1), Turn(label='水瀬市', text='賛成です。', number=2))
    """
    lines, told = _lines(text)
    shows_manuscript = is_mark if is_manuscript else is_certain_mark
    is_strict = any(shows_manuscript(line.text) for line in lines)
    if not is_strict:
        lines, of_markup = without_markup(lines)
        told += of_markup
    read = read_strict if is_strict else read_tolerant
    builder = read(lines, frozenset(), names)
    document = builder.build()
    known_labels = labels_of(document)
    if builder.doubtful_names & known_labels:
        builder = read(lines, known_labels, names)
        document = builder.build()
    document = tell_silence(document, builder.sources, names)
    return replace(
        document, problems=tuple(sorted([*told, *document.problems], key=lambda problem: problem.line))
    )


def _lines(text: str) -> tuple[list[Line], list[Problem]]:
    """Returns the lines of a text, with what is told of them. Those of the source of a web page are what it shows."""
    if not is_page(text):
        return split_lines(text)
    page = read_page(text)
    lines, problems = split_lines(page.text)
    numbers = page.sources
    return (
        [line._replace(number=numbers[line.number - 1]) for line in lines],
        [*page.problems, *(replace(problem, line=numbers[problem.line - 1]) for problem in problems)],
    )
