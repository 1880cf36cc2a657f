"""The words of a turn as blocks, those of a narration as one run: paragraphs, lists of points, tables. Pure."""

from xml.etree.ElementTree import Element

from minutes.akoma_ntoso.akn_elements import element, paragraphs, redacted_words, texts_element
from minutes.notation.table_rows import cells_of, is_head, parted

BULLET = "・"


def word_blocks(text: str) -> list[Element]:
    """Returns the blocks of what is said, as its page has them: each line a paragraph, neighbouring lines that begin
    with ・ one list without that sign, rows one table. Where there are no words, one empty paragraph."""
    blocks: list[Element] = []
    for is_table, lines in parted([line for line in text.split("\n") if line]):
        if is_table:
            blocks.append(_table(lines))
        elif not lines[0].startswith(BULLET):
            blocks += paragraphs(lines[0])
        else:
            if not blocks or blocks[-1].tag != "ul":
                blocks.append(element("ul"))
            blocks[-1].append(texts_element("li", lines[0].removeprefix(BULLET)))
    return blocks or [element("p")]


def word_run(text: str) -> list[Element | str]:
    """Returns what nobody says aloud, which holds no blocks: its lines parted by <eol>, a table as a flow of its own."""
    run: list[Element | str] = []
    for is_table, lines in parted([line for line in text.split("\n") if line]):
        run += [element("eol")] if run else []
        run += [element("subFlow", _table(lines), name="table")] if is_table else redacted_words(lines[0])
    return run


def _table(lines) -> Element:
    rows = cells_of(lines)
    made = element("table")
    for place, cells in enumerate(rows):
        tag = "th" if place == 0 and is_head(cells) else "td"
        made.append(element("tr", *(element(tag, texts_element("p", cell)) for cell in cells)))
    return made
