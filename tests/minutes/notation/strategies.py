"""Hypothesis strategies for the notation: documents whose words look like marks, and texts made of pieces of marks.

Each piece is coded as one character, so that one drawn text, a script, stands for a whole document: to draw lists of
lists of pieces takes hypothesis several times as long.
"""

from collections.abc import Iterator
from itertools import chain, count, pairwise, repeat

from hypothesis import settings
from hypothesis import strategies as st

from minutes.notation.document import (
    LARGEST_NUMBER,
    Document,
    Handout,
    Item,
    Narration,
    Presentation,
    Question,
    Turn,
    is_label,
)
from tests.texts import any_text, tries

thoroughly = settings(max_examples=tries(2000))

MARKS = [
    "　［保有なし］",
    "［保有なし］",
    "　［保有あり］",
    *"■□◇？＼・•‣⁃●○-#＃（）()：:【】［］",
    "■ ",
    "□ ",
    "◇　",
    "？ ",
    "・ ",
    "　#",
    "●●",
    "- ",
]
WORDS = (
    """
日時 場　所 会議名 出席者 配付資料 資料1 問い合わせ先 更新日 役員 事務局 本文へジャンプ 現在位置 検索
開会 その他 閉会 他団体への照会事項について 発表 意見交換 以下の質疑応答があった。 説明が行われた。 から に 及び 。 、
深川市 水瀬市 山田 総務課長 案1 10月8日 以上 1. 2. 12 ０１２ 999999999 1000000000 C
""".strip()
    .replace("\n", " ")
    .split(" ")
)
BLANKS = [" ", "\u3000", "\t", "\xa0", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u200b", "\ufeff"]
SHAPES = (
    """
（{}）|({})|（{}）　#12|({}) #3|（{}|（{}）{}|({}({}))|（{}市）|■ {}|■{}　#1|□ {}：{}|？{}|？ {}　#3|□{}:{}　#2|◇ {}|◇{}#4|＼{}|＼＼{}
○{}委員　{}|●{}市　{}|【{}委員】　{}|{}委員：{}です。|{}委員）{}|{}市\t{}|〔{}〕|Ｑ．{}|{}会長（{}君）
・{}|• {}|- {}|{}：{}|{}#5|１　{}|(1){}|【{}】|資料1　{}|{}市|{}市：{}|{}から、{}に基づき説明が行われた。
""".strip()
    .replace("\n", "|")
    .split("|")
)

FIELDS = ["title", "time", "venue", "attendance", "contact", "updated"]


def _line(text):
    """Returns drawn text as a line without white space at its ends. An empty one is replaced, since to refuse it would
    cost another draw."""
    return text.strip() or "字"


def _label(text):
    """Returns drawn text as a label: with its bracket where it has one inside, else without brackets and colons."""
    label = _line(text[:20])
    return label if is_label(label) else _line("".join(sign for sign in label if sign not in "（）()：:"))


_codes = count(0xE000)


def _characters(meanings, times=1):
    """Returns a code character for each meaning, or several for meanings that have to come more often."""
    return {chr(next(_codes)): meaning for meaning in meanings for _ in range(times)}


PIECES = _characters([*MARKS, *WORDS, *BLANKS])
RAW = PIECES | _characters(["\0", "\ud800"]) | _characters([*MARKS[:3], "\u3000#"], 3)
FORMS = _characters(SHAPES)
ENDS = _characters(["\n"], 25)
ODD = _characters(["odd"], 12)
KINDS = _characters([Item, Presentation, Question, Turn, Narration], 4) | _characters(
    [*FIELDS, Handout, "answering"]
)
LARGE = _characters(["large"], 4)
NUMBERS = _characters(range(1, 10), 2) | LARGE


def _written(script: str, odd: Iterator[str], pieces=PIECES) -> list[str]:
    """Returns the lines that a script stands for. A code of FORMS gives a line its shape; a code of ODD stands for the
    next of `odd`, which may be any characters."""
    lines = []
    for line in script.translate(str.maketrans(ENDS)).split("\n"):
        text = "".join(next(odd) if code in ODD else pieces.get(code, "") for code in line)
        shape = next((FORMS[code] for code in line if code in FORMS), "{1}")
        lines.append(shape.format(text[: len(text) // 2 + 1], text))
    return lines


def _odd(text):
    """Yields two characters of a text at a time, then the same character for ever."""
    return chain((text[start : start + 2] for start in range(0, len(text), 2)), repeat("字"))


def _parts(script, odd, large):
    """Yields (kind, number, lines) of each part of a script. What stands before the first kind is left out."""
    starts = [position for position, code in enumerate(script) if code in KINDS]
    for start, end in pairwise([*starts, len(script)]):
        numbers = [code for code in script[start:end] if code in NUMBERS]
        number = None if not numbers else large if numbers[0] in LARGE else NUMBERS[numbers[0]]
        yield KINDS[script[start]], number, list(map(_line, _written(script[start:end], odd)))[:4]


def _document(script: str, odd: str, large: int) -> Document:
    """Returns the document that a script stands for. Labels of handouts are made unique and lose their full-width
    spaces; a number is given to one block only."""
    facts, handouts, answering, blocks, taken = {}, {}, {}, [], {None}
    for kind, number, lines in _parts(script, _odd(odd), large):
        if kind in FIELDS:
            facts[kind] = "\n".join(lines)
        elif kind == "answering":
            answering |= dict.fromkeys(map(_label, lines))
        elif kind is Handout:
            handouts[_line(lines[0].replace("\u3000", ""))] = (
                lines[-1] if lines[1:] else "",
                number is not None,
            )
        else:
            blocks.append(_block(kind, lines, None if number in taken else number))
            taken.add(number)
    title = " ".join(facts.pop("title", "").split("\n"))
    return Document(
        title=title,
        **facts,
        answering=tuple(answering),
        handouts=tuple(Handout(label, *words) for label, words in handouts.items()),
        blocks=tuple(blocks),
    )


def _block(kind, lines, number):
    if kind is Item:
        return Item(lines[0], number)
    if kind is Narration:
        return Narration("\n".join(lines), number)
    if kind is Question:
        return Question("\n".join(lines[:2]), tuple(lines[2:]), number)
    label, below = _label(lines[0]), lines[1:] or ["字"]
    return kind(label, tuple(below) if kind is Presentation else "\n".join(below), number)


def _text(newline, script, odd):
    return newline.join(_written(script, _odd(odd), RAW))


def _scripts(characters, **size):
    return st.text([*characters, *FORMS, *ENDS, *ODD], **size)


documents = st.builds(
    _document,
    _scripts([*PIECES, *KINDS, *NUMBERS], min_size=20, max_size=60),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\n\r"), max_size=8),
    st.integers(1, LARGEST_NUMBER),
)

# Any text, with characters that no record can hold too, and texts whose lines look like those of a record.
raw_texts = any_text(max_size=60) | st.builds(
    _text,
    st.sampled_from(["\n", "\n\n", "\r\n", "\r"]),
    _scripts(RAW, min_size=20, max_size=60),
    any_text(max_size=8),
)
