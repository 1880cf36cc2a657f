"""Reads a list of members as it stands in a roll: one organisation a line, with its office or without. Pure."""

import re
from dataclasses import dataclass

from members.codes import PREFECTURES
from minutes.notation.attendance import OFFICES, is_capacity

_IN_BRACKETS = re.compile(r"(?P<name>[^（(]+?)\s*[（(](?P<office>[^（）()]*)[）)]")
_PREFECTURE_NAMES = frozenset(prefecture.name for prefecture in PREFECTURES.values())


@dataclass(frozen=True)
class TypedMember:
    """A line of the list, from 1: the name of the organisation as typed, and its office or ""."""

    line: int
    name: str
    office: str = ""


def typed_members(text: str) -> list[TypedMember]:
    """Returns the members of a text, line by line.

    >>> typed_members("深川市（会長）\\n監事　当別町\\n\\n熊本県　美里町")[1:]
    [TypedMember(line=2, name='当別町', office='監事'), TypedMember(line=4, name='熊本県美里町', office='')]
    """
    lines = [(number, line.strip().lstrip("・").strip()) for number, line in enumerate(text.split("\n"), 1)]
    return [TypedMember(number, *_parts(line)) for number, line in lines if line]


def _parts(line: str) -> tuple[str, str]:
    bracketed = _IN_BRACKETS.fullmatch(line)
    if bracketed:
        return "".join(bracketed["name"].split()), bracketed["office"].strip()
    words = line.split()
    if len(words) > 1 and _is_office(words[0]):
        return "".join(words[1:]), words[0]
    if len(words) > 1 and words[0] in _PREFECTURE_NAMES and not _is_office(words[1]):
        words[:2] = ["".join(words[:2])]
    return words[0], " ".join(words[1:])


def _is_office(word: str) -> bool:
    return word in OFFICES or is_capacity(word)
