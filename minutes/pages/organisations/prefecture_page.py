"""One prefecture: everybody in it by reading, and every name that is no more."""

import datetime
from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from members.codes import PREFECTURES
from members.models import Organisation
from members.registry import COMPLETE_TO
from minutes.pages.organisations.organisation_lookup import Line, lines

ROWS = {
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


@dataclass(frozen=True)
class Row:
    """A row of the 五十音: あ, and all whose reading begins in it."""

    head: str
    lines: list[Line]


def prefecture(request, number):
    if number not in PREFECTURES:
        raise Http404("その番号の都道府県はありません。")
    today = timezone.localdate()
    standing, gone = listed(number, today)
    return render(
        request,
        "prefectures/prefecture.html",
        {
            "prefecture": PREFECTURES[number],
            "itself": [line for line in standing if line.bearer.key == PREFECTURES[number].code],
            "rows": by_row([line for line in standing if line.bearer.key != PREFECTURES[number].code]),
            "gone": by_row(gone),
            "numbers": {"standing": len(standing) - 1, "gone": len(gone)},
            "complete_to": COMPLETE_TO,
        },
    )


def listed(number: str, today: datetime.date) -> tuple[list[Line], list[Line]]:
    """Those in force today, and the names that are no more, each in 五十音 order. Five queries, however many."""
    groups: dict[tuple, list[Organisation]] = {}
    for row in Organisation.objects.filter(prefecture=number).order_by("kana", "key", "valid_from"):
        groups.setdefault((row.key, row.name), []).append(row)
    found = lines(list(groups.values()), today)
    return [line for line in found if not line.over], [line for line in found if line.over]


def by_row(found: list[Line]) -> list[Row]:
    rows = {head: [] for head in [*ROWS, "他"]}
    for line in found:
        first = line.bearer.kana[:1]
        rows[next((head for head, kana in ROWS.items() if first and first in kana), "他")].append(line)
    return [Row(head, lines_) for head, lines_ in rows.items() if lines_]
