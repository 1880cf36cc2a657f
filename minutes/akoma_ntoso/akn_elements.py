"""The elements of an Akoma Ntoso 3.0 file, and a text of a record within one. Pure."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from minutes.exports.xml_text import valid_xml_text
from minutes.notation.redactions import PLAIN_REDACTION, REDACTION

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
# What Akoma Ntoso has no attribute for: every attendee whom a turn asks, every turn that it answers, what used a handout.
OWN_NAMESPACE = "urn:council-minutes:akoma-ntoso"
OWN = "own"


def element(tag: str, *children: Element | str, **attributes: str | None) -> Element:
    """Returns an element with its texts and elements in their order. An attribute is left out where it is None.

    Names that Python keeps for itself end in _, a colon is written __: `as_`, `own__to`.
    """
    named = {
        _attribute(name): valid_xml_text(value) for name, value in attributes.items() if value is not None
    }
    made = Element(tag, named)
    for child in children:
        if isinstance(child, str):
            _append_text(made, valid_xml_text(child))
        else:
            made.append(child)
    return made


def _attribute(name: str) -> str:
    return name.removesuffix("_").replace("__", ":")


def _append_text(made: Element, text: str) -> None:
    if len(made):
        made[-1].tail = (made[-1].tail or "") + text
    else:
        made.text = (made.text or "") + text


def redacted_words(text: str) -> list[Element | str]:
    """Returns a text with an <omissis> for each redaction, which leads to the note that says when and why.

    >>> [part if isinstance(part, str) else part.tag for part in redacted_words("山田が［取消し12-1］と述べた。")]
    ['山田が', 'omissis', 'と述べた。']
    """
    words, names = REDACTION.split(text)[::2], REDACTION.findall(text)
    parts: list[Element | str] = [words[0]]
    for name, behind in zip(names, words[1:], strict=True):
        note = element("noteRef", href=f"#{withdrawal_id(name)}", marker="取消し")
        parts += [element("omissis", PLAIN_REDACTION, note, status="removed"), behind]
    return [part for part in parts if part != ""]


def withdrawal_id(name: str) -> str:
    """Returns the eId of the note about a withdrawal, given the name of its redaction (12-1)."""
    return f"note_withdrawal_{name}"


def texts_element(tag: str, text: str, **attributes: str | None) -> Element:
    """Returns an element that holds a text of a record."""
    return element(tag, *redacted_words(text), **attributes)


def paragraphs(text: str, **attributes: str) -> list[Element]:
    """Returns a paragraph for each line of a text that has words."""
    return [texts_element("p", line, **attributes) for line in text.split("\n") if line]


def akoma_ntoso_file(document: Element) -> bytes:
    """Returns the bytes of a file that holds one document."""
    root = Element("akomaNtoso", {"xmlns": NAMESPACE, f"xmlns:{OWN}": OWN_NAMESPACE})
    root.append(document)
    written = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    # A reader of XML makes \r a line end, unless it is written as a reference.
    return written.replace(b"\r", b"&#13;") + b"\n"
