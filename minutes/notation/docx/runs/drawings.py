"""Reads the words in what is drawn: text boxes, WordArt, shapes. Counts the pictures that have none. Pure."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from minutes.notation.docx.package.namespaces import ALTERNATE, DRAWING, VML, W
from minutes.notation.docx.stories.word_story import Story

# Prefixes of what Word of today draws. Word writes these prefixes and no others; a file that needs more has a substitute.
_UNDERSTOOD = frozenset(
    "wps wpg wpc wpi w14 w15 w16 w16cid w16se w16cex w16sdtdh w16du wp14 wp a14 a16 m a pic v o w10 am3d aink cx "
    "cx1 cx2 cx4 oel".split()
)


def chosen(alternatives: Element) -> Element:
    """Returns the form that Word shows of what a file holds in several: the first that it understands."""
    choices = alternatives.findall(f"{ALTERNATE}Choice")
    understood = [one for one in choices if _UNDERSTOOD.issuperset(one.get("Requires", "").split())]
    substitute = alternatives.find(f"{ALTERNATE}Fallback")
    rest = [substitute] if substitute is not None else choices
    return (understood or rest or [alternatives])[0]


def drawn_lines(drawing: Element, story: Story) -> list[str]:
    """Returns the lines of the words in a drawing. Notes them, or a picture without words."""
    lines = [line for line in _lines(drawing, story) if line.strip()]
    story.notes.add("boxes" if lines else "pictures")
    return lines


def _lines(element: Element, story: Story) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield from story.file.lines_of(child, story.file)
        elif child.tag == f"{VML}textpath":
            yield from child.get("string", "").split("\n")
        elif child.tag == f"{DRAWING}p":
            yield "".join(words.text or "" for words in child.iter(f"{DRAWING}t"))
        elif child.tag == f"{ALTERNATE}AlternateContent":
            yield from _lines(chosen(child), story)
        else:
            yield from _lines(child, story)
