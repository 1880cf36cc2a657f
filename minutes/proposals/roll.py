"""Finds who of those present is named in a sentence. Pure.

A name is an attendee's by its label, by its name in the registry, by what its label says without prefecture or bracket,
or by who came for it. What several bear is nobody's, unless the prefecture before it tells them apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from members.codes import PREFECTURES
from minutes.notation.redactions import REDACTION
from minutes.proposals.sentences import Sentence
from minutes.proposals.talk import Present
from minutes.record.named_organisations import Named, NameFinder
from minutes.search.analysis.folding import fold

_BRACKET = re.compile(r"[（(]([^（）()]+)[）)]")
_PLACE = re.compile(f"^(?:{'|'.join(one.name for one in PREFECTURES.values())})(?:[^郡]{{1,4}}郡)?(?=..)")
_TITLE = re.compile("(?:副?(?:市長|町長|村長|区長|知事|議長|委員長|会長)|教育長)$")
_STEM = re.compile(r"(.{2,})[市町村区]")


@dataclass(frozen=True)
class NamedPresent:
    """An attendee named in a sentence, from start to end."""

    number: int
    start: int
    end: int


class Roll:
    """Everybody present, by each name that is theirs alone."""

    def __init__(self, present: tuple[Present, ...], registry: NameFinder) -> None:
        bearers: dict[str, set[int]] = {}
        for one in present:
            for name in names_of(one):
                bearers.setdefault(fold(name), set()).add(one.number)
        self._bearers = bearers
        self._present = {one.number: one for one in present}
        self._finder = registry.knowing(bearers)
        self._stems = _stems(present)

    def label(self, number: int) -> str:
        return self._present[number].label

    def named_in(self, sentence: Sentence) -> list[NamedPresent]:
        """Returns the attendees that a sentence names, in order. What is quoted names nobody."""
        found = [
            NamedPresent(number, start, end)
            for (start, end), named in self._finder.places_in(sentence.masked)
            for number in self._borne_by(named)
        ]
        known = {place for one in found for place in range(one.start, one.end)}
        called = [one for one in self._called(sentence.masked) if known.isdisjoint(range(one.start, one.end))]
        return sorted([*found, *called], key=lambda one: one.start)

    def _borne_by(self, named: Named) -> list[int]:
        bearers = self._bearers.get(fold(named.name), set())
        if named.prefecture:
            bearers = {number for number in bearers if self._present[number].prefecture == named.prefecture}
        return list(bearers) if len(bearers) == 1 else []

    def _called(self, words: str) -> Iterator[NamedPresent]:
        """高松さん is 高松市 where nobody else bears that name."""
        for stem, number in self._stems.items():
            for match in re.finditer(rf"(?<![一-鿿々]){re.escape(stem)}(?=さん|様)", words):
                yield NamedPresent(number, *match.span())


def names_of(one: Present) -> set[str]:
    """Returns every name by which an attendee may be meant.

    >>> sorted(names_of(Present(1, "熊本県美里町（旧砥用町）", name="美里町", representative="会長 山田課長")))
    ['会長', '山田課長', '熊本県美里町', '熊本県美里町（旧砥用町）', '美里町']
    """
    if REDACTION.search(one.label):
        return set()
    plain = _BRACKET.sub("", one.label).strip()
    names = {one.label, plain, _PLACE.sub("", plain), one.name, *one.representative.split()}
    if one.label_kind == "person":
        names |= {*_BRACKET.findall(one.label), *_title(plain)}
    return {name for name in names if len(name) > 1 and not REDACTION.search(name)}


def _title(label: str) -> set[str]:
    """青木区長 → 区長."""
    title = _TITLE.search(label)
    return {title[0]} if title else set()


def _stems(present: tuple[Present, ...]) -> dict[str, int]:
    """Returns {高松: number} of the municipalities, but those whose stem another name here begins with."""
    stems: dict[str, int] = {}
    others = [name for one in present for name in (one.label, *one.representative.split())]
    for one in present:
        stem = _STEM.fullmatch(one.label)
        if stem and sum(name.startswith(stem[1]) for name in others) == 1:
            stems[stem[1]] = one.number
    return stems
