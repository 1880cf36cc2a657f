"""near_names(): whom a name that nobody bears may mean."""

import datetime

import pytest

from members.data import wards
from members.registry import candidates, named, near_names, near_names_by_label
from members.registry.near_names import cities_of_ward

pytestmark = pytest.mark.django_db

MEETING = datetime.date(2012, 10, 23)


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("深側市", ["深川市"]),
        ("由仁市", ["由仁町"]),
        ("港北区", ["横浜市"]),
        ("横浜市港北区", ["横浜市"]),
        ("神奈川県川崎市中原区", ["川崎市"]),
        ("中区", ["横浜市", "浜松市", "名古屋市", "堺市", "岡山市", "広島市"]),
        ("鋼鉄団地", []),
    ],
)
def test_the_nearest_names_of_a_day(label, names):
    assert candidates(label, MEETING) == []
    assert [row.name for row in near_names(label, MEETING)][: len(names)] == names or names == []
    assert bool(near_names(label, MEETING)) == bool(names)


def test_all_labels_in_one_query_and_none_without_labels(django_assert_num_queries):
    with django_assert_num_queries(1):
        near_names_by_label(["深側市", "港北区", "由仁市"], MEETING)
    with django_assert_num_queries(0):
        assert near_names_by_label([], MEETING) == {}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("葛\U000e0100城市", "葛城市"),
        ("⻄宮市", "西宮市"),
        ("鯵ヶ沢町", "鰺ヶ沢町"),
        ("鯵が沢町", "鰺ヶ沢町"),
        ("諌早市", "諫早市"),
        ("龍が崎市", "龍ケ崎市"),
        ("深\u200b川市\u202e", "深川市"),
        ("飛驒市", "飛騨市"),
        ("深　川　市", "深川市"),
    ],
)
def test_names_as_they_come(typed, name):
    assert [row.name for row in candidates(typed, MEETING)] == [name]
    assert [group[-1].name for group in named(typed)] == [name]


def test_the_wards_are_those_of_the_sources(shared):
    listed = sorted(set(wards.wards(shared / "municipalities")))
    assert {ward for ward, _ in listed if not cities_of_ward(ward)} == set()
    assert sum(len(cities_of_ward(ward)) for ward in {ward for ward, _ in listed}) == len(listed)
