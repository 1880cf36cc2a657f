"""The shipped table is what the script builds from the published sources, to the byte."""

import csv
import shutil
from collections import Counter

import pytest

from members.data import build
from members.registry.table import change_rows

FOREIGN = {"郡の廃止", "区の新設|郡の新設", "区の再編"}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of members/data that the script may write into."""
    for name in ("organisations.csv", "national.csv"):
        shutil.copy(build.HERE / name, tmp_path)
    monkeypatch.setattr(build, "HERE", tmp_path)
    return tmp_path


@pytest.mark.long
def test_building_again_gives_exactly_what_ships(shared, folder, capsys):
    shipped = build.Path(build.__file__).parent
    build.main(shared / "municipalities")
    assert capsys.readouterr().out == "4024 generations, 1073 changes, 1741 living municipalities\n"
    for name in ("organisations.csv", "changes.csv"):
        assert (folder / name).read_bytes() == (shipped / name).read_bytes(), name


@pytest.mark.long
def test_a_search_number_once_given_stays(shared, folder):
    """Also where the table of the day before had fewer rows, in another order."""
    lines = (folder / "organisations.csv").read_text(encoding="utf-8").splitlines()
    kept = [lines[0], *reversed([line for line in lines[1:] if "深川市" not in line])]
    (folder / "organisations.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    build.main(shared / "municipalities")
    built = (folder / "organisations.csv").read_text(encoding="utf-8").splitlines()
    differing = [line for line in built if line not in lines]
    assert differing == ["012289,深川市,ふかがわし,city,01,,1970-04-01,,4025"]


def test_changes_by_kind_are_the_distinct_events_of_the_source(shared):
    path = shared / "municipalities" / "estat_history_jpcity" / "change_history_1970_2024.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        events = {(row["date"], row["type"], row["event"]) for row in csv.DictReader(stream)}
    told = Counter(build.CHANGE_KINDS.get(kind, kind) for _, kind, _ in events if kind not in FOREIGN)
    ours = Counter(row.kind for row in change_rows())
    districts = told.pop("district"), ours.pop("district")
    assert districts == (10, 10)  # counted apart: they are of districts, and give two towns a new code
    assert sum(told.values()) == 1064
    assert told.pop("北方領土") == 1
    assert (ours, ours.total()) == (told, 1063)


def test_a_source_that_disagrees_stops_the_build(shared, folder):
    walk = build.walked(shared / "municipalities" / "estat_history_jpcity")
    del walk.living["01228"]
    estat = build.read(shared / "municipalities" / "estat_history_jpcity" / "areacode_2024-10.csv")
    with pytest.raises(SystemExit, match=r"the walk and a list disagree: \[\('01228', '深川市'\)\]"):
        build.check(walk, estat, [])
