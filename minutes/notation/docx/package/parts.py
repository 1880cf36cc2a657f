"""Reads the XML parts of a Word file as a stream, within bounds of bytes, elements and depth. Pure.

A file of 52 kB can hold a part of 40 MB whose tree takes 355 MB. So a part is unpacked and parsed piece by piece, what
it holds is counted on the way, and the blocks of the text are read and dropped one after the other.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import unquote
from xml.etree.ElementTree import Element, XMLPullParser

from minutes.notation.docx.package.namespaces import W, is_strict_name, make_transitional
from minutes.notation.docx.unreadable import NOT_WORD, TOO_LARGE, WITH_DOCTYPE, UnreadableDocx

MEGABYTE = 1024 * 1024
# A record of 500 turns is 2 MB of XML with 60,000 elements.
LARGEST_PART, LARGEST_WHOLE, MOST_PARTS = 40 * MEGABYTE, 200 * MEGABYTE, 5000
# Elements and attributes: of the whole file, and of what is in the memory at one time.
MOST_ELEMENTS, MOST_AT_A_TIME = 500_000, 200_000
MOST_DEPTH = 150
# So many bytes without the beginning or end of any element are one name, one attribute or one blank.
LONGEST_TOKEN = MEGABYTE
PIECE = 64 * 1024
# Where Word itself puts the text: for files of programs that do not say it.
USUAL_MAIN_PART = "word/document.xml"
DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


@dataclass
class Parts:
    """The parts of one file. Counts what was read of all of them. Raises UnreadableDocx."""

    archive: zipfile.ZipFile
    elements: int = field(default=0, init=False)
    main: str = field(default="", init=False)

    def __post_init__(self) -> None:
        parts = self.archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_WHOLE:
            raise UnreadableDocx(TOO_LARGE)
        self._names = frozenset(self.archive.namelist())
        self.main = next(iter(self._related("").get("officeDocument", {}).values()), USUAL_MAIN_PART)
        if self.main not in self._names:
            raise UnreadableDocx(NOT_WORD)
        self._of_main = self._related(self.main)

    def related(self, kind: str) -> dict[str, str]:
        """Returns the names of the parts of a kind that belong to the text (styles, footnotes, header), by their ids.

        Where the file does not say what belongs to it, the part that Word itself would write.
        """
        if self._of_main or f"word/{kind}.xml" not in self._names:
            return self._of_main.get(kind, {})
        return {kind: f"word/{kind}.xml"}

    def tree_of(self, kind: str) -> Element | None:
        """Returns the root of the part of a kind, None where the text has no such part."""
        return next(map(self.tree, self.related(kind).values()), None)

    def _related(self, name: str) -> dict[str, dict[str, str]]:
        """Returns what a part refers to within the file: kind → id → name. The empty name is the file itself."""
        folder, file = posixpath.split(name)
        relations = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        kinds: dict[str, dict[str, str]] = {}
        for relation in relations if relations is not None else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.join("/", folder, unquote(relation.get("Target", "")))
                kind = relation.get("Type", "").rsplit("/", 1)[-1]
                kinds.setdefault(kind, {})[relation.get("Id", "")] = posixpath.normpath(target)[1:]
        return kinds

    def tree(self, name: str) -> Element | None:
        """Returns the root of a part, None where the file has no such part."""
        root = None
        for kind, element, _ in self._events(name) if name in self._names else ():
            root = element if root is None and kind == "start" else root
        return root

    def streamed(self, name: str, depth: int) -> Iterator[Element]:
        """Yields the elements of a part that stand so deep, counted from 1; each is dropped when the next one comes."""
        above = None
        for kind, element, at in self._events(name, drops_at=depth) if name in self._names else ():
            if at == depth - 1 and kind == "start":
                above = element
            elif at == depth and kind == "end" and above is not None:
                yield element
                above.remove(element)

    def blocks(self) -> Iterator[Element]:
        """Yields the paragraphs, tables and other blocks of the text in order; each is dropped when the next one comes."""
        above = None
        for kind, element, depth in self._events(self.main, drops_at=3):
            if depth == 1 and element.tag != f"{W}document":
                raise UnreadableDocx(NOT_WORD)
            if depth == 2 and kind == "start":
                above = element
            elif depth == 3 and kind == "end" and above is not None:
                if above.tag == f"{W}body":
                    yield element
                above.remove(element)

    def _events(self, name: str, *, drops_at: int = 0) -> Iterator[tuple[str, Element, int]]:
        """Yields ("start" or "end", element, its depth from 1). What stands `drops_at` deep, its reader drops at its end."""
        parser: XMLPullParser = XMLPullParser(("start", "end"))
        depth, kept, silent, is_strict = 0, 0, 0, False
        for piece in self._pieces(name):
            parser.feed(piece)
            silent += len(piece)
            for kind, element in cast(Iterator[tuple[str, Element]], parser.read_events()):
                silent = 0
                if kind == "start":
                    is_strict = is_strict or (depth == 0 and is_strict_name(element.tag))
                    if is_strict:
                        make_transitional(element)
                    depth, kept = depth + 1, kept + 1 + len(element.attrib)
                    self._count(1 + len(element.attrib), kept, depth)
                yield kind, element, depth
                if kind == "end":
                    kept = 0 if depth == drops_at else kept
                    depth -= 1
            if silent > LONGEST_TOKEN:
                raise UnreadableDocx(TOO_LARGE)
        parser.close()

    def _count(self, size, kept, depth):
        self.elements += size
        if self.elements > MOST_ELEMENTS or kept > MOST_AT_A_TIME or depth > MOST_DEPTH:
            raise UnreadableDocx(TOO_LARGE)

    def _pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, 64 kB at a time: its size in the directory of the archive may be false."""
        size, head = 0, b""
        with self.archive.open(name) as stream:
            while piece := stream.read(PIECE):
                size, head = size + len(piece), (head + piece)[:MEGABYTE]
                if size > LARGEST_PART:
                    raise UnreadableDocx(TOO_LARGE)
                if size <= MEGABYTE and any(doctype in head for doctype in DOCTYPES):
                    raise UnreadableDocx(WITH_DOCTYPE)
                yield piece
