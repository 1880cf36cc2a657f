"""Tells by their names whose files are those that were put at the desk together. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from minutes.notation.citations.handout_citations import HandoutFinder, label_in_name
from minutes.notation.citations.handout_labels import folded

NOBODYS, SEVERAL = "名に合う資料がありません。", "名が二つ以上の資料に合います。"
SHARED = "「{}」に合うファイルが{}つあります。どれを載せるか選んでください。"
# 01_次第.pdf, 【次第】.pdf and 次第　20121023.pdf have the part 次第.
_BETWEEN_PARTS = re.compile(r"[\s_.・、【】「」『』()\[\]-]+")


@dataclass(frozen=True)
class FileMatch:
    """Whose file a name says that it is: the label of a handout, or "" with the reason in words."""

    label: str = ""
    why: str = ""


def match_files(names: Sequence[str], handouts: Sequence[tuple[str, str]]) -> list[FileMatch]:
    """Returns a match for each name. `handouts` are (label, title). Two files for one handout are nobody's.

    >>> match_files(["01_資料1.pdf", "写真.png"], [("資料1", "電子化"), ("資料2", "")])
    [FileMatch(label='資料1', why=''), FileMatch(label='', why='名に合う資料がありません。')]
    """
    finder = HandoutFinder(label for label, _ in handouts)
    found = [_labels_of(name.rpartition(".")[0] or name, finder, handouts) for name in names]
    claims = Counter(label for labels in found for label in labels if len(labels) == 1)
    return [_match(labels, claims) for labels in found]


def _match(labels: set[str], claims: Counter) -> FileMatch:
    if len(labels) != 1:
        return FileMatch(why=SEVERAL if labels else NOBODYS)
    (label,) = labels
    return FileMatch(label) if claims[label] == 1 else FileMatch(why=SHARED.format(label, claims[label]))


def _labels_of(stem: str, finder: HandoutFinder, handouts) -> set[str]:
    """The labels that a name has; else those that are a part of it whole, or whose title is."""
    named = finder.named_in(stem)
    if named or label_in_name(stem):  # 資料1-2 is not 資料1, where no 資料1-2 is listed
        return named
    plain = _plain(stem)
    parts = {plain, *_BETWEEN_PARTS.split(plain)}
    return {label for label, title in handouts if {_plain(label), _plain(title)} & parts - {""}}


def _plain(text: str) -> str:
    return folded(text)[0].strip()
