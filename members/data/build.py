"""Builds organisations.csv and changes.csv from the sources that README.md names. Run by hand:

    python -m members.data.build FOLDER-OF-THE-SOURCES

Starts from the municipalities of 1970-04-01, applies every change in order of its day, and checks that the result
equals both lists of today's municipalities. Search numbers of the present organisations.csv are kept.
"""

import csv
import sys
from itertools import groupby
from pathlib import Path

from members.codes import PREFECTURES, with_check_digit
from members.data.walk import Event, Generation, Municipality, Walk

HERE = Path(__file__).parent
FIRST_DAY = "1970-04-01"
OKINAWA_RETURNED = "1972-05-15"
KINDS = {"市": "city", "区": "ward", "町": "town", "村": "village"}
# The other kinds of the source concern 郡 and wards of cities, which take part in no council.
CHANGE_KINDS = {
    "新設合併": "new-merger",
    "編入合併": "absorption",
    "分離": "separation",
    "分割": "division",
    "市制施行": "city",
    "町制施行": "town",
    "政令指定都市施行": "designation",
    "名称変更": "rename",
    "郡の区域変更": "district",
    "沖縄返還": "return",
}
# Six villages of the 北方領土, listed without residents since 1983; no council meets them.
NORTHERN = {"01695", "01696", "01697", "01698", "01699", "01700"}
ORGANISATION_COLUMNS = "key name kana kind prefecture district valid_from valid_to search_number".split()
CHANGE_COLUMNS = "took_effect_on kind event before after".split()


def read(path: Path) -> list[dict]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def municipality(row: dict, prefix: str = "") -> Municipality | None:
    """Returns the municipality of a source row; None for wards of cities, districts, branch offices and 特別区部."""
    code, name, parent = (row[prefix + column] for column in ("city_code", "city_name", "city_desig_name"))
    if code in NORTHERN or name == "特別区部" or (parent == "特別区部" and not name):
        return None
    if name and not (name.endswith("区") and parent.endswith("市")):
        return Municipality(code, name, row[f"{prefix}city_name_kana"], "" if name[-1] in "市区" else parent)
    if not name and parent.endswith("市"):
        return Municipality(code, parent, row[f"{prefix}city_desig_name_kana"], "")
    return None


def municipality_at_side(row: dict, prefix: str, walk: Walk) -> Municipality | None:
    """Returns the municipality before ("from_") or after ("to_") the change of a source row, or None.

    A ward is replaced by its city: 蒲原町 went into 清水区, so into 静岡市.
    """
    named = municipality(row, prefix) if row[f"{prefix}city_code"] else None
    if named or not row[f"{prefix}city_name"]:
        return named
    prefecture, city = row[f"{prefix}pref_name"], row[f"{prefix}city_desig_name"]
    return next(
        generation.municipality
        for generation in walk.in_force.values()
        if PREFECTURES[generation.municipality.code[:2]].name == prefecture
        and generation.municipality.name == city
    )


def changes_by_day(rows: list[dict]):
    """Yields (day, [(kind, text, rows)]) in order, for the kinds of change that the table has."""
    kept = [row for row in rows if row["type"] in CHANGE_KINDS]
    for day, rows_of_day in groupby(sorted(kept, key=lambda row: row["date"]), lambda row: row["date"]):
        events = {}
        for row in rows_of_day:
            events.setdefault((row["type"], row["event"]), []).append(row)
        yield day, [(kind, text, rows_of_event) for (kind, text), rows_of_event in events.items()]


def event_of(kind: str, text: str, rows: list[dict], walk: Walk) -> Event:
    if kind == "郡の区域変更":
        # The source pairs each town of the district with every other and with the district: 穴水町 does not become 門前町.
        rows = [row for row in rows if row["from_city_name"] == row["to_city_name"]]
    edges = {}
    for row in rows:
        after = municipality_at_side(row, "to_", walk)
        if after:  # 囎唹郡 → 曽於郡, 石狩支庁 → 石狩振興局: an event without edges
            edges[municipality_at_side(row, "from_", walk), after] = None
    return Event(CHANGE_KINDS[kind], text or f"{PREFECTURES['47'].name}の復帰", tuple(edges))


def walk_to_today(folder: Path) -> Walk:
    walk = Walk()
    for first in filter(None, map(municipality, read(folder / "areacode_1970-04-01.csv"))):
        walk.begin(first, FIRST_DAY)
    for day, events in changes_by_day(read(folder / "change_history_1970_2024.csv")):
        walk.apply_day(day, [event_of(*event, walk) for event in events])
    return walk


def check_against_lists(walk: Walk, estat_rows: list[dict], list_of_2026: list[dict]) -> None:
    """Exits unless the municipalities in force are those of both lists, by code and name."""
    in_force = {generation.municipality.node for generation in walk.in_force.values()}
    by_estat = {named.node for named in map(municipality, estat_rows) if named}
    by_list = {
        (row["lgcode"][:5], row["city"]) for row in list_of_2026 if row["lgcode"] and " " not in row["city"]
    }
    for published in (by_estat, by_list):
        if in_force != published:
            sys.exit(f"the walk and a list disagree: {sorted(in_force ^ published)[:20]}")


def search_number_source():
    """Returns a function (key, day) → search number: the one that organisations.csv has given, or the next unused one."""
    path = HERE / "organisations.csv"
    numbers = (
        {(row["key"], row["valid_from"]): int(row["search_number"]) for row in read(path)}
        if path.exists()
        else {}
    )

    def search_number(key, day):
        if (key, day) not in numbers:
            numbers[key, day] = max(numbers.values(), default=0) + 1
        return numbers[key, day]

    return search_number


def national_rows(search_number):
    """Yields the ministries that councils meet, from national.csv, which is written by hand."""
    for row in read(HERE / "national.csv"):
        yield [
            *(row["key"], row["name"], row["kana"], row["kind"], "", "", row["valid_from"], row["valid_to"]),
            search_number(row["key"], row["valid_from"]),
        ]


def organisation_rows(walk: Walk, counties: dict[str, str]):
    """Yields prefectures, then municipalities, then ministries.

    `counties`: today's 郡 by five-digit code, because for Hokkaido e-Stat has 振興局 in place of 郡.
    """
    search_number = search_number_source()
    for prefecture in PREFECTURES.values():
        day = OKINAWA_RETURNED if prefecture.number == "47" else FIRST_DAY
        yield [
            *(
                prefecture.code,
                prefecture.name,
                prefecture.kana,
                "prefecture",
                prefecture.number,
                "",
                day,
                "",
            ),
            search_number(prefecture.code, day),
        ]
    generations = [*walk.past, *walk.in_force.values()]
    for generation in sorted(generations, key=lambda row: (row.municipality.code, row.valid_from)):
        yield municipality_row(generation, counties, search_number)
    yield from national_rows(search_number)


def municipality_row(generation: Generation, counties: dict[str, str], search_number) -> list:
    code, name = generation.municipality.node
    kana, district = generation.municipality.kana, generation.municipality.district
    since, until = generation.valid_from, generation.valid_to
    key, kind = with_check_digit(code), KINDS[name[-1]]
    if not until:
        district = counties.get(code, district)
    return [key, name, kana, kind, code[:2], district, since, until, search_number(key, since)]


def write(path: Path, header: list[str], rows: list) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main(folder: Path) -> None:
    estat = folder / "estat_history_jpcity"
    walk = walk_to_today(estat)
    list_of_2026 = read(folder / "localgovjp" / "localgovjp-utf8.csv")
    check_against_lists(walk, read(estat / "areacode_2024-10.csv"), list_of_2026)
    counties = {
        row["lg_code"][:5]: row["county"]
        for row in read(folder / "abr_mt_city" / "mt_city_all.csv")
        if row["county"] and not row["ward"]
    }
    rows = list(organisation_rows(walk, counties))
    write(HERE / "organisations.csv", ORGANISATION_COLUMNS, rows)
    write(HERE / "changes.csv", CHANGE_COLUMNS, walk.changes)
    print(f"{len(rows)} generations, {len(walk.changes)} changes, {len(walk.in_force)} living municipalities")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
