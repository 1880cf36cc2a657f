"""candidates(): who bore a name on a day."""

import datetime
import random

import pytest

from members.models import Organisation
from members.registry import COMPLETE_TO, add_organisation, candidates, candidates_by_label
from members.registry.candidates import Reading, readings_of
from tests.builders import clerk
from tests.members.registry import slow_scan

pytestmark = pytest.mark.django_db

MEETING = datetime.date(2012, 10, 23)


def keys(label, day=MEETING):
    return [organisation.key for organisation in candidates(label, day)]


@pytest.mark.parametrize(
    ("label", "day", "prefectures"),
    [
        ("美里町", "2012-10-23", ["04", "11", "43"]),
        ("美里町", "2005-06-01", ["11", "30", "43"]),
        ("瑞穂町", "2004-01-01", ["13", "26", "32", "42"]),
        ("瑞穂町", "2012-10-23", ["13"]),
        ("那珂川町", "2018-09-30", ["09", "40"]),
        ("那珂川町", "2018-10-01", ["09"]),
        ("松前町", "2012-10-23", ["01", "38"]),
        ("福島県", "2012-10-23", ["07"]),
        ("福島町", "2012-10-23", ["01"]),
        ("八鹿町", "2004-03-31", ["28"]),
        ("八鹿町", "2004-04-01", []),
        ("養父市", "2004-03-31", []),
        ("養父市", "2004-04-01", ["28"]),
        ("鹿島市", "2012-10-23", ["41"]),
        ("鹿嶋市", "2012-10-23", ["08"]),
        ("本庄市", "2000-01-01", ["11"]),
        ("本荘市", "2000-01-01", ["05"]),
        ("本荘市", "2012-10-23", []),
        ("総務省", "2012-10-23", [""]),
        ("総務省", "2001-01-05", []),
        ("自治省", "2001-01-05", [""]),
        ("沖縄県", "1972-05-14", []),
        ("沖縄県", "1972-05-15", ["47"]),
        ("事務局", "2012-10-23", []),
        ("", "2012-10-23", []),
    ],
)
def test_by_day(label, day, prefectures):
    organisations = candidates(label, datetime.date.fromisoformat(day))
    assert [organisation.prefecture for organisation in organisations] == prefectures
    assert all(organisation.name == label for organisation in organisations)


@pytest.mark.parametrize("label", ["龍ケ崎市", "竜ヶ崎市", "龍ヶ崎市", "竜ケ崎市", "茨城県龍ヶ崎市"])
def test_spellings_of_one_city(label):
    assert keys(label) == ["082082"]


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("檜枝岐村", "073644"),
        ("桧枝岐村", "073644"),
        ("福島県南会津郡桧枝岐村", "073644"),
        ("長泉町", "223425"),
        ("静岡県長泉町", "223425"),
        ("静岡県　長泉町", "223425"),
        ("熊本県美里町", "433489"),
        ("熊本県下益城郡美里町", "433489"),
        ("西多摩郡瑞穂町", "133035"),
        ("東京都瑞穂町", "133035"),
        ("大和郡山市", "292036"),
        ("京都府京都市", "261009"),
    ],
)
def test_with_prefecture_or_district_in_front(label, key):
    assert keys(label) == [key]


def test_a_wrong_prefecture_or_district_finds_nobody():
    assert (keys("大阪府美里町"), keys("東多摩郡瑞穂町")) == ([], [])


def test_an_exact_spelling_wins_over_a_folded_one():
    """Nobody was called 鹿嶋町, which folds to 鹿島町. 鹿嶋市 and 鹿島市 both exist, so each is found alone."""
    assert keys("鹿嶋町", datetime.date(1990, 1, 1)) == keys("鹿島町", datetime.date(1990, 1, 1))
    assert len(keys("鹿島町", datetime.date(1990, 1, 1))) == 4
    assert keys("鹿嶋市") != keys("鹿島市")


def test_readings():
    assert readings_of("熊本県下益城郡美里町") == [
        Reading("熊本県下益城郡美里町"),
        Reading("下益城郡美里町", "43"),
        Reading("美里町", "43", "下益城郡"),
    ]
    assert readings_of("熊本県") == [Reading("熊本県")]
    assert readings_of("小郡市") == [Reading("小郡市")]


def test_many_labels_in_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        by_label = candidates_by_label(["美里町", "松前町", "深川市", "誰でもない"], MEETING)
    assert {label: len(rows) for label, rows in by_label.items()} == {
        "美里町": 3,
        "松前町": 2,
        "深川市": 1,
        "誰でもない": 0,
    }


def test_a_joined_row_is_replaced_by_the_row_that_is_kept():
    by = clerk()
    kept = add_organisation(key="x-lasdec", name="地方自治情報センター", kind="secretariat", by=by)
    double = add_organisation(key="x-chihojichi", name="地方自治情報センター", kind="other", by=by)
    assert keys("地方自治情報センター") == ["x-chihojichi", "x-lasdec"]
    Organisation.objects.filter(pk=double.pk).update(same_as=kept)
    assert keys("地方自治情報センター") == ["x-lasdec"]


@pytest.mark.long
def test_as_a_slow_scan_of_the_source_rows_finds(shared):
    """1,000 pairs of name and day; half of the days are days of a change or the day before one."""
    folder, chance = shared / "municipalities", random.Random(20121023)
    names, days = slow_scan.all_names(folder), slow_scan.all_days(folder)
    borne_twice = [name for name in names if name[:-1] + "町" in ("美里町", "鹿島町", "福島町", "池田町")]
    span = (COMPLETE_TO - datetime.date(1970, 4, 1)).days
    differing, bearers = [], 0
    for turn in range(1000):
        name = chance.choice(borne_twice if turn % 10 == 0 else names)
        day = datetime.date(1970, 4, 1) + datetime.timedelta(days=chance.randrange(span))
        if turn % 2:
            day = datetime.date.fromisoformat(chance.choice(days)) - datetime.timedelta(
                days=chance.randrange(2)
            )
        expected = slow_scan.bearers(folder, name, day.isoformat())
        bearers += len(expected)
        if keys(name, day) != expected:
            differing.append((name, day, expected, keys(name, day)))
    assert differing == []
    assert bearers > 500
