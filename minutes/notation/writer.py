"""A Document → its canonical manuscript."""

from minutes.notation.document import Document, Item, Narration, Presentation, Question, Turn
from minutes.notation.facts import PRINTED_FACTS
from minutes.notation.handouts import read_handout, write_handout
from minutes.notation.labels import labels_of
from minutes.notation.openings.silence import silent_openings
from minutes.notation.reading.line_marks import (
    CHOICE,
    QUESTION,
    ItemMark,
    NumberedMark,
    PresentationMark,
    QuestionLine,
    QuestionMark,
    TurnMark,
    Words,
    is_further_title,
    question_line,
    read_line_mark,
)
from minutes.notation.table_rows import ESCAPE, parted, write_row

# What stands open below each block.
WITHIN = {
    Item: "",
    Presentation: "titles",
    Question: "question",
    Turn: "turn",
    Narration: "narration",
}


def write(document: Document) -> str:
    """The manuscript that `parse` reads as this document.

    A line begins with ＼ exactly if the reader would not take it, without a doubt, for the words that it is.
    """
    above, blocks, below = _parts(document)
    return "\n\n".join([*above, *blocks, *below]) + "\n"


def lines_of_blocks(document: Document) -> dict[int, int]:
    """The line of the manuscript, from 1, on which each numbered block begins."""
    above, blocks, _ = _parts(document)
    line, lines = 1 + sum(part.count("\n") + 2 for part in above), {}
    for block, part in zip(document.blocks, blocks, strict=True):
        if block.number is not None:
            lines[block.number] = line
        line += part.count("\n") + 2
    return lines


def _parts(document):
    """The manuscript in pieces that a blank line parts: facts above, one piece a block, facts below."""
    known = labels_of(document)
    printed = [fact for fact in PRINTED_FACTS if getattr(document, fact.name) or fact.name == "title"]
    above = [_fact(document, fact, known) for fact in printed if not fact.is_below]
    below = [_fact(document, fact, known) for fact in printed if fact.is_below]
    is_open = document.attendance and not (
        document.answering or document.agenda or document.outcome or document.handouts
    )
    within, told = ("attendance" if is_open else "fact"), _told(document)
    blocks = []
    for place, block in enumerate(document.blocks):
        blocks.append(_block(block, within, known, told.get(place, set())))
        within = WITHIN[type(block)]
    return above, blocks, below


def _told(document):
    """Returns {place of a block: the places of its lines of which the reader would tell, for they may open a turn}."""
    told: dict[int, set[int]] = {}
    for found in silent_openings(document):
        told.setdefault(found.block, set()).add(found.line)
    return told


def _fact(document, fact, known):
    if fact.is_text:
        within = "attendance" if fact.name == "attendance" else "fact"
        lines = [
            _line(line, within, known) for line in filter(None, getattr(document, fact.name).split("\n"))
        ]
    elif fact.name == "answering":
        lines = [_line(label, "fact", known) for label in document.answering]
    else:
        lines = [_handout(handout, known) for handout in document.handouts]
    return "\n".join([f"■ {fact.heading}", *lines])


def _handout(handout, known):
    line = write_handout(handout)
    plain = (
        read_line_mark(line, within="fact", known_labels=known) == Words(line)
        and read_handout(line) == handout
    )
    return line if plain else ESCAPE + line


def _block(block, within, known, told):
    """One block's lines. `within` is what stands open above it, `told` are the lines of which the reader would tell."""
    match block:
        case Item(title, number):
            return _mark(f"■ {title}", ItemMark(title, number), within)
        case Presentation(label, titles, number):
            mark = _mark(f"□ {label}：{titles[0]}", PresentationMark(label, titles[0], number), within)
            return "\n".join([mark, *(_further_title(title, known) for title in titles[1:])])
        case Question(text, choices, number):
            first, *further = text.split("\n")
            mark = _mark(f"{QUESTION} {first}", QuestionMark(first, number), within)
            below = [_question_line(line, known) for line in further]
            return "\n".join([mark, *below, *(f"{CHOICE}{choice}" for choice in choices)])
        case Turn(label, text, number):
            return (
                _mark(f"（{label}）", TurnMark(label, number), within)
                + "\n"
                + _paragraphs(text, "turn", known, told)
            )
        case Narration(text, None) if within in {"", "titles", "question"} and text[0] != QUESTION:
            return _paragraphs(text, "narration", known, told)
        case Narration(text, number):
            return f"◇{_number(number)}\n" + _paragraphs(text, "narration", known, told)


def _mark(line: str, mark: NumberedMark, within: str) -> str:
    """The mark with its number; a bare # where, without one, it would be read as something else."""
    if mark.number is not None:
        return line + _number(mark.number)
    return line if read_line_mark(line, within=within) == mark else line + "　#"


def _number(number):
    return "" if number is None else f"　#{number}"


def _further_title(title, known):
    plain = read_line_mark(title, within="titles", known_labels=known) == Words(title) and is_further_title(
        Words(title)
    )
    return title if plain else ESCAPE + title


def _question_line(line, known):
    """A line of a question's text; one that begins with ・ would be read as a choice."""
    words = read_line_mark(line, within="question", known_labels=known)
    plain = words == Words(line) and question_line(words) == QuestionLine(line)
    return line if plain else ESCAPE + line


def _line(line, within, known):
    if line != line.strip():
        return write_row(line)  # a lone row, the first or last cell of which is empty
    return line if read_line_mark(line, within=within, known_labels=known) == Words(line) else ESCAPE + line


def _paragraphs(text, within, known, told):
    """A blank line between paragraphs; a list stands directly below what it belongs to, a row below the row above."""
    written, place = [], 0
    for is_table, lines in parted(text.split("\n")):
        if is_table:
            written.append("\n".join(map(write_row, lines)))
        else:
            written.append(_as_words(lines[0]) if place in told else _line(lines[0], within, known))
        place += len(lines)
    return "".join(
        part if not number else ("\n" if part.startswith("・") else "\n\n") + part
        for number, part in enumerate(written)
    )


def _as_words(line):
    """A line of which the reader would tell, with the sign that says that it is words."""
    return ESCAPE + line if line == line.strip() else write_row(line)
