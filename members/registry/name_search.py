"""Finds the organisations that a typed text may mean: a name of any period, a reading, a part of a name, a code."""

from dataclasses import dataclass

from django.db.models import Q

from members.codes import codes_meant
from members.models import Organisation
from members.registry.candidates import readings_of
from members.spelling import fold_name, spellings
from members.unseen import plain_name

# Suffixes that readers leave off: 福島 may be 福島県, 福島市 and 福島町.
SUFFIXES = "都道府県市区町村"
KANA_SUFFIXES = ("し", "ちょう", "まち", "そん", "むら", "けん", "ふ", "と", "どう", "く")
MOST_CONTAINING = 100
MOST_SPELLINGS_OF_A_PART = 32
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


@dataclass(frozen=True)
class NameMatches:
    """The organisations that match a text, in the order of their codes, each a list of matching generations, oldest first.

    `named` have or had exactly this name, reading or code. Those in `containing` only have it as a part of their name
    or reading. `more`: there are more of the latter than MOST_CONTAINING.
    """

    named: list[list[Organisation]]
    containing: list[list[Organisation]]
    more: bool = False


def named(typed: str) -> list[list[Organisation]]:
    """Returns the `named` of `find` alone. One query."""
    return by_key(_rows_named(plain_name(typed)))


def find(typed: str) -> NameMatches:
    """Returns all organisations that a text may mean. Two queries.

    An exact spelling wins over a folded one, a whole name over one without 市 or 町.
    """
    typed = plain_name(typed)
    if not typed:
        return NameMatches([], [])
    named = _rows_named(typed)
    containing = _rows_containing(typed, {row.pk for row in named})
    more = len(containing) > MOST_CONTAINING
    return NameMatches(by_key(named), by_key(containing[:MOST_CONTAINING]), more)


def _rows_named(typed):
    by_code = Q(key__in=[typed.lower(), *codes_meant(typed)])
    kana = hiragana(typed)
    readings = readings_of(typed)
    names = {form for reading in readings for name in spellings(reading.name) for form in with_suffixes(name)}
    by_name = Q(name__in=names) | Q(kana__in=[kana, *(kana + suffix for suffix in KANA_SUFFIXES)])
    organisations = Organisation.objects.filter(by_code | by_name).select_related("same_as")
    rows = list(organisations.order_by("key", "valid_from"))
    return first_matches(typed, readings, kana, rows)[0]


def first_matches(
    typed: str, readings, kana: str, rows: list[Organisation]
) -> tuple[list[Organisation], bool]:
    """Returns the rows that the likeliest meaning of a text finds, and whether it is a whole name or code, so that nothing
    else is likely: 深川 may be a word, 深川市 is a city."""
    for is_whole, matches in _match_tests(typed, readings, kana):
        matching = [row for row in rows if matches(row)]
        if matching:
            return matching, is_whole
    return [], False


def with_suffixes(name):
    return [name, *(name + suffix for suffix in SUFFIXES)]


def _match_tests(typed, readings, kana):
    """Yields (whether the text is then a whole name or code, function row → bool), the likeliest meaning of it first."""
    codes = {typed.lower(), *codes_meant(typed)}
    yield len(typed) > 4, lambda row: row.key in codes
    for reading in readings:
        folded = fold_name(reading.name)
        for forms, fold in (
            ([reading.name], str),
            (with_suffixes(reading.name), str),
            ([folded], fold_name),
            (with_suffixes(folded), fold_name),
        ):
            yield (
                len(forms) == 1,
                lambda row, reading=reading, forms=forms, fold=fold: (
                    fold(row.name) in forms and reading.agrees_with(row)
                ),
            )
    yield True, lambda row: row.kana == kana
    yield False, lambda row: row.kana.startswith(kana)


def _rows_containing(typed, named):
    """Other spellings of the part are tried only where nobody is named by the whole text (`named`: primary keys)."""
    other_spellings = [] if named else sorted(spellings(typed))[:MOST_SPELLINGS_OF_A_PART]
    condition = Q(kana__contains=hiragana(typed))
    for part in {typed, *other_spellings}:
        condition |= Q(name__contains=part)
    rows = Organisation.objects.filter(condition).exclude(pk__in=named).select_related("same_as")
    return list(rows.order_by("key", "valid_from")[: MOST_CONTAINING + 1])


def hiragana(text):
    return text.translate(_TO_HIRAGANA)


def by_key(rows):
    """Groups generations by organisation; a row that was joined to another one counts as that one."""
    groups: dict[str, list[Organisation]] = {}
    for row in rows:
        kept = row.same_as or row
        generations = groups.setdefault(kept.key, [])
        if kept not in generations:
            generations.append(kept)
    return [sorted(group, key=lambda row: row.valid_from) for group in groups.values()]
