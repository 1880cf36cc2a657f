"""What a phrase of talk claims of a count, and when the count bears it out. Pure.

The rules are said to readers beside each tally (`rule_of`), so they are few and without exceptions.
"""

from dataclasses import dataclass
from fractions import Fraction

# Of a share that is rounded: half a unit to each side, the lower end included.
_ROUNDED = Fraction(1, 2)
# 3分の1 is said of what is near it: five of a hundred to each side.
_NEAR = Fraction(1, 20)
# 4割弱, 4割強: within five of a hundred.
_JUST = Fraction(1, 20)
WORDS = {
    "most": ("ほとんど", Fraction(3, 4)),
    "nearly_all": ("ほぼすべて", Fraction(9, 10)),
    "all": ("すべて", Fraction(1)),
}


@dataclass(frozen=True)
class Claim:
    """What a phrase says.

    kind: count (`part` of `of` organisations; of 0: so many, whatever of how many), tenths, percent, fraction, half
    (`part` of `of` of the whole), or a word: hardly, most, more, nearly_all, all. bound: "" (it is so), at_least,
    at_most, below, above, just_below, just_above.
    """

    kind: str
    part: int = 0
    of: int = 0
    bound: str = ""


def is_borne_out(claim: Claim, count: int, total: int) -> bool | None:
    """Tells whether a count of so many among a total bears a claim out; None where there is nobody to count.

    >>> [is_borne_out(Claim("tenths", 4, 10), count, 19) for count in (6, 7, 8, 9)]
    [False, True, True, False]
    """
    if not total:
        return None
    if claim.kind == "count":
        return claim.of in (0, total) and _meets(claim.bound, count, claim.part, count == claim.part)
    share = Fraction(count, total)
    if claim.kind in ("tenths", "percent", "fraction", "half"):
        return _meets(claim.bound, share, Fraction(claim.part, claim.of), _is_about(claim, share))
    if claim.kind == "hardly":
        return share <= Fraction(1, 4)
    return share > Fraction(1, 2) if claim.kind == "more" else share >= WORDS[claim.kind][1]


def _is_about(claim: Claim, share: Fraction) -> bool:
    said = Fraction(claim.part, claim.of)
    if claim.kind == "fraction":
        return abs(share - said) <= _NEAR
    # 半数 is 5割 in another word.
    unit = Fraction(1, 10 if claim.kind == "half" else claim.of)
    return said - unit * _ROUNDED <= share < said + unit * _ROUNDED


def _meets(bound: str, value, said, is_it: bool) -> bool:
    return {
        "": is_it,
        "at_least": value >= said,
        "at_most": value <= said,
        "below": value < said,
        "above": value > said,
        "just_below": said - _JUST <= value < said,
        "just_above": said < value <= said + _JUST,
    }[bound]


BOUND_RULES = {
    "at_least": "{}か、それより多いとき",
    "at_most": "{}か、それより少ないとき",
    "below": "{}より少ないとき",
    "above": "{}より多いとき",
    "just_below": "{}より少なく、その差が5％以内のとき",
    "just_above": "{}より多く、その差が5％以内のとき",
}
WORD_RULES = {
    "hardly": "割合が4分の1以下のとき",
    "most": "割合が4分の3以上のとき",
    "more": "割合が半分より多いとき",
    "nearly_all": "割合が10分の9以上のとき",
    "all": "すべてのとき",
}


def rule_of(claim: Claim) -> str:
    """Returns when a claim is borne out, in words for a reader.

    >>> rule_of(Claim("tenths", 4, 10)), rule_of(Claim("count", 7, 19)), rule_of(Claim("half", 1, 2, "above"))
    ('割合を四捨五入して4割になるとき', '19団体のうち、ちょうど7団体のとき', '割合が半数より多いとき')
    """
    if claim.kind in WORD_RULES:
        return WORD_RULES[claim.kind]
    if claim.kind == "count":
        among = f"{claim.of}団体のうち、" if claim.of else ""
        if claim.bound:
            return among + BOUND_RULES[claim.bound].format(f"{claim.part}団体")
        return f"{among}ちょうど{claim.part}団体のとき"
    said = _said(claim)
    if claim.bound:
        return f"割合が{BOUND_RULES[claim.bound].format(said)}"
    if claim.kind == "fraction":
        return f"割合と{said}との差が5％以内のとき"
    if claim.kind == "half":
        return "割合を四捨五入して5割になるとき"
    return f"割合を四捨五入して{said}になるとき"


def _said(claim: Claim) -> str:
    if claim.kind == "half":
        return "半数"
    if claim.kind == "fraction":
        return f"{claim.of}分の{claim.part}"
    if claim.kind == "percent":
        digits = len(str(claim.of)) - 3
        return f"{claim.part / 10**digits:.{digits}f}％"
    return f"{claim.part}割" if claim.of == 10 else f"{claim.part // 10}割{claim.part % 10}分"
