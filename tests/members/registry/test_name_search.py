"""Whom a reader may mean: by name, old name, reading, part of a name, code."""

import pytest

from members.registry import find, named
from tests.builders import clerk

pytestmark = pytest.mark.django_db


def told(groups):
    return [(group[-1].prefecture, group[-1].name) for group in groups]


def test_福島_is_four_and_one_that_contains_it():
    found = find("福島")
    assert told(found.named) == [("01", "福島町"), ("07", "福島県"), ("07", "福島市"), ("42", "福島町")]
    assert (told(found.containing), found.more) == ([("20", "木曽福島町")], False)


@pytest.mark.parametrize("typed", ["鹿島市", "鹿嶋市", "鹿嶋", "本庄市"])
def test_an_exact_spelling_stands_alone(typed):
    found = find(typed)
    assert (len(found.named), found.containing) == (1, [])


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("鹿島市", ["412074"]),
        ("鹿嶋市", ["082228"]),
        ("鹿嶋", ["082228"]),
        ("本庄市", ["112119"]),
        ("本荘市", ["052051"]),
        ("本庄", ["112119"]),
        ("龍ケ崎市", ["082082"]),
        ("竜ヶ崎市", ["082082"]),
        ("龍ヶ崎", ["082082"]),
        ("桧枝岐村", ["073644"]),
        ("檜枝岐", ["073644"]),
        ("ひのえまた", ["073644"]),
        ("ヒノエマタ", ["073644"]),
        ("ﾋﾉｴﾏﾀﾑﾗ", ["073644"]),
        ("静岡県長泉町", ["223425"]),
        ("静岡県 長泉", ["223425"]),
        ("熊本県美里町", ["433489"]),
        ("八鹿町", ["286010"]),
        ("ようか", ["286010"]),
        ("奥明方村", ["214868"]),
        ("012289", ["012289"]),
        ("０１２２８９", ["012289"]),
        ("01228", ["012289"]),
        ("総務省", ["x-soumusho"]),
        ("X-Soumusho", ["x-soumusho"]),
        ("美里町", ["045055", "113816", "303038", "433489"]),
        ("府中市", ["132063", "342084"]),
        ("四日市", ["242021"]),
        ("", []),
        ("　", []),
        ("%", []),
        ("_", []),
        ("誰でもない", []),
    ],
)
def test_named(typed, keys):
    assert [group[-1].key for group in named(typed)] == keys
    assert [group[-1].key for group in find(typed).named] == keys


def test_池田町_then_and_now():
    """Of six prefectures since 1970; in 徳島 it went into 三好市."""
    assert [place for place, _ in told(named("池田町"))] == ["01", "18", "20", "21", "36", "37"]


def test_a_part_of_a_name_or_reading():
    assert ("19", "上九一色村") in told(find("九一色").containing)
    assert ("19", "上九一色村") in told(find("くいしき").containing)
    for typed in ("桧枝", "枝岐", "ひのえ", "ノエマ"):
        found = find(typed)
        assert (found.named, ("07", "檜枝岐村") in told(found.containing)) == ([], True)


def test_a_part_that_hundreds_have_is_cut():
    found = find("市")
    assert (len(found.containing) <= 100, found.more) == (True, True)


def test_a_row_found_to_be_another_is_shown_as_that():
    from members.registry import add_organisation, join_organisations

    by = clerk()
    kept = add_organisation(key="x-lasdec", name="地方自治情報センター", kind="other", by=by)
    double = add_organisation(key="x-center", name="自治情報センター", kind="other", by=by)
    join_organisations(row=double, same_as=kept, by=by)
    assert [group[-1].key for group in named("自治情報センター")] == ["x-lasdec"]


@pytest.mark.parametrize("typed", ["福島", "誰でもない", "美里町"])
def test_two_queries(django_assert_num_queries, typed):
    with django_assert_num_queries(2):
        find(typed)
    with django_assert_num_queries(1):
        named(typed)
