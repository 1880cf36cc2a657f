"""A test oracle: finds who bore a name on a day in the rows of the published sources, with one scan for each question.

It shares no code and no approach with members/data/walk.py. It looks at each municipality alone: the last event that
concerns it, up to the day, decides whether it exists. All events of one day count as one. After that day a municipality
exists if it comes out of the events and does not end in any of them, or if one row names it both before and after.
"""

import csv
from functools import cache
from pathlib import Path

from members.codes import with_check_digit
from members.spelling import fold_name

# Kinds of change that concern districts, wards within cities, or the six villages without residents.
OTHER_KINDS = {"郡の廃止", "区の新設|郡の新設", "区の再編", "北方領土"}
ENDING_KINDS = {
    "新設合併",
    "編入合併",
    "市制施行",
    "町制施行",
    "名称変更",
    "政令指定都市施行",
    "分割",
    "郡の区域変更",
}


@cache
def rows(path: Path) -> tuple[dict, ...]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return tuple(csv.DictReader(stream))


def municipality_in(row: dict, prefix: str = "") -> tuple[str, str] | None:
    """Returns (five-digit code, name) of the municipality that a row names, or None."""
    code, name, parent = (
        row[prefix + column].strip() for column in ("city_code", "city_name", "city_desig_name")
    )
    if not code or code in {"01695", "01696", "01697", "01698", "01699", "01700"}:
        return None
    if name == "":
        return (code, parent) if parent.endswith("市") else None
    if name == "特別区部" or (name.endswith("区") and not 13101 <= int(code) <= 13123):
        return None
    return code, name


@cache
def municipalities_of_1970(folder: Path) -> frozenset:
    """Returns the municipalities of 1970-04-01."""
    first = map(municipality_in, rows(folder / "estat_history_jpcity" / "areacode_1970-04-01.csv"))
    return frozenset(filter(None, first))


@cache
def events(folder: Path) -> list[tuple]:
    """Returns (day, kind, municipality before, municipality after) for each row of the source."""
    events = []
    for row in rows(folder / "estat_history_jpcity" / "change_history_1970_2024.csv"):
        if row["type"] in OTHER_KINDS:
            continue
        before, after = municipality_in(row, "from_"), municipality_in(row, "to_")
        if row["type"] == "郡の区域変更" and (before is None or after is None or before[1] != after[1]):
            continue  # the source pairs each town of the district with every other
        if before and not after and not row["to_city_name"].endswith("区"):
            continue  # a district renamed
        events.append((row["date"], row["type"], before, after))
    return events


@cache
def folded_names(folder: Path) -> dict[tuple[str, str], str]:
    """Returns {municipality: its folded name} of all municipalities of the sources, in the order of their codes."""
    municipalities = set(municipalities_of_1970(folder))
    for _, _, before, after in events(folder):
        municipalities |= {before, after} - {None}
    return {municipality: fold_name(municipality[1]) for municipality in sorted(municipalities)}


def all_names(folder: Path) -> list[str]:
    return sorted({name for _, name in folded_names(folder)})


def all_days(folder: Path) -> list[str]:
    return sorted({day for day, *_ in events(folder)})


@cache
def events_by_municipality(folder: Path) -> dict[tuple[str, str], list[tuple]]:
    """Returns {municipality: the events that name it before or after}."""
    events_of: dict[tuple[str, str], list[tuple]] = {}
    for event in events(folder):
        for municipality in {*event[2:]} - {None}:
            events_of.setdefault(municipality, []).append(event)
    return events_of


def exists(folder: Path, municipality: tuple[str, str], day: str) -> bool:
    exists_now = municipality in municipalities_of_1970(folder)
    by_day: dict[str, list] = {}
    for event_day, kind, before, after in events_by_municipality(folder).get(municipality, []):
        if event_day <= day:
            by_day.setdefault(event_day, []).append((kind, before, after))
    for event_day in sorted(by_day):
        ends = any(
            before == municipality != after and kind in ENDING_KINDS
            for kind, before, after in by_day[event_day]
        )
        stays = any(before == municipality == after for _, before, after in by_day[event_day])
        exists_now = stays or not ends
    return exists_now


def bearers(folder: Path, name: str, day: str) -> list[str]:
    """Returns the six-digit codes of the municipalities of exactly this name on the day, else of the folded name."""
    folded = fold_name(name)
    alike = [municipality for municipality, other in folded_names(folder).items() if other == folded]
    existing = [municipality for municipality in alike if exists(folder, municipality, day)]
    exact = [municipality for municipality in existing if municipality[1] == name]
    return [with_check_digit(code) for code, _ in exact or existing]
