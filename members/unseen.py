"""Takes from a text what nobody sees: signs without a shape, and signs in the shape of a kanji that are none. Pure.

Names come out of PDFs with radicals (⻄宮市), out of fonts with variation selectors (葛󠄀城市), and out of web pages with
zero-width signs and signs that turn the direction of writing.
"""

import re
import unicodedata

# Radicals of CJK Radicals Supplement that have the shape of a whole kanji; NFKC knows only those of the older block.
# By Unicode's EquivalentUnifiedIdeograph.txt.
RADICALS = dict(
    zip(
        "⺝⺟⺠⺧⺩⺬⺮⺽⻁⻄⻆⻊⻑⻗⻘⻝⻡⻣⻤⻨⻩⻫⻭⻯⻲",
        "月母民牛王示竹臼虎西角足長雨青食首骨鬼麦黄斉歯竜亀",
        strict=True,
    )
)
# The older block, Kangxi Radicals (⽇⽉⾧), as NFKC reads it, but in the form that Japanese has.
_JAPANESE = {"戶": "戸", "靑": "青", "黃": "黄", "黑": "黒"}
_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_KANJI = RADICALS | {radical: _JAPANESE.get(kanji, kanji) for radical, kanji in _KANGXI.items()}
VARIATION_SELECTORS = frozenset({*map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0xE0100, 0xE01F0))})
# U+202E and its like change in which direction a line is shown; a control is no sign of a text.
DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_DIRECTIONS = re.compile(f"[{DIRECTIONS}]")
_CONTROLS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TYPED_SIGNS = re.compile(f"{_DIRECTIONS.pattern}|{_CONTROLS.pattern}")
# Variation selectors, zero-width signs, signs of direction, tags, controls that are no blank.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0001-\U000e01ef]"
)
_RADICAL = re.compile("[⺀-⿕]")
_TO_KANJI = str.maketrans(_KANJI)
_PLACE = 8


def without_unseen(text: str) -> str:
    """Returns a text without signs that nobody sees, and with a kanji for each radical in its shape. Blanks stay.

    >>> without_unseen("⻄宮\\u200b市"), without_unseen("葛\\U000e0100城市")
    ('西宮市', '葛城市')
    """
    return with_kanji(_UNSEEN.sub("", text))


def with_kanji(text: str) -> str:
    """Returns a text of the same length, with a kanji for each radical in its shape.

    >>> with_kanji("⽇時：7⽉2⽇ 議⻑")
    '日時：7月2日 議長'
    """
    return text.translate(_TO_KANJI) if _RADICAL.search(text) else text


def plain_name(name: str) -> str:
    """Returns a name as it is typed at a keyboard: no unseen signs, radicals or blanks, one width.

    >>> plain_name("⻄　宮市"), plain_name("２２番（林）")
    ('西宮市', '22番(林)')
    """
    return "".join(unicodedata.normalize("NFKC", without_unseen(name)).split())


def sign_problems(text: str) -> list[tuple[int, str]]:
    """Returns (line from 1, what is wrong with it) for each line that holds a control or a sign of direction.

    >>> sign_problems("深川市\\n美里町\\u202e（熊本）")
    [(2, '目に見えない記号（文字の向きを変える記号、U+202E）が「美里町」のあとにあります。消してください。')]
    """
    if not _TYPED_SIGNS.search(text):
        return []
    lines = [line.strip() for line in re.split(r"\r\n|\r|\n", text)]
    found = ((number, line, _TYPED_SIGNS.search(line)) for number, line in enumerate(lines, start=1))
    return [(number, _described(line, sign)) for number, line, sign in found if sign]


def _described(line: str, sign: re.Match[str]) -> str:
    kind = "文字の向きを変える記号" if _DIRECTIONS.match(sign[0]) else "制御文字"
    above = _TYPED_SIGNS.sub("", line[: sign.start()])[-_PLACE:]
    place = f"「{above}」のあと" if above else "行の頭"
    return f"目に見えない記号（{kind}、U+{ord(sign[0]):04X}）が{place}にあります。消してください。"
