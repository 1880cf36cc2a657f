"""Predecessors and successors of a code."""

import pytest

from members.graph import closure
from members.registry import (
    add_organisation,
    join_organisations,
    kin,
    lineage,
    predecessors,
    successors,
)
from tests.builders import clerk

pytestmark = pytest.mark.django_db


def test_the_four_towns_of_養父市():
    towns = {"286010", "286028", "286036", "286044"}
    assert predecessors("282227") == towns
    assert [successors(town) for town in sorted(towns)] == [{"282227"}] * 4
    assert lineage("282227") == {"282227", *towns}
    assert lineage("286010") == {"286010", "282227"}  # not the three others: they are no relatives


def test_a_village_that_was_divided_has_several_successors():
    """The north of 上九一色村 went into 甲府市, its south into 富士河口湖町."""
    assert successors("193411") == {"192015", "194301"}


def test_a_town_that_became_a_city_changed_its_code():
    """鹿島町 took in 大野村 and became 鹿嶋市 that very day."""
    assert successors("084051") == {"082228"}
    assert lineage("084042") == {"084042", "084051", "082228"}


def test_a_code_that_had_several_names_is_one():
    """奥明方村 became 明方村 and then 明宝村 under one code: the only edge leads to 郡上市."""
    assert (predecessors("214868"), successors("214868")) == (set(), {"212199"})


def test_through_several_steps_both_ways():
    """亀田町 became 亀田市 and went into 函館市, as 戸井町 did thirty years later."""
    assert lineage("012025") >= {"012025", "012327", "013382", "013391"}
    assert lineage("013382") == {"013382", "012327", "012025"}
    assert successors("012025") == set()


def test_a_ministry_and_a_stranger_have_none():
    assert (lineage("x-soumusho"), lineage("999999")) == ({"x-soumusho"}, {"999999"})


def test_two_towns_whose_district_was_renamed_stay_two():
    """鳳至郡 became 鳳珠郡: by this one change 穴水町 and 門前町 each got a new code."""
    assert successors("174211") == {"174611"}
    assert lineage("174611") == {"174211", "174611"}


def test_joined_codes_are_one_organisation():
    by = clerk()
    kept = add_organisation(key="x-kyokai", name="協会", kind="other", by=by)
    double = add_organisation(key="x-kyokai-2", name="協会", kind="other", by=by)
    join_organisations(row=double, same_as=kept, by=by)
    own = frozenset({"x-kyokai", "x-kyokai-2"})
    for code in own:
        relatives = kin(code)
        assert (relatives.own, relatives.before, relatives.after) == (own, frozenset(), frozenset())


def test_two_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        lineage("282227")


def test_a_closure_over_a_cycle_ends():
    assert closure([1], [(1, 2), (2, 3), (3, 2), (4, 5)]) == {2, 3}
    assert closure([], [(1, 2)]) == set()
