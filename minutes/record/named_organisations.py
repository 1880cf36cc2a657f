"""Finds the names of organisations in what is said. Pure: the names that there are, and who bears one, are given.

Names and texts are compared in the form of the search (search/analysis/folding.py).
"""

import re
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

from members.codes import PREFECTURES
from minutes.search.analysis.folding import fold
from minutes.search.analysis.highlight import FoldedText

# What may stand between a prefecture and a name in it: 熊本県の美里町, 熊本県下益城郡美里町.
_BETWEEN = re.compile(r"(?:内?の)?(?P<district>[㐀-鿿々ケ]{1,4}郡)?の?")
_DISTRICT = re.compile(r"(?P<district>[㐀-鿿々ケ]{1,4}?郡)の?")
# Letters that go on with a word: 津市 in 会津市民 stands within one, and 旧深川市 is another than 深川市.
_LETTER = re.compile(r"[㐀-鿿々〆ァ-ヶー]")
# Behind a name, what makes it a part of another word: 市場, 町並み, 区分, 長崎県立大学, 北海道新聞.
_OTHER_WORD = re.compile(r"[場街販況家画間分域境立]|並み|新聞|銀行|大学|放送")


@dataclass(frozen=True)
class Named:
    """A name in a text as it is spelled there, with the prefecture and the district that stand before it, or ""."""

    name: str
    prefecture: str = ""
    district: str = ""

    @property
    def label(self) -> str:
        """Returns the name with its place, as candidates_by_label reads it: 熊本県下益城郡美里町."""
        return f"{self.prefecture}{self.district}{self.name}"


class NameFinder:
    """Finds the names of organisations in texts: those of the registry, and those that one record knows besides."""

    def __init__(self, names: Iterable[str]) -> None:
        self._prefectures = {fold(prefecture.name) for prefecture in PREFECTURES.values()}
        self._names = _by_beginning({fold(name) for name in names} | self._prefectures)
        self._besides: dict[str, list[str]] = {}

    def knowing(self, labels: Iterable[str]) -> "NameFinder":
        """Returns a finder of these labels too."""
        finder = copy(self)
        finder._besides = _by_beginning({fold(label) for label in labels})
        return finder

    def named_in(self, text: str) -> Iterator[Named]:
        """Yields each name of a text, once for each time that it stands there as a word of its own.

        >>> finder = NameFinder(["福島町", "津市"])
        >>> list(finder.named_in("長崎県の福島町と、会津市民から津市へ"))
        [Named(name='福島町', prefecture='長崎県', district=''), Named(name='津市', prefecture='', district='')]
        """
        for line in text.split("\n"):
            yield from (named for _, named in self.places_in(line))

    def places_in(self, line: str) -> Iterator[tuple[tuple[int, int], Named]]:
        """Yields each name of one line with its span there: that of the name alone, without the place before it."""
        yield from self._named_in_line(FoldedText(line))

    def _named_in_line(self, line):
        folded, start, place = line.folded, 0, ("", "")
        while start < len(folded):
            name, before = self._name_at(folded, start), start
            begins = place != ("", "") or start == 0 or not _LETTER.match(folded[start - 1])
            if begins and name and not _OTHER_WORD.match(folded, start + len(name)):
                start, place_behind = self._place_behind(folded, start, name)
                if place_behind is None:
                    span = (line.original_span(before)[0], line.original_span(start - 1)[1])
                    yield span, Named(line.text[slice(*span)], *place)
                place = place_behind or ("", "")
                continue
            start, place = self._behind_district(folded, start) if begins else (start + 1, ("", ""))
            start = max(start, before + 1)

    def _name_at(self, folded, start) -> str:
        """Returns the longest name that begins there; empty where none does."""
        two = folded[start : start + 2]
        names = [*self._besides.get(two, ()), *self._names.get(two, ())]
        return max((name for name in names if folded.startswith(name, start)), key=len, default="")

    def _place_behind(self, folded, start, name):
        """Returns where the text goes on behind a name; and, where it is the place of a name that follows, that place."""
        end = start + len(name)
        between = _BETWEEN.match(folded, end)
        if name in self._prefectures and between and self._name_at(folded, between.end()):
            return between.end(), (name, between["district"] or "")
        return end, None

    def _behind_district(self, folded, start):
        district = _DISTRICT.match(folded, start)
        if district and self._name_at(folded, district.end()):
            return district.end(), ("", district["district"])
        return start + 1, ("", "")


@lru_cache(maxsize=1)
def finder_of(names: frozenset[str]) -> NameFinder:
    """Kept by the names themselves: a counter comes again with other names where a change was rolled back."""
    return NameFinder(names)


def _by_beginning(names: set[str]) -> dict[str, list[str]]:
    """Returns {the first two letters: the names that begin with them}. A name of one letter is none."""
    by_beginning: dict[str, list[str]] = {}
    for name in names:
        if len(name) > 1:
            by_beginning.setdefault(name[:2], []).append(name)
    return by_beginning


def organisations_named(
    text: str, finder: NameFinder, attendees: dict[str, str], bearers: dict[str, list[str]]
) -> set[str]:
    """Returns the codes of the organisations that a text names for certain.

    attendees: folded label → code, "" while nobody has settled who it is: such a name follows the attendee. bearers:
    label of a Named → codes of all that bear the name in that place; a name that several bear is nobody's.
    """
    codes = set()
    for named in finder.named_in(text):
        if fold(named.name) in attendees and named.label == named.name:
            codes.add(attendees[fold(named.name)])
        elif len(bearers.get(named.label, ())) == 1:
            codes.add(bearers[named.label][0])
    return codes - {""}
