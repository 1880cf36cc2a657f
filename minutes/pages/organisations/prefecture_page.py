"""The page of one prefecture: its organisations in 五十音 order, and the names that are no longer in force."""

import datetime
from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from members.codes import PREFECTURES
from members.models import Organisation
from members.registry import COMPLETE_TO
from minutes.pages.organisations.organisation_lookup import OrganisationLine, organisation_lines
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
    in_force, ended = lines_of_prefecture(number, timezone.localdate())
    code = PREFECTURES[number].code
    return render(
        request,
        "prefectures/prefecture.html",
        {
            "prefecture": PREFECTURES[number],
            "prefecture_lines": [line for line in in_force if line.bearer.key == code],
            "rows_in_force": kana_rows([line for line in in_force if line.bearer.key != code]),
            "rows_ended": kana_rows(ended),
            "count_in_force": len(in_force) - 1,
            "count_ended": len(ended),
            "complete_to": COMPLETE_TO,
            "years": years_of_prefecture(number),
        },
    )


def years_of_prefecture(number: str) -> BarChart:
    """Returns a line for each 年度 in which its organisations brought or said something, as the search finds it.

    Two queries.
    """
    addresses = SearchAddresses({"prefecture": number})
    hits_by_year = find.tally(compile_query(SearchQuery(prefecture=number))).years
    return year_chart(hits_by_year, lambda year: addresses.changed(year=year))


def lines_of_prefecture(
    number: str, today: datetime.date
) -> tuple[list[OrganisationLine], list[OrganisationLine]]:
    """Returns the organisations in force today, and the names that are no longer in force, each in 五十音 order.

    Five queries, however many there are.
    """
    groups: dict[tuple, list[Organisation]] = {}
    for row in Organisation.objects.filter(prefecture=number).order_by("kana", "key", "valid_from"):
        groups.setdefault((row.key, row.name), []).append(row)
    lines = organisation_lines(list(groups.values()), today)
    return [line for line in lines if not line.has_ended], [line for line in lines if line.has_ended]


def kana_rows(lines: list[OrganisationLine]) -> list[KanaRow]:
    """Returns the rows that have any line; a reading that is not kana goes to 他."""
    rows = {head: [] for head in [*KANA_ROWS, OTHER_ROW]}
    for line in lines:
        rows[_head_of(line.bearer.kana[:1])].append(line)
    return [KanaRow(head, lines_of_row) for head, lines_of_row in rows.items() if lines_of_row]


def _head_of(letter):
    return next((head for head, letters in KANA_ROWS.items() if letter and letter in letters), OTHER_ROW)
