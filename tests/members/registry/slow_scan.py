"""An oracle: who bore a name on a day, told from the rows of the published sources, one pass for each question.

Written apart from members/data/walk.py and without its notions. A municipality is followed by itself: the last thing
that happened to it, up to the day, says whether it stands. The events of one day are one event: who is named as the
outcome of it and leaves by none of it, or is named as before and after in one row, stands in the evening.
"""

import csv
from functools import cache
from pathlib import Path

from members.codes import with_check_digit
from members.spelling import fold_name

# Of districts and of wards within cities; and the six villages that nobody lives in.
OTHER_KINDS = {"郡の廃止", "区の新設|郡の新設", "区の再編", "北方領土"}
LEAVING_KINDS = {
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


def named(row: dict, prefix: str = "") -> tuple[str, str] | None:
    """(five-digit code, name) of the municipality that a row speaks of, None where it speaks of none."""
    code, name, above = (
        row[prefix + column].strip() for column in ("city_code", "city_name", "city_desig_name")
    )
    if not code or code in {"01695", "01696", "01697", "01698", "01699", "01700"}:
        return None
    if name == "":
        return (code, above) if above.endswith("市") else None
    if name == "特別区部" or (name.endswith("区") and not 13101 <= int(code) <= 13123):
        return None
    return code, name


@cache
def first_ones(folder: Path) -> frozenset:
    """Who stood on 1970-04-01."""
    found = map(named, rows(folder / "estat_history_jpcity" / "areacode_1970-04-01.csv"))
    return frozenset(filter(None, found))


@cache
def happenings(folder: Path) -> list[tuple]:
    """(day, kind, who it was before, who after), a row each."""
    found = []
    for row in rows(folder / "estat_history_jpcity" / "change_history_1970_2024.csv"):
        if row["type"] in OTHER_KINDS:
            continue
        before, after = named(row, "from_"), named(row, "to_")
        if row["type"] == "郡の区域変更" and (before is None or after is None or before[1] != after[1]):
            continue  # each town of the district is paired with each
        if before and not after and not row["to_city_name"].endswith("区"):
            continue  # a district renamed
        found.append((row["date"], row["type"], before, after))
    return found


@cache
def everybody(folder: Path) -> dict[tuple[str, str], str]:
    """All who are spoken of, in the order of codes, with their names folded."""
    spoken = set(first_ones(folder))
    for _, _, before, after in happenings(folder):
        spoken |= {before, after} - {None}
    return {who: fold_name(who[1]) for who in sorted(spoken)}


def all_names(folder: Path) -> list[str]:
    return sorted({name for _, name in everybody(folder)})


def all_days(folder: Path) -> list[str]:
    return sorted({day for day, *_ in happenings(folder)})


@cache
def told_of(folder: Path) -> dict[tuple[str, str], list[tuple]]:
    """Everybody → all that happened to or by them."""
    found: dict[tuple[str, str], list[tuple]] = {}
    for happening in happenings(folder):
        for who in {*happening[2:]} - {None}:
            found.setdefault(who, []).append(happening)
    return found


def stands(folder: Path, who: tuple[str, str], day: str) -> bool:
    standing = who in first_ones(folder)
    by_day: dict[str, list] = {}
    for at, kind, before, after in told_of(folder).get(who, []):
        if at <= day:
            by_day.setdefault(at, []).append((kind, before, after))
    for at in sorted(by_day):
        leaves = any(before == who != after and kind in LEAVING_KINDS for kind, before, after in by_day[at])
        remains = any(before == who == after for _, before, after in by_day[at])
        standing = remains or not leaves
    return standing


def bearers(folder: Path, name: str, day: str) -> list[str]:
    """The six-digit codes of all that bore the name on the day, exactly, or folded where nobody did exactly."""
    folded = fold_name(name)
    alike = [who for who, other in everybody(folder).items() if other == folded]
    standing = [who for who in alike if stands(folder, who, day)]
    exact = [who for who in standing if who[1] == name]
    return [with_check_digit(code) for code, _ in exact or standing]
