"""Builds organisations.csv and changes.csv from the sources that README.md names. Run by hand:

    python -m members.data.build FOLDER-OF-THE-SOURCES

Starts from the municipalities of 1970-04-01, walks every change in order of its day, and checks that whoever is
left is living in both lists of today. Search numbers that the present organisations.csv has given are kept.
"""

import csv
import sys
from itertools import groupby
from pathlib import Path

from members.codes import PREFECTURES, with_check_digit
from members.data.walk import Event, Municipality, Walk

HERE = Path(__file__).parent
FIRST_DAY = "1970-04-01"
OKINAWA_RETURNED = "1972-05-15"
KINDS = {"市": "city", "区": "ward", "町": "town", "村": "village"}
# The source's other kinds are of 郡 and of the wards of cities, which are no members of anything.
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
    """Who a source row names; None for wards of cities, districts, branch offices and 特別区部."""
    code, name, above = (row[prefix + column] for column in ("city_code", "city_name", "city_desig_name"))
    if code in NORTHERN or name == "特別区部" or (above == "特別区部" and not name):
        return None
    if name and not (name.endswith("区") and above.endswith("市")):
        return Municipality(code, name, row[f"{prefix}city_name_kana"], "" if name[-1] in "市区" else above)
    if not name and above.endswith("市"):
        return Municipality(code, above, row[f"{prefix}city_desig_name_kana"], "")
    return None


def side(row: dict, prefix: str, walk: Walk) -> Municipality | None:
    """One end of a source row; a ward stands for its city: 蒲原町 went into 清水区, so into 静岡市."""
    found = municipality(row, prefix) if row[f"{prefix}city_code"] else None
    if found or not row[f"{prefix}city_name"]:
        return found
    prefecture, city = row[f"{prefix}pref_name"], row[f"{prefix}city_desig_name"]
    return next(
        one.municipality
        for one in walk.living.values()
        if PREFECTURES[one.municipality.code[:2]].name == prefecture and one.municipality.name == city
    )


def days(rows: list[dict]):
    """Yields (day, [(kind, text, rows)]) in order, for the kinds of change that we keep."""
    wanted = [row for row in rows if row["type"] in CHANGE_KINDS]
    for day, of_day in groupby(sorted(wanted, key=lambda row: row["date"]), lambda row: row["date"]):
        events = {}
        for row in of_day:
            events.setdefault((row["type"], row["event"]), []).append(row)
        yield day, [(kind, text, found) for (kind, text), found in events.items()]


def event_of(kind: str, text: str, rows: list[dict], walk: Walk) -> Event:
    if kind == "郡の区域変更":
        # The source pairs each town with each, and with the district: 穴水町 does not become 門前町.
        rows = [row for row in rows if row["from_city_name"] == row["to_city_name"]]
    edges = {}
    for row in rows:
        after = side(row, "to_", walk)
        if after:  # 囎唹郡 became 曽於郡, 石狩支庁 石狩振興局: noted, with nobody before or after
            edges[side(row, "from_", walk), after] = None
    return Event(CHANGE_KINDS[kind], text or f"{PREFECTURES['47'].name}の復帰", tuple(edges))


def walked(folder: Path) -> Walk:
    walk = Walk()
    for found in filter(None, map(municipality, read(folder / "areacode_1970-04-01.csv"))):
        walk.begin(found, FIRST_DAY)
    for day, events in days(read(folder / "change_history_1970_2024.csv")):
        walk.apply_day(day, [event_of(*event, walk) for event in events])
    return walk


def check(walk: Walk, living_rows: list[dict], list_of_2026: list[dict]) -> None:
    """Whoever is left must be the living ones of both lists, by code and name."""
    left = {one.municipality.node for one in walk.living.values()}
    by_estat = {found.node for found in map(municipality, living_rows) if found}
    by_list = {
        (row["lgcode"][:5], row["city"]) for row in list_of_2026 if row["lgcode"] and " " not in row["city"]
    }
    for other in (by_estat, by_list):
        if left != other:
            sys.exit(f"the walk and a list disagree: {sorted(left ^ other)[:20]}")


def number_keeper():
    """Gives each generation the search number it had, or the next one never given."""
    path = HERE / "organisations.csv"
    given = (
        {(row["key"], row["valid_from"]): int(row["search_number"]) for row in read(path)}
        if path.exists()
        else {}
    )

    def number(key, day):
        return given.setdefault((key, day), max(given.values(), default=0) + 1)

    return number


def national_rows(number):
    """The ministries that such councils meet, from national.csv, which is written by hand."""
    for row in read(HERE / "national.csv"):
        yield [
            *(row["key"], row["name"], row["kana"], row["kind"], "", "", row["valid_from"], row["valid_to"]),
            number(row["key"], row["valid_from"]),
        ]


def organisation_rows(walk: Walk, counties: dict[str, str]):
    """`counties` is 郡 by five-digit code as of today: e-Stat has 振興局 in its place in Hokkaido."""
    number = number_keeper()
    for one in PREFECTURES.values():
        day = OKINAWA_RETURNED if one.number == "47" else FIRST_DAY
        yield [one.code, one.name, one.kana, "prefecture", one.number, "", day, "", number(one.code, day)]
    for one in sorted(
        [*walk.past, *walk.living.values()], key=lambda one: (one.municipality.code, one.valid_from)
    ):
        code, name = one.municipality.node
        key, kind = with_check_digit(code), KINDS[name[-1]]
        district = (
            one.municipality.district if one.valid_to else counties.get(code, one.municipality.district)
        )
        yield [
            *(key, name, one.municipality.kana, kind, code[:2], district, one.valid_from, one.valid_to),
            number(key, one.valid_from),
        ]
    yield from national_rows(number)


def write(path: Path, header: list[str], rows: list) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main(folder: Path) -> None:
    estat = folder / "estat_history_jpcity"
    walk = walked(estat)
    check(walk, read(estat / "areacode_2024-10.csv"), read(folder / "localgovjp" / "localgovjp-utf8.csv"))
    counties = {
        row["lg_code"][:5]: row["county"]
        for row in read(folder / "abr_mt_city" / "mt_city_all.csv")
        if row["county"] and not row["ward"]
    }
    rows = list(organisation_rows(walk, counties))
    write(HERE / "organisations.csv", ORGANISATION_COLUMNS, rows)
    write(HERE / "changes.csv", CHANGE_COLUMNS, walk.changes)
    print(f"{len(rows)} generations, {len(walk.changes)} changes, {len(walk.living)} living municipalities")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
