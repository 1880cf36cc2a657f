"""Builds wards.csv, the wards of designated cities since 1970, from the sources that README.md names. Run by hand:

    python -m members.data.wards FOLDER-OF-THE-SOURCES

A ward is no organisation and takes part in no council; a name like 港北区 only leads to its city.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from members.data.build import HERE, read, write


def main(folder: Path) -> None:
    rows = sorted(set(wards(folder)))
    write(HERE / "wards.csv", ["ward", "city"], [list(row) for row in rows])
    print(f"{len(rows)} wards")


def wards(folder: Path) -> Iterator[tuple[str, str]]:
    """Yields (ward, city) as often as the sources name them."""
    estat = folder / "estat_history_jpcity"
    for row in read(estat / "areacode_1970-04-01.csv") + read(estat / "areacode_2024-10.csv"):
        yield from _ward(row["city_name"], row["city_desig_name"])
    for row in read(estat / "change_history_1970_2024.csv"):
        for side in ("from", "to"):
            yield from _ward(row[f"{side}_city_name"], row[f"{side}_city_desig_name"])
    for row in read(folder / "abr_mt_city" / "mt_city_all.csv"):
        yield from _ward(row["ward"], row["city"])


def _ward(ward, city):
    if ward.endswith("区") and city.endswith("市"):
        yield ward, city


if __name__ == "__main__":
    main(Path(sys.argv[1]))
