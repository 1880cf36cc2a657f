"""Reads a table of a Word file as lines, one for each row, its cells joined by tabs. Pure. Source: ECMA-376, 17.4."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from minutes.notation.docx.package.namespaces import W, is_on, value, whole
from minutes.notation.docx.stories.word_story import Story
from minutes.notation.row_lines import row_lines

_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_MOST_COLUMNS = 63  # Word has no more


def table_lines(table: Element, story: Story) -> Iterator[str]:
    """Yields the lines of a table. A table within a cell of another is read there, once."""
    if story.file.depth_of_tables:
        story.notes.add("nested tables")
    for row in within_wrappers(table, f"{W}tr"):
        if not _is_left_out(row, story):
            story.file.depth_of_tables += 1
            cells = list(_cells(row, story))
            story.file.depth_of_tables -= 1
            lines, joined = row_lines(cells)
            for _ in range(joined):
                story.notes.add("joined cells")
            yield from (line.text for line in lines)


def within_wrappers(element: Element, tag: str) -> Iterator[Element]:
    """Yields the rows of a table or the cells of a row, those in content controls among them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from within_wrappers(child, tag)


def _is_left_out(row, story):
    properties = row.find(f"{W}trPr")
    if properties is None:
        return False
    if properties.find(f"{W}del") is not None:
        story.notes.add("deletions")
        return True
    if is_on(properties.find(f"{W}hidden")):
        story.notes.add("hidden")
        return True
    if properties.find(f"{W}ins") is not None:
        story.notes.add("insertions")
    return False


def _cells(row, story) -> Iterator[list[str] | None]:
    """Yields the lines of each cell; None for each further column that a cell, or the edge of the row, takes up."""
    properties = row.find(f"{W}trPr")
    yield from [None] * _columns(properties, "gridBefore")
    for cell in within_wrappers(row, f"{W}tc"):
        of_cell = cell.find(f"{W}tcPr")
        if of_cell is not None and of_cell.find(f"{W}cellDel") is not None:
            story.notes.add("deletions")
            continue
        lines = [line for line in story.file.lines_of(cell, story.file) if line.strip()]
        if lines and _goes_on(of_cell):
            story.notes.add("hidden")
        yield None if _goes_on(of_cell) else lines
        yield from [None] * (_columns(of_cell, "gridSpan") - 1)


def _columns(properties, name):
    return min(whole(value(properties.find(f"{W}{name}"))), _MOST_COLUMNS) if properties is not None else 0


def _goes_on(properties):
    """Returns whether a cell is the lower or the right part of one that was merged: Word shows nothing of its own."""
    merges = [] if properties is None else [properties.find(f"{W}{name}") for name in ("vMerge", "hMerge")]
    return any(merge is not None and value(merge, "continue") == "continue" for merge in merges)
