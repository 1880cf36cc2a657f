"""Reads the notes that are typed at a block, and those that are typed line by line to be sent back with a record."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from members.unseen import sign_problems
from minutes.notation.document import UNWRITABLE
from minutes.notation.facts import WHOLE_FACTS
from minutes.record import block_keys
from minutes.record.block_keys import BlockKey

LONGEST = 2000
EMPTY = "付せんに何も書いてありません。"
TOO_LONG = f"付せんは{LONGEST}字までです。"
NOT_THERE = "{}行目の「{}」は、この会議録にありません。行の頭に、#22 のような番号か、場所のような欄の名を書いてください。"
WITHOUT_WORDS = "{}行目の {} に、付せんの言葉がありません。"
NO_BLOCK = "その箇所は、もうこの会議録にありません。付せんは付けていません。"
PLACE = re.compile(r"\s*[#＃]?\s*([0-9０-９]{1,9})(?:番)?[\s:：、,]*(.*)")


class NoteNotRead(Exception):
    """Why what was typed is no note, in words for the clerk."""


@dataclass(frozen=True)
class TypedNote:
    """What was typed into the form of a block or of a note and not taken: it stands there again, with the reason."""

    anchor: str
    note: int
    text: str
    error: str


def read_words(text: str) -> str:
    """Returns the words of one note. Raises NoteNotRead."""
    words = UNWRITABLE.sub("", text.replace("\r\n", "\n")).strip()
    problem = next((message for _, message in sign_problems(words)), "")
    if problem or not words or len(words) > LONGEST:
        raise NoteNotRead(problem or (TOO_LONG if words else EMPTY))
    return words


def read_lines(text: str, keys: Iterable[BlockKey]) -> list[tuple[BlockKey, str]]:
    """Returns the notes of lines like 「#22 句点が重なっています。」 or 「場所 階を書いてください。」, as (block, words).

    `keys` are the blocks that there are; a number names the one that has it. Raises NoteNotRead.
    """
    known = set(keys)
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    return [_read_line(number, line, known) for number, line in lines]


def _read_line(number, line, known) -> tuple[BlockKey, str]:
    by_number = {key.number: key for key in known if key.number}
    match = PLACE.fullmatch(line)
    place, words = match.groups() if match else _fact_and_words(line)
    key = by_number.get(int(place)) if match else FACTS.get(place)
    if key not in known:
        raise NoteNotRead(NOT_THERE.format(number, f"#{int(place)}" if match else line.strip()[:20]))
    if not words.strip():
        raise NoteNotRead(WITHOUT_WORDS.format(number, f"#{key.number}" if key.number else place))
    return key, read_words(words)


def _fact_and_words(line) -> tuple[str, str]:
    line = unicodedata.normalize("NFC", line.strip())
    place = next((name for name in FACTS if line.startswith(name)), "")
    return place, line.removeprefix(place).lstrip(" \t\u3000:：、,")


# By their headings; the longer ones first, so that none is taken for the beginning of another.
FACTS = {
    fact.heading: block_keys.fact(fact.name)
    for fact in sorted(WHOLE_FACTS, key=lambda fact: -len(fact.heading))
}
