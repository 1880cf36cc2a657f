"""Places of a record as people write them: 「第２版の理由、#２３ と ２４、23-25、日時」. Pure."""

import re
import unicodedata
from dataclasses import dataclass

from minutes.notation.facts import WHOLE_FACTS

# The most numbers of one range: no slip of the keyboard asks for all of a record.
LONGEST_RANGE = 100
HANDOUTS = "配付資料"
DASHES = r"\-‐‑‒–—―−〜~ー"
SEPARATORS = re.compile(r"[、,，;；・/\s]+|と(?!おり)|及び|および|並びに|ならびに")
RANGE = re.compile(rf"([0-9]{{1,9}})(?:[{DASHES}]|から)([0-9]{{1,9}})(?:まで)?")
NUMBER = re.compile(r"([0-9]{1,9})")
REASONS = re.compile(r"第?([0-9]{1,4})版の?(?:訂正)?理由")
# What stands before a number, and what its writer means by it: nothing.
AFTER_NUMBER = re.compile(r"(?<=[0-9])番目?")
BEFORE_NUMBER = re.compile(r"(?:#|♯|No\.?|№|発言|番号)[ ]*(?=[0-9])", re.IGNORECASE)
BLANKS_INSIDE = re.compile(rf"(?<=[第#{DASHES}]) +(?=[0-9])|(?<=[0-9]) +(?=[版番{DASHES}])|(?<=版) +(?=の)")
# 出席者 and 出席者（記載のとおり） are one.
FACT_NAMES = {
    unicodedata.normalize("NFKC", name): fact.name
    for fact in WHOLE_FACTS
    for name in (*fact.words, fact.called, fact.heading)
}


@dataclass(frozen=True)
class TypedPlace:
    """One place as typed, and how it was read: numbers, the edition whose reason is meant, or the name of a fact."""

    typed: str
    numbers: tuple[int, ...] = ()
    reasons_of: int | None = None
    fact: str = ""
    is_handouts: bool = False


def read_places(text: str) -> list[TypedPlace]:
    """Returns the places in the order in which they are typed; one that cannot be read has nothing but its words.

    >>> [place.numbers for place in read_places("#２３ と ２４, 30-32")]
    [(23,), (24,), (30, 31, 32)]
    >>> [(place.reasons_of, place.fact) for place in read_places("第２版の理由　日時")]
    [(2, ''), (None, 'time')]
    """
    words = unicodedata.normalize("NFKC", text)
    words = BLANKS_INSIDE.sub("", BEFORE_NUMBER.sub("#", words))
    return [_place(name) for name in SEPARATORS.split(words) if name]


def _place(name):
    number = AFTER_NUMBER.sub("", name.replace("#", ""))
    if found := NUMBER.fullmatch(number):
        return TypedPlace(name, numbers=(int(found[1]),))
    if found := RANGE.fullmatch(number):
        return TypedPlace(name, numbers=_range(int(found[1]), int(found[2])))
    if found := REASONS.fullmatch(name):
        return TypedPlace(name, reasons_of=int(found[1]))
    return TypedPlace(name, fact=FACT_NAMES.get(name, ""), is_handouts=name in (HANDOUTS, "資料", "配布資料"))


def _range(first, last):
    return tuple(range(first, last + 1)) if first < last <= first + LONGEST_RANGE else ()
