"""Finds where a text cites handouts by their labels: 資料１, 資料 1, 資料No.1, 資料1・2, 資料1から3まで. Pure.

The longest label wins, and what only looks like one is none: 資料の9ページ and 資料3枚 count pages, 前回の資料1 is of
another meeting, 追加資料1 is not 資料1, and 資料1-2 is not 資料1 either.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from minutes.notation.citations.handout_labels import (
    FIGURE,
    KANJI_FIGURE,
    NUMBERING,
    LabelKey,
    folded,
    label_key,
    numbers_of,
    plain_form,
)

# What a text calls a handout whose list nobody has yet.
ANY_WORD = "(?:追加|参考|補足|当日|別冊|説明|委員会|事前)?資料|別紙|別添"
# These stand before a label and belong to no other one: 配付資料1.
BEFORE = re.compile(r"(?:配付|配布|提出|本日|今回|下記|上記|会議)$")
# A word that goes on before it names another thing: 追加資料1, ICT資料1.
_WORD_BEFORE = re.compile(r"[\u4e00-\u9fff\u3005\u30a1-\u30fa\u30fca-z]$")
_OTHER_MEETING = re.compile(r"(?:前回|前々回|次回|昨年度?|前年度?|第[0-9]+回)(?:の?会議)?の?$")
# Behind a number: what it counts, if it is no label's.
_COUNTED = (
    r"(?:ページ|頁|枚|ぺーじ|番|点|部|種|項|行|件|回|人|名|年|か月|月|日|時|分|秒|円|万|千|億|条|章|節|段|列|つ|冊|通|%|割|倍|歳|才|枠"
    r"|[かヶケ箇個]所|団体|セット|ファイル)"
)
_NO_LABEL = re.compile(rf"[0-9]|[.][0-9]|[-]|[a-z](?!\.?\s?[0-9])|\s?{_COUNTED}")
# What may stand behind a number that has no word of its own, or that is a kanji.
_ENDS = re.compile(
    r"$|[\n、。,.()\[\]「」『』】:;・~〜\s]|まで|[のにをはがでともやへ]|及び|並びに|または|又は|参照|より|によ|から"
)
_FURTHER = " ?(?:・|、|,|/|と|及び|および|並びに|ならびに|又は|または|から|~|〜)"


@dataclass(frozen=True)
class Citation:
    """A place in a text, from `start` to `end`, that cites a handout; `label` is that of the list."""

    start: int
    end: int
    label: str


class HandoutFinder:
    """Finds the handouts of one list, given by their labels. Two labels that only differ in spelling cite nothing."""

    def __init__(self, labels: Iterable[str]):
        keys = {label: key for label in labels if (key := label_key(label))}
        counts = Counter(keys.values())
        self.labels = {key: label for label, key in keys.items() if counts[key] == 1}
        words = sorted({word for word, _ in self.labels}, key=len, reverse=True)
        self.pattern = _pattern("|".join(map(re.escape, words))) if words else None

    def cited_in(self, text: str) -> list[Citation]:
        """Returns the places that cite a handout of the list, in order; none touches another.

        >>> HandoutFinder(["資料1", "資料2"]).cited_in("資料１・2と資料10")
        [Citation(start=0, end=3, label='資料1'), Citation(start=4, end=5, label='資料2')]
        """
        found = _found_in(text, self.pattern, self.labels) if self.pattern else ()
        return [Citation(start, end, self.labels[key]) for start, end, key in found]

    def named_in(self, name: str) -> set[str]:
        """Returns the labels of the list that the name of a file has. What follows a number there counts nothing.

        >>> HandoutFinder(["資料1", "資料2"]).named_in("01_資料1年間計画"), HandoutFinder(["資料1"]).named_in("追加資料1")
        ({'資料1'}, set())
        """
        plain, _ = folded(name)
        found = set()
        for match in self.pattern.finditer(plain) if self.pattern else ():
            key = (match["word"], numbers_of(match["numbers"]))
            if (
                key in self.labels
                and _begins(plain, match.start())
                and not plain[match.end() :][:1].isdigit()
            ):
                found.add(self.labels[key])
        return found


def cited_labels(text: str) -> dict[LabelKey, str]:
    """Returns whatever a text cites, listed or not, as {key: label as it would be listed}, in the order of the text.

    The keys are those of label_key, by which it is known what is listed.

    >>> list(cited_labels("資料 １及び２、別紙3のとおり。資料の4ページ").values())
    ['資料1', '資料2', '別紙3']
    """
    found = [key for _, _, key in _found_in(text, _pattern(ANY_WORD), None)]
    return {(word, numbers): f"{word}{'-'.join(numbers).upper()}" for word, numbers in found}


def label_in_name(name: str) -> tuple[str, int, int] | None:
    """Returns (label as it would be listed, where it begins, where it ends) of the one handout that the name of a file says
    it is; None where it says none, or several.

    >>> label_in_name("01_資料１－２　電子化"), label_in_name("資料1と資料2"), label_in_name("写真")
    (('資料1-2', 3, 8), None, None)
    """
    plain, places = folded(name)
    found: dict[LabelKey, tuple[int, int]] = {}
    for match in _pattern(ANY_WORD).finditer(plain):
        if _begins(plain, match.start()) and not plain[match.end() :][:1].isdigit():
            key = (match["word"], numbers_of(match["numbers"]))
            found.setdefault(key, (places[match.start()], places[match.end() - 1] + 1))
    if len(found) != 1:
        return None
    (((word, numbers), (start, end)),) = found.items()
    return f"{word}{'-'.join(numbers).upper()}", start, end


def _pattern(words: str) -> re.Pattern:
    numbers = rf"(?:{FIGURE}(?:[-の]{FIGURE})*|{KANJI_FIGURE})"
    return re.compile(rf"(?P<word>{words}){NUMBERING}(?P<numbers>{numbers})")


_NUMBERS_BEHIND = re.compile(
    rf"{_FURTHER}{NUMBERING}(?P<numbers>[0-9]{{1,3}}(?:[-の][0-9]{{1,3}})*)(?P<unit>号)?"
)


def _found_in(text: str, pattern, listed) -> Iterator[tuple[int, int, LabelKey]]:
    """Yields (start, end, key). `listed` are the keys that count; None: all of them."""
    if not pattern.search(plain_form(text)):
        return
    plain, places = folded(text)
    position = 0
    while match := pattern.search(plain, position):
        position = match.end("word")
        if not _begins(plain, match.start()):
            continue
        end, key = _longest(plain, match, listed)
        if key is None:
            continue
        position = end
        spans = [(match.start(), end, key)]
        further, position = _further(plain, position, match["word"])
        for start, stop, found in spans + further:
            if listed is None or found in listed:
                yield places[start], places[stop - 1] + 1, found


def _begins(plain: str, start: int) -> bool:
    """Tells whether a label can begin at a place: no other word goes on into it, and no other meeting is named."""
    before = plain[max(0, start - 12) : start]
    allowed = BEFORE.sub("", before)
    goes_on = allowed == before and _WORD_BEFORE.search(before)
    return not goes_on and not _OTHER_MEETING.search(allowed)


def _longest(plain: str, match, listed) -> tuple[int, LabelKey | None]:
    """Returns where the longest label at a match ends, and its key; 資料1の2 is 資料1 where no 資料1-2 is listed."""
    start, numbers = match.start("numbers"), match["numbers"]
    is_kanji = not numbers[0].isascii()
    shorter = [place.start() for place in re.finditer("の", numbers)]
    for length in [len(numbers), *reversed(shorter)]:
        end = start + length
        if plain.startswith("号", end) and length == len(numbers):
            end += 1
        key = (match["word"], numbers_of(numbers[:length]))
        # Where no list says otherwise, の is only the Japanese of: 資料1の2.
        known = key in listed if listed is not None else "の" not in numbers[:length]
        ends = _ENDS.match(plain, end) if is_kanji else not _NO_LABEL.match(plain, end)
        if known and ends:
            return end, key
    return start, None


def _further(plain: str, position: int, word: str) -> tuple[list[tuple[int, int, LabelKey]], int]:
    """Returns the numbers without a word that follow a label (資料1・2), all of them or none, and where they end."""
    found, end = [], position
    while match := _NUMBERS_BEHIND.match(plain, end):
        end = match.end()
        found.append((match.start("numbers"), end, (word, numbers_of(match["numbers"]))))
    is_whole = found and _ENDS.match(plain, end) and not _NO_LABEL.match(plain, end)
    return (found, end) if is_whole else ([], position)
