"""Numbers before a word that is counted: 3,000円, 三千円, 3千円; 第3回, 第三回. Pure.

How numbers are written in 公用文: 「公用文作成の考え方」 (文化審議会建議, 令和4年1月7日), I-5; in vertical print 三千 and 二〇. What
is counted stands in a list, because 一 is in 統一 and 一般, and 十分 is no 10分: 分, 時, 番, 部 and 度 are not in it.
"""

import re

DIGITS = "〇一二三四五六七八九"
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_GROUPS = ((10**12, "兆"), (10**8, "億"), (10**4, "万"))
_SIGNS = f"0-9{DIGITS}十百千万億兆"
COUNTED = (
    "円|回|年|月|日(?![市町村])|件|人|名|校|園|館|団体|自治体|[市町村](?![a-z0-9])|世帯|棟|台|社|種類|項目|点|歳|才|級|階|枚|冊|班|期|割|倍"
    "|週間?|時間|分間|[かカケ箇個][月所国年条]|%|パーセント|ポイント|メートル|キロ|トン|平米|平方メートル|ヘクタール"
)
# Counted behind 第 alone: 三条市 and 一部 are no numbers.
NUMBERED = "条|項|号|部|章|節|編|款|目|次|位|巻|集|版|学区|地区|分団|セクター|分科会|委員会"
# Any other kanji before a number that is one kanji is of the same word: 統一回答.
_BEFORE_ONE_KANJI = "第約計全各毎同翌年月日度"
_NUMBER = re.compile(
    rf"(?<![.{_SIGNS}a-z])(?:(?<=第)(?P<numbered>[{_SIGNS}]+)(?={COUNTED}|{NUMBERED})|(?P<counted>[{_SIGNS}]+)(?={COUNTED}))"
)
_WITHIN_A_WORD = re.compile(rf"(?<=[一-鿿])(?<![{_BEFORE_ONE_KANJI}])")
_GROUP = re.compile(
    rf"(?P<arabic>[0-9]+)|(?P<places>[{DIGITS}]{{2,}})"
    rf"|(?:(?P<千>[2-9{DIGITS[1:]}]?)千)?(?:(?P<百>[2-9{DIGITS[2:]}]?)百)?(?:(?P<十>[2-9{DIGITS[2:]}]?)十)?(?P<one>[1-9{DIGITS[1:]}]?)"
)
_PARTS = re.compile(r"(?:([^兆億万]+)兆)?(?:([^億万]+)億)?(?:([^万]+)万)?([^兆億万]*)")
# The whole of a place.
_NO_NUMBER = re.compile("[一1]円")


def match(word: str, start: int) -> tuple[int, tuple[str, ...]] | None:
    """Returns where a counted number ends that begins at `start`, and its spellings."""
    found = _NUMBER.match(word, start)
    written = (found["numbered"] or found["counted"]) if found else ""
    value = value_of(written)
    is_part = len(kanji(value)) == 1 and _WITHIN_A_WORD.match(word, start)
    if not found or not value or is_part or _NO_NUMBER.match(word, start):
        return None
    return found.end(), tuple(dict.fromkeys((written, *spellings(value))))


def value_of(written: str) -> int:
    """Returns the value of a number in any of its spellings; 0 where it is none.

    >>> [value_of(number) for number in ("3000", "三千", "3千", "三〇〇〇", "3億2千万", "千千", "一二三万")]
    [3000, 3000, 3000, 3000, 320000000, 0, 1230000]
    """
    parts = _PARTS.fullmatch(written)
    if not parts:
        return 0
    values = [_group_value(part) if part else 0 for part in parts.groups()]
    is_wrong = any(part and not value for part, value in zip(parts.groups(), values, strict=True))
    return (
        0
        if is_wrong
        else sum(value * factor for value, factor in zip(values, (10**12, 10**8, 10**4, 1), strict=True))
    )


def _group_value(group):
    found = _GROUP.fullmatch(group)
    if not found:
        return 0
    if found["arabic"]:
        return 0 if group.startswith("0") else int(group)
    if found["places"]:
        return int("".join(str(DIGITS.index(digit)) for digit in group))
    tens = sum((_digit(found[unit]) or 1) * factor for factor, unit in _UNITS if found[unit] is not None)
    return tens + _digit(found["one"])


def _digit(sign):
    return 0 if not sign else int(sign) if sign.isascii() else DIGITS.index(sign)


def spellings(value: int) -> tuple[str, ...]:
    """Returns how a number from 1 on is written.

    >>> spellings(3), spellings(24), spellings(3000)
    (('3', '三'), ('24', '二十四', '二四'), ('3000', '三千', '三〇〇〇', '3千'))
    >>> spellings(30_000_000)
    ('30000000', '三千万', '3000万', '3千万')
    """
    written = [str(value), kanji(value)]
    written += [places(value)] if 10 < value < 10_000 else []
    written += [_in_groups(value, thousands=False), _in_groups(value, thousands=True)]
    return tuple(dict.fromkeys(written))


def kanji(value: int) -> str:
    """Returns 三千二百 of 3200, 一億二千万 of 120,000,000."""
    return _by_groups(value, _kanji_below_ten_thousand)


def places(value: int) -> str:
    """Returns 二〇一二 of 2012."""
    return "".join(DIGITS[int(digit)] for digit in str(value))


def _kanji_below_ten_thousand(value):
    written = ""
    for factor, unit in _UNITS:
        digit, value = divmod(value, factor)
        written += f"{DIGITS[digit] if digit > 1 else ''}{unit}" if digit else ""
    return written + (DIGITS[value] if value else "")


def _in_groups(value, *, thousands):
    """3000万 of 30,000,000; with `thousands` 3千万."""
    return _by_groups(value, _with_thousands if thousands else str)


def _with_thousands(value):
    return f"{value // 1000}千" if value % 1000 == 0 else str(value)


def _by_groups(value, write):
    written = ""
    for factor, unit in _GROUPS:
        group, value = divmod(value, factor)
        written += f"{write(group)}{unit}" if group else ""
    return written + (write(value) if value else "")
