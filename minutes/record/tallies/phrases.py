"""Reads the phrases of a text that say of how many organisations something is true: 19団体中7団体, 約4割, ほとんど. Pure.

What each form claims, and when a count bears it out, is said in claims.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from members.wareki.characters import WarekiError, parse_number
from minutes.record.tallies.claims import Claim

# Digits and signs in full width, each one character for one, so that places stay.
_NARROW = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+|[〇一二三四五六七八九十]+)"
_UNIT = r"(?:団体|自治体|市区町村|区市町村|市町村|都道府県|市町|町村|議会)"
_ANY_UNIT = rf"(?:{_UNIT}|[市町村区県])"
# Behind a number: what it claims instead of being it. These are for shares; a count has only those of _COUNT_BOUND.
_BOUND = r"(?P<{}>以上|以下|未満|超|を超え|を上回|弱|近く|強|余り|程度|ほど|前後|くらい|ぐらい)?"
_COUNT_BOUND = r"(?P<{}>以上|以下|未満|を超え|を上回)?(?!弱|近く|強|余|程度|ほど|前後|くらい|ぐらい|超)"
_BOUNDS = {
    **dict.fromkeys(["以上"], "at_least"),
    **dict.fromkeys(["以下"], "at_most"),
    **dict.fromkeys(["未満"], "below"),
    **dict.fromkeys(["超", "を超え", "を上回"], "above"),
    **dict.fromkeys(["弱", "近く"], "just_below"),
    **dict.fromkeys(["強", "余り"], "just_above"),
}
_FORMS = [
    # 19団体中7団体, 19市町村のうち、7, 十九団体のうちの七団体
    rf"(?P<of>{_NUMBER}){_ANY_UNIT}(?:中|(?:の(?:うち|内|なか|中)))の?、?(?P<part>{_NUMBER})"
    rf"(?:{_ANY_UNIT}(?![0-9]))?{_COUNT_BOUND.format('part_bound')}",
    # 約4割, ４割５分, 三割以上
    rf"(?:約|およそ)?(?P<tenths>{_NUMBER})割(?![引合当り])(?:(?P<hundredths>[1-9一二三四五六七八九])分)?"
    rf"{_BOUND.format('tenths_bound')}",
    # 36.8％, 約40パーセント
    rf"(?:約|およそ)?(?P<percent>[0-9]+(?:\.[0-9]+)?)(?:%|パーセント){_BOUND.format('percent_bound')}",
    # 3分の1, 約三分の二以上
    rf"(?:約|およそ)?(?P<below_line>{_NUMBER})分の(?P<above_line>{_NUMBER}){_BOUND.format('fraction_bound')}",
    rf"(?P<majority>過半数)|(?:約|ほぼ)?(?:半数|半分){_BOUND.format('half_bound')}(?P<half>)",
    # ほとんどない is the opposite of ほとんど.
    r"(?P<hardly>ほとんど(?:の(?:団体|自治体|市町村)[がは])?(?=な[いくか]|いな[いくか]|ありません|[見み]られ[なま]))",
    r"(?P<most>(?:(?:回答|団体|自治体|市町村)の)?(?:ほとんど|大多数|大部分))",
    r"(?P<more>(?:(?:回答|団体|自治体|市町村)の)?大半)",
    rf"(?P<nearly_all>ほぼ(?:全|(?:すべて|全て)の)(?:{_UNIT}|回答))",
    rf"(?P<all>(?:全|(?:すべて|全て|いずれ)の)(?:{_UNIT}|回答))",
    # 7団体: only where it is no part of another number, nor of an order (第7団体, 7団体目).
    rf"(?<!約)(?<!ほぼ)(?<!およそ)(?P<alone>{_NUMBER}){_UNIT}(?!目|中|の(?:うち|内|なか|中)){_COUNT_BOUND.format('alone_bound')}",
]
_PHRASE = re.compile(rf"(?<![0-9.,〇一二三四五六七八九十百千第])(?:{'|'.join(_FORMS)})")


@dataclass(frozen=True)
class Phrase:
    """A phrase as it stands in a text: text[start:end] is `words`, and `claim` what it says."""

    start: int
    end: int
    words: str
    claim: Claim


def phrases_in(text: str) -> Iterator[Phrase]:
    """Yields the phrases of a text in their order.

    >>> [(phrase.words, phrase.claim.part, phrase.claim.of) for phrase in phrases_in("１９団体中七団体である。約4割が")]
    [('１９団体中七団体', 7, 19), ('約4割', 4, 10)]
    """
    for match in _PHRASE.finditer(text.translate(_NARROW)):
        claim = _claim(match)
        if claim:
            start, end = match.span()
            yield Phrase(start, end, text[start:end], claim)


def claim_of(words: str) -> Claim | None:
    """Returns what a phrase claims that is given by itself; None where it is none that is read."""
    phrases = list(phrases_in(words))
    return phrases[0].claim if len(phrases) == 1 and phrases[0].words == words else None


def _claim(match) -> Claim | None:
    try:
        return _share(match) or _number(match) or _word(match)
    except WarekiError:
        return None


def _number(match) -> Claim | None:
    if match["of"]:
        return _valid(Claim("count", _read(match["part"]), _read(match["of"]), _bound(match["part_bound"])))
    if match["alone"]:
        return Claim("count", _read(match["alone"]), 0, _bound(match["alone_bound"]))
    return None


def _share(match) -> Claim | None:
    """A share as so many parts of the unit to which it was rounded: tenths, hundredths, tenths of a percent …"""
    if match["hundredths"]:
        part = _read(match["tenths"]) * 10 + _read(match["hundredths"])
        return _valid(Claim("tenths", part, 100, _bound(match["tenths_bound"])))
    if match["tenths"]:
        return _valid(Claim("tenths", _read(match["tenths"]), 10, _bound(match["tenths_bound"])))
    if match["percent"]:
        whole, _, decimals = match["percent"].partition(".")
        unit = 100 * 10 ** len(decimals)
        return _valid(Claim("percent", int(whole + decimals), unit, _bound(match["percent_bound"])))
    if match["below_line"]:
        part, of = _read(match["above_line"]), _read(match["below_line"])
        return _valid(Claim("fraction", part, of, _bound(match["fraction_bound"])))
    return None


def _word(match) -> Claim | None:
    if match["majority"]:
        return Claim("half", 1, 2, "above")
    if match["half"] is not None:
        return Claim("half", 1, 2, _bound(match["half_bound"]))
    return next(
        (Claim(kind) for kind in ("hardly", "most", "more", "nearly_all", "all") if match[kind]), None
    )


def _bound(words: str | None) -> str:
    return _BOUNDS.get(words or "", "")


def _read(number: str) -> int:
    return parse_number(number.replace(",", ""))


def _valid(claim: Claim) -> Claim | None:
    """A part is no more than the whole, of which there is some: 20分の30 and 150％ say nothing of organisations."""
    return claim if claim.of > 0 and claim.part <= claim.of else None
