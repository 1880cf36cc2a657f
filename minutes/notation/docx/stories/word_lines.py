"""Reads the blocks of a Word file as lines: one or more for each paragraph, one for each row of a table. Pure."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from minutes.notation.docx.package.namespaces import ALTERNATE, MATH, W
from minutes.notation.docx.runs.drawings import chosen
from minutes.notation.docx.runs.equations import equation_text
from minutes.notation.docx.runs.run_looks import is_mark_hidden
from minutes.notation.docx.runs.runs import NOTED, SILENT, words_of
from minutes.notation.docx.stories.word_story import Story, WordFile, new_story
from minutes.notation.docx.stories.word_tables import table_lines


def lines_of(container: Element, file: WordFile) -> Iterator[str]:
    """Yields the lines of the blocks within a cell, a text box, a note or a header."""
    return story_lines(container, new_story(file))


def story_lines(blocks: Iterable[Element], story: Story) -> Iterator[str]:
    """Yields the lines of one story: a paragraph is joined to the one before it whose mark is gone."""
    yield from _block_lines(blocks, story)
    yield from _pending(story)


def _block_lines(blocks, story):
    for block in blocks:
        name = block.tag.removeprefix(W)
        if name == "p":
            yield from paragraph_lines(block, story)
        elif name == "tbl":
            yield from _pending(story)
            yield from table_lines(block, story)
        elif name == "sectPr":
            story.file.sections.append(block)
        elif name in NOTED:
            story.notes.add(NOTED[name])
        elif block.tag == f"{ALTERNATE}AlternateContent":
            yield from _block_lines(chosen(block), story)
        elif block.tag in (f"{MATH}oMath", f"{MATH}oMathPara"):
            story.notes.add("equations", equation_text(block).strip())
            yield equation_text(block).strip()
        elif name == "bookmarkStart":
            story.bookmarks.append(block.get(f"{W}name", ""))
        elif name not in SILENT:
            if name == "ins":
                story.notes.add("insertions")
            yield from _block_lines(block, story)


def paragraph_lines(paragraph: Element, story: Story) -> list[str]:
    """Returns the lines of a paragraph, then those of the text boxes that are tied to it; none where its mark is gone."""
    if not len(paragraph) and not story.pending and story.file.numbering.is_empty:
        story.style = story.file.styles.of_paragraph(None)
        return [""]
    properties = paragraph.find(f"{W}pPr")
    story.style = story.file.styles.of_paragraph(properties)
    story.pending.append(words_of(paragraph, story))
    if properties is not None:
        story.file.sections += properties.findall(f"{W}sectPr")
    if _is_joined_to_next(properties, story):
        return []
    words = "".join(story.pending)
    prefix = story.file.numbering.prefix_of(properties)
    lines = f"{story.notes.repeated(prefix)}{words}".split("\n") + story.boxes
    story.boxes, story.pending = [], []
    return lines


def _is_joined_to_next(properties, story):
    """Returns whether the mark of a paragraph is deleted, moved away or hidden, or it is one large first letter."""
    if properties is None:
        return False
    for gone in ("del", "moveFrom"):
        if properties.find(f"{W}rPr/{W}{gone}") is not None:
            story.notes.add(NOTED[gone])
            return True
    frame = properties.find(f"{W}framePr")
    is_first_letter = frame is not None and frame.get(f"{W}dropCap", "none") != "none"
    return is_first_letter or is_mark_hidden(properties, story)


def _pending(story):
    """Returns the words of a last paragraph that has no next one to be joined to, and the boxes tied to it."""
    words = "".join(story.pending)
    lines = (words.split("\n") if words else []) + story.boxes
    story.pending, story.boxes = [], []
    return lines
