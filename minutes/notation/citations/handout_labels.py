"""The label of a handout as word and numbers (資料1-2 is 資料 and 1, 2), however it is written. Pure."""

import re
import unicodedata

DASHES = dict.fromkeys("‐‑‒–—―−－﹣ーｰ", "-")
KANJI = {sign: value for value, sign in enumerate("一二三四五六七八九", start=1)}
# 1, 12, 3b, a, 十二. A letter behind a number is no page: 資料1p2 is page 2 of 資料1.
FIGURE = r"(?:[0-9]{1,3}(?:(?!p\.?\s?[0-9])[a-z](?![a-z]))?|[a-z](?![a-z]))"
KANJI_FIGURE = "[一二三四五六七八九十]{1,3}"
NUMBERING = " ?(?:no[.]? ?|第 ?)?"
_DASH_BEFORE_NUMBER = re.compile(rf"(?<=[0-9a-z])[{''.join(DASHES)}](?=[0-9a-z])")
_LABEL = re.compile(
    rf"(?P<word>.*?[^0-9a-z\s-]|[a-z]{{2,}}){NUMBERING}"
    rf"(?P<numbers>{FIGURE}(?:[-の]{FIGURE})*|{KANJI_FIGURE})号?"
)

# 資料 and (1, 2), each number as it counts: without zeros before it, kanji as figures.
LabelKey = tuple[str, tuple[str, ...]]


def folded(text: str) -> tuple[str, list[int]]:
    """Returns a text in the form in which labels are compared, and for each of its characters the place that it is from.

    Width and case are one, signs that nobody sees are left out, every blank is one, dashes between numbers are one.

    >>> folded("資料１\u2010２")
    ('資料1-2', [0, 1, 2, 3, 4])
    """
    return plain_form(text), [place for place, sign in enumerate(text) for _ in _FOLDS[ord(sign)]]


def plain_form(text: str) -> str:
    """Returns the same form alone: of ten texts, nine cite nothing, and nobody asks for their places."""
    return _DASH_BEFORE_NUMBER.sub("-", text.translate(_FOLDS))


class _Folds(dict):
    """{sign: what it is folded to}, by their numbers, each made when it is first met."""

    def __missing__(self, number: int) -> str:
        self[number] = _fold(chr(number))
        return self[number]


_FOLDS = _Folds()


def _fold(sign: str) -> str:
    if unicodedata.category(sign) == "Cf":
        return ""
    if sign in "\n\t":
        return "\n"
    plain = unicodedata.normalize("NFKC", sign).lower()
    return " " if plain.isspace() else plain


def label_key(label: str) -> LabelKey | None:
    """Returns the word and the numbers of a label; None for one that does not end with a number.

    >>> label_key("資料１－２"), label_key("追加資料 第01号"), label_key("資料No.3"), label_key("役員会結果")
    (('資料', ('1', '2')), ('追加資料', ('1',)), ('資料', ('3',)), None)
    """
    match = _LABEL.fullmatch(folded(label)[0].strip())
    return (match["word"].strip(), numbers_of(match["numbers"])) if match else None


def numbers_of(text: str) -> tuple[str, ...]:
    """Returns the numbers of a folded text that holds nothing else.

    >>> numbers_of("01の2"), numbers_of("十二")
    (('1', '2'), ('12',))
    """
    return tuple(_number(part) for part in re.split("[-の]", text))


def _number(text: str) -> str:
    if text[0] in KANJI or text[0] == "十":
        tens, ten, ones = text.rpartition("十")
        return str((KANJI.get(tens, 1) * 10 if ten else 0) + KANJI.get(ones, 0))
    return text.lstrip("0") or "0"
