"""Proposes number, title and item of a handout from the name of its file: 資料１－２　電子化.pdf is 資料1-2, 電子化. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from minutes.desk.handouts.proposed_uses import proposed_uses
from minutes.notation.citations.handout_citations import BEFORE, label_in_name
from minutes.notation.citations.handout_labels import folded
from minutes.notation.document import Document, Handout, Item, Presentation

# 01_, 20260903_, 2. before a name order the files of a folder, and are no part of a title.
_ORDERING = re.compile(r"^[0-9０-９]{1,8}[\s_.．、・-]+")
_DATED = re.compile(r"[\s_-]+(?:19|20)[0-9]{6}$")
# An upload loses its full-width blanks: 資料１　2012年度.pdf comes as 資料１2012年度.pdf.
_LOST_BLANK = re.compile("(?<=[０-９])(?=[0-9])|(?<=[0-9])(?=[０-９])")
_OPENS, _CLOSES = "【「『(（[", "】」』)）]"
_BETWEEN = " \u3000_-－・.．:：、"
_ITEM_NUMBER = re.compile(r"(?:議題|議案|議事)第?\(?([0-9]{1,2})")
SHORTEST_TITLE = 2


@dataclass(frozen=True)
class NamedHandout:
    """What the name of a file says of a handout. label: "" where it has no number."""

    label: str
    title: str


def named_handout(name: str) -> NamedHandout:
    """Returns the label and the title in the name of a file.

    >>> named_handout("資料１－２　電子化.pdf"), named_handout("01_【資料2】日数（案）.docx"), named_handout("議題1_写真.png")
    (NamedHandout(label='資料1-2', title='電子化'), NamedHandout(label='資料2', title='日数（案）'), NamedHandout(label='', title='議題1_写真'))
    """
    stem = _DATED.sub("", _ORDERING.sub("", name.rpartition(".")[0] or name))
    stem = _LOST_BLANK.sub(" ", stem)
    found = label_in_name(stem)
    if found is None:
        return NamedHandout("", _trimmed(stem))
    label, start, end = found
    return NamedHandout(label, _trimmed(stem[end:]) or _trimmed(BEFORE.sub("", stem[:start])))


def _trimmed(text: str) -> str:
    """Without what parts a title from a number: 】日数（案） is 日数（案）, and _（案） is 案."""
    title = text.lstrip(_BETWEEN + _CLOSES).rstrip(_BETWEEN + _OPENS).replace("\u3000", " ")
    opens = _OPENS.find(title[:1]) if title else -1
    if opens >= 0 and title.endswith(_CLOSES[opens]):
        return title[1:-1].strip()
    return title


def proposed_heading(handout: NamedHandout, name: str, document: Document) -> int | None:
    """Returns the number of the heading under which a handout was used: where its number is cited, else the one whose words
    its title has, else the one whose number the name of the file gives (議題2_…). None where none or several may be meant.
    """
    headings = headings_in(document)
    return (
        _only(_citing(handout.label, document))
        or _only([number for number, words in headings if _alike(words, handout.title)])
        or _only([number for number, words in headings if _is_of_number(words, name)])
    )


def headings_in(document: Document) -> list[tuple[int, str]]:
    """Returns (number, words) of every item and presentation of a record, in its order."""
    blocks = [block for block in document.blocks if isinstance(block, Item | Presentation)]
    return [
        (block.number, block.title if isinstance(block, Item) else f"{block.label}　{block.titles[0]}")
        for block in blocks
        if block.number is not None
    ]


def _only(numbers: Sequence[int]) -> int | None:
    return numbers[0] if len(set(numbers)) == 1 else None


def _citing(label: str, document: Document) -> list[int]:
    if not label or label in {handout.label for handout in document.handouts}:
        return []
    with_it = replace(document, handouts=(*document.handouts, Handout(label)))
    return [use.heading for use in proposed_uses(with_it) if use.label == label and use.is_told]


def _alike(words: str, title: str) -> bool:
    heading, named = _plain(words), _plain(title)
    return min(len(heading), len(named)) >= SHORTEST_TITLE and (named in heading or heading in named)


def _is_of_number(words: str, name: str) -> bool:
    wanted = _ITEM_NUMBER.search(_plain(name))
    return bool(wanted) and wanted[1] in _ITEM_NUMBER.findall(_plain(words))


def _plain(text: str) -> str:
    return "".join(folded(text)[0].split())
