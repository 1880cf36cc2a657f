"""Whom a reader may mean by what was typed: a name of any day, a reading, a part of a name, a code."""

import unicodedata
from dataclasses import dataclass

from django.db.models import Q

from members.models import Organisation
from members.registry.candidates import readings_of
from members.spelling import fold_name, spellings

# What a reader leaves off: 福島 may be 福島県, 福島市 and 福島町.
SUFFIXES = "都道府県市区町村"
KANA_SUFFIXES = ("し", "ちょう", "まち", "そん", "むら", "けん", "ふ", "と", "どう", "く")
MOST_CONTAINING = 100
MOST_PARTS = 32
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


@dataclass(frozen=True)
class Found:
    """Organisations, each as those of its generations that were meant, oldest first; in the order of their codes.

    `named` bear or bore the very name, reading or code; of `containing`, it is only a part of the name or reading.
    `more` says that there are more of these than were looked up.
    """

    named: list[list[Organisation]]
    containing: list[list[Organisation]]
    more: bool = False


def named(typed: str) -> list[list[Organisation]]:
    """Those of `find` that bear the very name, reading or code. One query."""
    return _by_key(_named(_squeezed(typed)))


def find(typed: str) -> Found:
    """Two queries. An exact spelling wins over a folded one, a whole name over one without 市 or 町."""
    typed = _squeezed(typed)
    if not typed:
        return Found([], [])
    named = _named(typed)
    parts = _containing(typed, {one.pk for one in named})
    return Found(_by_key(named), _by_key(parts[:MOST_CONTAINING]), len(parts) > MOST_CONTAINING)


def _squeezed(typed):
    return "".join(unicodedata.normalize("NFKC", typed).split())


def _named(typed):
    by_code = Q(key=typed.lower())
    if typed.isdecimal() and len(typed) == 5:
        by_code |= Q(key__startswith=typed)  # without the check digit
    kana = _hiragana(typed)
    readings = readings_of(typed)
    names = {form for one in readings for name in spellings(one.name) for form in _with_suffixes(name)}
    wanted = by_code | Q(name__in=names) | Q(kana__in=[kana, *(kana + suffix for suffix in KANA_SUFFIXES)])
    rows = list(Organisation.objects.filter(wanted).select_related("same_as").order_by("key", "valid_from"))
    for meant in _meanings(typed, readings, kana):
        found = [row for row in rows if meant(row)]
        if found:
            return found
    return []


def _with_suffixes(name):
    return [name, *(name + suffix for suffix in SUFFIXES)]


def _meanings(typed, readings, kana):
    """What may be meant, the likeliest first: each a question to a row."""
    yield lambda row: row.key == typed.lower() or (len(typed) == 5 and row.key[:5] == typed)
    for one in readings:
        folded = fold_name(one.name)
        for forms, fold in (
            ([one.name], str),
            (_with_suffixes(one.name), str),
            ([folded], fold_name),
            (_with_suffixes(folded), fold_name),
        ):
            yield (
                lambda row, one=one, forms=forms, fold=fold: fold(row.name) in forms and one.agrees_with(row)
            )
    yield lambda row: row.kana == kana
    yield lambda row: row.kana.startswith(kana)


def _containing(typed, meant):
    """By other spellings only where nobody bears the name as it is spelled."""
    parts = [] if meant else sorted(spellings(typed))[:MOST_PARTS]
    wanted = Q(kana__contains=_hiragana(typed))
    for part in {typed, *parts}:
        wanted |= Q(name__contains=part)
    rows = Organisation.objects.filter(wanted).exclude(pk__in=meant).select_related("same_as")
    return list(rows.order_by("key", "valid_from")[: MOST_CONTAINING + 1])


def _hiragana(text):
    return text.translate(_TO_HIRAGANA)


def _by_key(rows):
    """Generations of one organisation together; a row found to be another stands for it."""
    groups: dict[str, list[Organisation]] = {}
    for row in rows:
        kept = row.same_as or row
        generations = groups.setdefault(kept.key, [])
        if kept not in generations:
            generations.append(kept)
    return [sorted(group, key=lambda row: row.valid_from) for group in groups.values()]
