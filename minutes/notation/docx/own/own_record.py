"""Reads a record that we wrote as a Word file, and that people may have worked on since, as a manuscript. Pure.

What a paragraph is says its style, its number a bookmark. So a line that only looks like a mark is none. The box for seals
and what is said of the paper are no record: they are left out, and told where somebody wrote in them. A paragraph in any other style is read as a line of the manuscript.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from minutes.notation.docx.own import own_names
from minutes.notation.docx.package.namespaces import W
from minutes.notation.docx.stories.word_lines import paragraph_lines, story_lines
from minutes.notation.docx.stories.word_story import Story, new_story
from minutes.notation.docx.stories.word_tables import within_wrappers
from minutes.notation.facts import FACT_BY_HEADING, FACT_BY_NAME
from minutes.notation.handouts import read_handout, write_handout
from minutes.notation.reading.line_marks import (
    CHOICE,
    ESCAPE,
    ItemMark,
    QuestionMark,
    Words,
    is_further_title,
    read_line_mark,
    split_block_number,
)
from minutes.notation.table_rows import CELL, write_row
from minutes.notation.vocabulary import PRESENTATION_KINDS


def is_own_record(block: Element, story: Story) -> bool:
    """Returns whether a file's first block is the title of a record that we wrote, or the box for seals above it."""
    paragraph = block if block.tag == f"{W}p" else block.find(f".//{W}p")
    styles = story.file.styles
    name = "" if paragraph is None else styles.name_of(styles.of_paragraph(paragraph.find(f"{W}pPr")))
    return name == (own_names.TITLE if paragraph is block else own_names.BOX)


def own_lines(blocks: Iterable[Element], story: Story) -> Iterator[str]:
    """Yields the lines of the manuscript. `blocks` are those of the file, from the title on."""
    record = _OwnRecord(story)
    for block in blocks:
        if block.tag == f"{W}p":
            yield from record.paragraph(block)
        elif block.tag == f"{W}tbl" and record.within == "box":
            record.box(block)
        elif block.tag == f"{W}tbl" and record.within == "title":
            yield from record.facts(block)
        elif block.tag == f"{W}tbl" and record.within != "answers":
            yield from (write_row(line) if CELL in line else line for line in story_lines([block], story))
        elif block.tag == f"{W}tbl":
            continue
        else:
            yield from story_lines([block], story)
    yield from record.below


@dataclass
class _OwnRecord:
    """The state between two paragraphs. within: what stands open, as read_line_mark names it; "box" above the title, "title"
    above the facts. is_number_printed: of the paragraph at hand. below: lines of the facts that the manuscript has behind the talk."""

    story: Story
    within: str = "box"
    is_number_printed: bool = False
    below: list[str] = field(default_factory=list)

    def paragraph(self, paragraph: Element) -> Iterator[str]:
        lines = [line.strip() for line in paragraph_lines(paragraph, self.story)]
        name = own_names.name_in(self.story.bookmarks)
        self.is_number_printed = own_names.is_number_printed(self.story.bookmarks)
        style = self.story.file.styles.name_of(self.story.style)
        # Without words stand a title that is empty, and above a table the number of its narration.
        if not any(lines) and style != own_names.TITLE and not (name and style == own_names.NARRATION):
            return
        self.story.bookmarks.clear()
        read = _READ.get(style)
        yield from lines if read is None else read(self, list(filter(None, lines)), name)

    def title(self, lines: list[str], name: str) -> Iterator[str]:
        """Yields the heading even where the title is empty: by it the whole is known as a manuscript."""
        self.within = "title"
        first = "".join(lines[:1]).removeprefix(own_names.DRAFT).strip()
        yield from ("■ 会議名", *(_plain(line, "fact") for line in [first, *lines[1:]] if line), "")

    def item(self, lines: list[str], name: str) -> Iterator[str]:
        title = " ".join(self._without_number(lines, name))
        mark = read_line_mark(f"■ {title}")
        yield from ("", f"■ {title}{_number(name, mark == ItemMark(title))}", "")
        self.within = ""

    def presentation(self, lines: list[str], name: str) -> Iterator[str]:
        first, *further = self._without_number(lines, name)
        for kind in PRESENTATION_KINDS.values():
            first = first.removeprefix(f"{kind}\u3000")
        is_whole = split_block_number(first)[1:] == (None, False)
        yield from ("", f"□ {first}{_number(name, is_whole)}", *map(_further_title, further), "")
        self.within = "titles"

    def question(self, lines: list[str], name: str) -> Iterator[str]:
        if self.within == "question" and not name:
            yield from map(_of_question, lines)
            return
        first, *further = self._without_number(lines, name)
        is_certain = read_line_mark(f"？ {first}") == QuestionMark(first)
        yield from (
            "",
            f"？ {first}{_number(name, is_certain)}",
            *map(_of_question, further),
        )
        self.within = "question"

    def answers(self, lines: list[str], name: str) -> Iterator[str]:
        """Answers in writing are kept by the desk's grid: no manuscript has them."""
        self.story.notes.add("answers")
        self.within = "answers"
        yield from ()

    def point(self, lines: list[str], name: str) -> Iterator[str]:
        """Yields the points of a turn, or the choices of a question."""
        yield from lines if self.within == "question" else self.turn(lines, name)

    def speaker(self, lines: list[str], name: str) -> Iterator[str]:
        label = "".join(self._without_number(lines, name))
        label = label if label[0] in "（(" else f"（{label}）"
        has_number = split_block_number(label)[2]
        yield from ("", f"{label}{_number(name, has_number)}")
        self.within = "turn"

    def turn(self, lines: list[str], name: str) -> Iterator[str]:
        if self.within != "turn":
            self.story.notes.add("silent words")
        yield from self._words(lines)

    def narration(self, lines: list[str], name: str) -> Iterator[str]:
        """A paragraph without words, whose bookmark says its number, stands above a table."""
        if name or self.within == "turn":
            yield from ("", f"◇{own_names.printed_number(name) if name else ''}")
        self.within = "narration"
        yield from self._words(lines)

    def _without_number(self, lines: list[str], name: str) -> list[str]:
        """Returns the lines of a heading without the number that older files print behind the last."""
        *above, last = lines
        number = own_names.printed_number(name) if self.is_number_printed else ""
        return [*above, last.removesuffix(number)]

    def _words(self, lines):
        for line in lines:
            yield from (_plain(line, self.within), *([] if line.startswith("・") else [""]))

    def facts(self, table: Element) -> Iterator[str]:
        """Yields the facts of the table above the talk: the heading of each in the first cell, its words in the second."""
        for row in within_wrappers(table, f"{W}tr"):
            cells = [self._cell(cell) for cell in within_wrappers(row, f"{W}tc")]
            (heading, bookmarks), *rest = cells or [([], [])]
            words = [line for lines, _ in rest for line in lines]
            name = own_names.name_in(bookmarks)
            if kind := own_names.derived_kind(bookmarks):
                if own_names.derived_bookmark(kind, "\n".join(words)) not in bookmarks:
                    self.story.notes.add(_CHANGED[kind])
            elif name in FACT_BY_NAME and FACT_BY_NAME[name].is_below:
                self.below += ["", *_fact(name, "", words)]
            elif heading or words:
                yield from _fact(name, "".join(heading), words)

    def box(self, table: Element) -> None:
        """Tells where somebody wrote in the box for seals: it is no part of the record."""
        rows = within_wrappers(table, f"{W}tr")
        cells = [self._cell(cell) for row in rows for cell in within_wrappers(row, f"{W}tc")]
        written = own_names.box_bookmark(line for lines, _ in cells for line in lines)
        if not any(written in bookmarks for _, bookmarks in cells):
            self.story.notes.add(_CHANGED[own_names.BOX_WORDS])

    def _cell(self, cell):
        story = new_story(self.story.file)
        lines = [line.strip() for line in story_lines(cell, story)]
        return list(filter(None, lines)), story.bookmarks


# derived kind → the note where somebody changed it
_CHANGED = {
    own_names.ATTENDEES: "changed copy",
    own_names.ABOUT: "changed about",
    own_names.BOX_WORDS: "changed box",
}
_READ = {
    own_names.TITLE: _OwnRecord.title,
    own_names.ITEM: _OwnRecord.item,
    own_names.PRESENTATION: _OwnRecord.presentation,
    own_names.SPEAKER: _OwnRecord.speaker,
    own_names.TURN: _OwnRecord.turn,
    own_names.POINT: _OwnRecord.point,
    own_names.QUESTION: _OwnRecord.question,
    own_names.ANSWERS: _OwnRecord.answers,
    own_names.NARRATION: _OwnRecord.narration,
}


def _fact(name: str, heading: str, words: list[str]) -> Iterator[str]:
    if name in FACT_BY_NAME:
        heading = FACT_BY_NAME[name].heading
    name = FACT_BY_HEADING.get(heading, "")
    line = _handout if name == "handouts" else _plain
    within = "attendance" if name == "attendance" else "fact"
    yield from (f"■ {heading}", *(line(one, within) for one in words), "")


def _handout(line: str, within: str) -> str:
    handout = read_handout(line, escaped=True)
    written = write_handout(handout)
    is_plain = read_line_mark(written, within=within) == Words(written) and read_handout(written) == handout
    return written if is_plain else ESCAPE + written


def _plain(line: str, within: str) -> str:
    """Returns a line of words as the manuscript has it, so that it is read as no mark, whoever is named elsewhere."""
    is_plain = line[0] not in "（(" and read_line_mark(line, within=within) == Words(line)
    return line if is_plain else ESCAPE + line


def _of_question(line: str) -> str:
    """Returns a line of a question's text: a choice of it, which begins with ・, has a style of its own."""
    return ESCAPE + line if line.startswith(CHOICE) else _plain(line, "question")


def _further_title(line: str) -> str:
    return _plain(line, "titles") if is_further_title(Words(line)) else ESCAPE + line


def _number(name: str, is_certain: bool) -> str:
    """Returns the number behind a mark, or a bare # that makes a mark of a new heading which would not be one."""
    return own_names.printed_number(name) if name else "" if is_certain else "\u3000#"
