"""The page of one prefecture: its organisations in 五十音 order, and the names that are no longer in force."""

import datetime
from dataclasses import dataclass, replace

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from members.codes import PREFECTURES
from members.models import Organisation
from members.registry import COMPLETE_TO
from minutes.pages.organisations.directory import passages_by_prefecture
from minutes.pages.organisations.one_organisation import Found, counted_codes, keys_in_prefecture
from minutes.pages.organisations.organisation_lookup import (
    OrganisationLine,
    organisation_lines_with_counts,
    passages_by_code,
)
from minutes.pages.remembered import relations
from minutes.pages.search.search_addresses import SearchAddresses
from minutes.pages.search.year_chart import BarChart, year_chart
from minutes.search import find
from minutes.search.search_query import SearchQuery, compile_query

KANA_ROWS = {
    "あ": "あいうえおぁぃぅぇぉ",
    "か": "かきくけこがぎぐげご",
    "さ": "さしすせそざじずぜぞ",
    "た": "たちつてとだぢづでどっ",
    "な": "なにぬねの",
    "は": "はひふへほばびぶべぼぱぴぷぺぽ",
    "ま": "まみむめも",
    "や": "やゆよゃゅょ",
    "ら": "らりるれろ",
    "わ": "わをん",
}
OTHER_ROW = "他"


@dataclass(frozen=True)
class KanaRow:
    """A row of the 五十音, such as あ, with the organisations whose reading begins in it."""

    head: str
    lines: list[OrganisationLine]


def prefecture(request, number):
    if number not in PREFECTURES:
        raise Http404("その番号の都道府県はありません。")
    today = timezone.localdate()
    page = read_prefecture(number, today)
    code = PREFECTURES[number].code
    return render(
        request,
        "prefectures/prefecture.html",
        {
            "prefecture": PREFECTURES[number],
            "prefecture_lines": [line for line in page.in_force if line.bearer.key == code],
            "rows_in_force": kana_rows([line for line in page.in_force if line.bearer.key != code]),
            "rows_ended": kana_rows(page.ended),
            "count_in_force": len(page.in_force) - 1,
            "count_ended": len(page.ended),
            "passages": page.passages,
            "complete_to": COMPLETE_TO,
            "years": years_of_prefecture(number, today),
        },
    )


def years_of_prefecture(number: str, day: datetime.date) -> BarChart:
    """Returns a line for each 年度 in which its organisations brought or said something, as the search finds it.

    Two queries.
    """
    addresses = SearchAddresses({"prefecture": number})
    query = SearchQuery(prefecture=number, prefecture_keys=keys_in_prefecture(number, day))
    hits_by_year = find.tally(compile_query(query)).years
    return year_chart(hits_by_year, lambda year: addresses.changed(year=year))


@dataclass(frozen=True)
class PrefecturePage:
    """The organisations in force, and the names that no longer are; and how many passages the organisations have together."""

    in_force: list[OrganisationLine]
    ended: list[OrganisationLine]
    passages: int


def read_prefecture(number: str, day: datetime.date) -> PrefecturePage:
    """Returns the organisations of a prefecture and its former names as of a day, each in 五十音 order.

    An organisation stands under its name of the day, with its count. Under a former name of its own it has none, since
    that name leads to the same page. Three queries, and three more where nothing is remembered.
    """
    rows = Organisation.objects.filter(prefecture=number, same_as=None, valid_from__lte=day)
    names: dict[tuple[str, str], list[Organisation]] = {}
    newest: dict[str, str] = {}
    for row in rows.order_by("valid_from"):
        code = relations().code_on(row.key, day)
        names.setdefault((code, row.name), []).append(row)
        newest[code] = row.name
    by_code = passages_by_code()
    counts = {code: sum(by_code.get(one, 0) for one in counted_codes(code)) for code in newest}
    found = [Found(code, generations) for (code, _), generations in names.items()]
    lines = [
        line if newest[line.bearer.key] == line.bearer.name else replace(line, passages=0)
        for line in organisation_lines_with_counts(found, counts, day)
    ]
    lines.sort(key=lambda line: (line.bearer.kana, line.bearer.key))
    return PrefecturePage(
        [line for line in lines if not line.has_ended],
        [line for line in lines if line.has_ended],
        passages_by_prefecture(by_code, day).get(number, 0),
    )


def kana_rows(lines: list[OrganisationLine]) -> list[KanaRow]:
    """Returns the rows that have any line; a reading that is not kana goes to 他."""
    rows = {head: [] for head in [*KANA_ROWS, OTHER_ROW]}
    for line in lines:
        rows[_head_of(line.bearer.kana[:1])].append(line)
    return [KanaRow(head, lines_of_row) for head, lines_of_row in rows.items() if lines_of_row]


def _head_of(letter):
    return next((head for head, letters in KANA_ROWS.items() if letter and letter in letters), OTHER_ROW)
