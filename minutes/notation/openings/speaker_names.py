"""Decides by its ending whether a label behind a mark, or in a shape that a text repeats, is a speaker's. Pure."""

import re
import unicodedata
from functools import lru_cache

from members.unseen import without_unseen
from minutes.notation.document import is_label
from minutes.notation.openings.tables import (
    KINDS_OF_PEOPLE,
    MARKS,
    NAME_CHARACTERS,
    NO_SPEAKERS_BEHIND_MARK,
    WEAK_OFFICES,
)
from minutes.notation.reading.speakers import is_person

_BRACKET = re.compile(r"(?P<outer>[^（()）]+)[（(](?P<inside>[^（()）]+)[）)](?P<behind>[^（()）]*)")
_NO_NAME = re.compile(rf"[。、，,？?！!「」『』［］【】〔〕…＝→／#＃＼■□{MARKS}]")
_TITLE = re.compile(r"(君|さん|氏|様|殿)$")
SEAT = re.compile(r"[0-9０-９]{1,3}番")
LONGEST_LABEL = 40


def fold_label(label: str) -> str:
    """Returns a label in the form in which labels are compared: without blanks and what nobody sees, full-width signs as half-width
    ones.

    >>> fold_label("海野　委員") == fold_label("海野委員"), fold_label("議長（林）") == fold_label("議長(林)")
    (True, True)
    """
    return "".join(
        unicodedata.normalize("NFKC", character)
        if unicodedata.east_asian_width(character) in "FH"
        else character
        for character in without_unseen(label)
        if not character.isspace()
    )


@lru_cache(maxsize=8)
def fold_labels(labels: frozenset[str]) -> frozenset[str]:
    """Returns labels in the form in which they are compared. The names of the registry are 3,500, and folded once."""
    return frozenset(map(fold_label, labels))


def is_denied(words: str) -> bool:
    """Returns whether what stands behind a mark is a heading, a roster, a time or a count, and no speaker.

    >>> is_denied("議事日程"), is_denied("午後１時０２分開会"), is_denied("出席議員（２人）"), is_denied("山辺委員")
    (True, True, True, False)
    """
    folded = fold_label(words)
    return any(pattern.match(folded) for pattern in NO_SPEAKERS_BEHIND_MARK)


def ends_as_speaker(label: str) -> bool:
    """Returns whether a label ends as a person's does: an office, 君, a seat with a name, the secretariat.

    >>> [ends_as_speaker(label) for label in ["山辺　委員", "消防長（海野君）", "２番（林）", "事務局(峰岸)", "民生委員", "深川市"]]
    [True, True, True, True, False, False]
    """
    label = without_unseen(label)
    bracket = _BRACKET.fullmatch(label)
    if bracket and not bracket["behind"]:
        outer, inside = bracket["outer"].strip(), bracket["inside"].strip()
        return _fits(label) and (
            bool(SEAT.fullmatch(outer)) or _is_person(outer) or bool(_TITLE.search(inside))
        )
    words = bracket["outer"] + bracket["behind"] if bracket else label
    return _fits(label) and _is_person(words)


def is_behind_surname(label: str) -> bool:
    """Returns whether a label is a surname with an office that alone names a kind of people only.

    >>> [is_behind_surname(label) for label in ["川上医師", "森下政策監", "相談員", "対象者", "保護者"]]
    [True, True, False, False, False]
    """
    label = without_unseen(label)
    office = WEAK_OFFICES.fullmatch(label)
    return bool(
        office
        and _fits(label)
        and not KINDS_OF_PEOPLE.search(label)
        and NAME_CHARACTERS.issuperset(office["name"])
    )


def _fits(label):
    return len(label) <= LONGEST_LABEL and is_label(label) and not _NO_NAME.search(label)


def _is_person(words):
    bare = "".join(words.split())
    return (
        (bare.endswith("事務局") or is_person(bare))
        and not KINDS_OF_PEOPLE.search(bare)
        and not is_denied(bare)
    )
