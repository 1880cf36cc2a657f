"""find() and named(): search by name, old name, reading, part of a name, code."""

import pytest

from members import registry
from members.registry import add_organisation, find, join_organisations, named
from tests.builders import clerk

pytestmark = pytest.mark.django_db


def prefectures_and_names(groups):
    return [(group[-1].prefecture, group[-1].name) for group in groups]


def test_福島_is_four_and_one_that_contains_it():
    matches = find("福島")
    assert prefectures_and_names(matches.named) == [
        ("01", "福島町"),
        ("07", "福島県"),
        ("07", "福島市"),
        ("42", "福島町"),
    ]
    assert (prefectures_and_names(matches.containing), matches.more) == ([("20", "木曽福島町")], False)


@pytest.mark.parametrize("typed", ["鹿島市", "鹿嶋市", "鹿嶋", "本庄市"])
def test_an_exact_spelling_stands_alone(typed):
    matches = find(typed)
    assert (len(matches.named), matches.containing) == (1, [])


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
    """There have been six since 1970; the one of 徳島 went into 三好市."""
    assert [prefecture for prefecture, _ in prefectures_and_names(named("池田町"))] == [
        "01",
        "18",
        "20",
        "21",
        "36",
        "37",
    ]


def test_a_part_of_a_name_or_reading():
    assert ("19", "上九一色村") in prefectures_and_names(find("九一色").containing)
    assert ("19", "上九一色村") in prefectures_and_names(find("くいしき").containing)
    for typed in ("桧枝", "枝岐", "ひのえ", "ノエマ"):
        matches = find(typed)
        assert (matches.named, ("07", "檜枝岐村") in prefectures_and_names(matches.containing)) == ([], True)


def test_a_part_that_hundreds_have_is_cut():
    matches = find("市")
    assert (len(matches.containing) <= 100, matches.more) == (True, True)


def test_a_joined_row_is_replaced_by_the_row_that_is_kept():
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


TYPED = """深川市 ふかがわし 深川 012289 01228 12289 1228 北海道深川市 熊本県美里町 美里町 児玉郡美里町 檜枝岐村 桧枝岐 ひのえまた 龍が崎市
八鹿町 福島 総務省 札幌市 熊本市 セキュリティ 市 2012 x-soumusho さかい 東かがわ 長野 12345 ﾌｶｶﾞﾜｼ 深\u200b川市""".split()


def test_all_names_at_once_find_whom_each_search_finds():
    index = registry.name_index()
    for typed in TYPED:
        found = [list(group) for group in index.named(typed).groups]
        assert found == (registry.named(typed) if len(typed) > 1 else []), typed


def test_a_whole_name_is_told_from_a_word_that_may_be_one():
    index = registry.name_index()
    whole = {typed for typed in TYPED if index.named(typed).is_whole}
    assert {
        "深川市",
        "ふかがわし",
        "012289",
        "01228",
        "12289",
        "北海道深川市",
        "美里町",
        "八鹿町",
        "総務省",
    } <= whole
    assert whole.isdisjoint({"深川", "桧枝岐", "ひのえまた", "福島", "長野", "セキュリティ", "1228", "2012"})


def test_a_code_is_known_without_the_digits_that_a_spreadsheet_drops():
    for typed in ("12289", "01228", "1228"):
        assert [group[-1].name for group in registry.named(typed)] == ["深川市"]
