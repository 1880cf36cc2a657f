"""Which answers the talk about an inquiry speaks of: each turn is tied to cells of the matrix, by names and words. Pure."""

import re
from dataclasses import dataclass

from minutes.pages.inquiries.answer_matrix import MatrixCell, MatrixRow
from minutes.pages.record.record_view import Remark

_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_KANJI = "一二三四五六七八九"


@dataclass(frozen=True)
class AnswersSpokenOf:
    """An organisation of whose answers a turn speaks. cells: which of them; none where the turn leaves it open."""

    row: MatrixRow
    cells: tuple[MatrixCell, ...]


def tie_turns(
    rows: list[MatrixRow], remarks: list[Remark], labels: list[str]
) -> dict[int, list[AnswersSpokenOf]]:
    """Sets the `talk` of rows and cells, and returns {number of a turn: of whose answers it speaks}.

    Whoever it names is meant, and who speaks where the words say which of its own answers, or the turn before did. A name that is part of a
    longer one of the record (福島 in 福島県) is not taken for it.
    """
    by_label = {row.speaker.label: row for row in rows if row.has_answered and not row.speaker.is_withdrawn}
    names = sorted(filter(None, set(labels)), key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, names)) or r"(?!)")
    spoken: dict[int, list[AnswersSpokenOf]] = {}
    before: list[AnswersSpokenOf] = []
    for remark in remarks:
        if remark.speaker is None:
            continue
        words = "\n".join(part.paragraph or "\n".join(part.points) for part in remark.parts)
        told = {name: by_label[name] for name in pattern.findall(words) if name in by_label}
        own = by_label.get(remark.speaker.label)
        found = [AnswersSpokenOf(row, cells_meant(row, words)) for row in told.values() if row is not own]
        if own:
            asked = next((one.cells for one in before if one.row is own), ())
            found += [AnswersSpokenOf(own, cells_said(own, words) or asked)]
        _note(remark.number, found)
        before = found
        spoken[remark.number] = [one for one in found if one.row is not own or one.cells]
    return {number: of_turn for number, of_turn in spoken.items() if of_turn}


def _note(number: int, found: list[AnswersSpokenOf]) -> None:
    for one in found:
        one.row.talk.append(number)
        for cell in one.cells:
            cell.talk.append(number)


def cells_meant(row: MatrixRow, words: str) -> tuple[MatrixCell, ...]:
    """Returns the cells that the words speak of: those that they say, or the only one that has an answer."""
    answered = tuple(cell for cell in row.cells if cell.answers)
    return cells_said(row, words) or (answered if len(answered) == 1 else ())


def cells_said(row: MatrixRow, words: str) -> tuple[MatrixCell, ...]:
    """Returns the cells of the questions that the words name (問1, 設問２, 一つ目), or else of the choices that they repeat."""
    answered = [cell for cell in row.cells if cell.answers]
    named = [cell for cell in answered if _is_named(cell.question.name, words.translate(_NARROW))]
    chosen = [
        cell for cell in answered if any(answer.choice and answer.choice in words for answer in cell.answers)
    ]
    return tuple(named or chosen)


def _is_named(name: str, words: str) -> bool:
    number = name.removeprefix("問")
    kanji = _KANJI[int(number) - 1] if len(number) == 1 and number != "0" else number
    place = rf"(?:{number}|{kanji})"
    return bool(
        re.search(rf"問\s*{place}(?![0-9{_KANJI}十])|(?<![0-9{_KANJI}十]){place}(?:つ目|つめ|点目)", words)
    )
