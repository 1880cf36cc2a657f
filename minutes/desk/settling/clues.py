"""Finds what a record says of where a name belongs: a prefecture or a district in its own words. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from members.codes import Prefecture
from minutes.desk.review.findings import excerpt

# What parts two names of a list: the words beside a name end there.
_ENDS = "、，,\n；;／/"


@dataclass(frozen=True)
class Place:
    """Words of a record with the number of their block; None for the list of those present."""

    number: int | None
    text: str


@dataclass(frozen=True)
class Clue:
    """A word that points to the organisation of a code, the number of its block, and the words around it."""

    key: str
    word: str
    number: int | None
    words: str


def telling_words(places: Mapping[str, tuple[Prefecture | None, str]]) -> dict[str, tuple[str, ...]]:
    """Returns {code: words that point to it and to none of the others}: its prefecture, as it is said without 県, and its 郡.

    `places` has prefecture and district of each code; a district may be "".
    """
    words = {
        key: {prefecture.short_name if prefecture else "", district} - {""}
        for key, (prefecture, district) in places.items()
    }
    return {
        key: tuple(sorted(own - set().union(*(words[other] for other in words if other != key))))
        for key, own in words.items()
    }


def beside_name(attendance: str, label: str) -> str:
    """Returns what stands beside a name in the list of those present, up to the names before and after it.

    >>> beside_name("役員：深川市\\n出席者：当別町、美里町（宮城県）", "美里町")
    '美里町（宮城県）'
    """
    found = re.search(f"[^{_ENDS}]*{re.escape(label)}[^{_ENDS}]*", attendance)
    return found[0] if found else ""


def clues_in(places: Iterable[Place], words: Mapping[str, tuple[str, ...]]) -> list[Clue]:
    """Returns the first place of each word, in the order of the codes. `words` are those of `telling_words`."""
    places = list(places)
    found = ((key, word, _first(places, word)) for key in words for word in words[key])
    return [
        Clue(key, word, place.number, excerpt(place.text, start, start + len(word)))
        for key, word, (place, start) in found
        if place is not None
    ]


def _first(places, word) -> tuple[Place | None, int]:
    # 京都 is no word of 東京都.
    pattern = re.compile(("(?<!東)" if word == "京都" else "") + re.escape(word))
    for place in places:
        if match := pattern.search(place.text):
            return place, match.start()
    return None, 0
