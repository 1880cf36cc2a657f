"""members/data/build.py builds exactly the shipped table from the published sources."""

import csv
import shutil
from collections import Counter

import pytest

from members.data import build
from members.registry.shipped_table import change_rows

OTHER_KINDS = {"郡の廃止", "区の新設|郡の新設", "区の再編"}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the tables of members/data, which the script may overwrite."""
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
    """A new row gets the next number, even if the old table had fewer rows in another order."""
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
    source = Counter(build.CHANGE_KINDS.get(kind, kind) for _, kind, _ in events if kind not in OTHER_KINDS)
    ours = Counter(row.kind for row in change_rows())
    districts = source.pop("district"), ours.pop("district")
    assert districts == (10, 10)  # counted apart: changes of districts, which give towns a new code
    assert sum(source.values()) == 1064
    assert source.pop("北方領土") == 1
    assert (ours, ours.total()) == (source, 1063)


def test_a_source_that_disagrees_stops_the_build(shared, folder):
    walk = build.walk_to_today(shared / "municipalities" / "estat_history_jpcity")
    del walk.in_force["01228"]
    estat = build.read(shared / "municipalities" / "estat_history_jpcity" / "areacode_2024-10.csv")
    with pytest.raises(SystemExit, match=r"the walk and a list disagree: \[\('01228', '深川市'\)\]"):
        build.check_against_lists(walk, estat, [])
