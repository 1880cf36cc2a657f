"""The names of organisations in what is said: whole words, with their place, and never one that is only like another."""

import pytest

from minutes.record.named_organisations import Named, NameFinder, organisations_named

FINDER = NameFinder(
    ["津市", "福島町", "美里町", "深川市", "鹿嶋市", "四日市市", "町田市", "北海道", "竜ケ崎市"]
)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("深川市と町田市、津市に聞く。", ["深川市", "町田市", "津市"]),
        ("長崎県の福島町と北海道福島町", ["長崎県福島町", "北海道福島町"]),
        ("熊本県下益城郡美里町と遠田郡美里町", ["熊本県下益城郡美里町", "遠田郡美里町"]),
        ("宮城県内の美里町", ["宮城県美里町"]),
        ("長崎県は、福島町に", ["長崎県", "福島町"]),
        ("四日市市の市場", ["四日市市"]),
        ("つまり深川市、深川\u3000市", ["深川市", "深川\u3000市"]),
        ("鹿嶋市と龍ヶ崎市", ["鹿嶋市", "龍ヶ崎市"]),
        ("深川市長と深川市役所", ["深川市", "深川市"]),
        ("深\n川市", []),
        ("団体\t深川\n美里町\t市", ["美里町"]),
    ],
)
def test_names_are_found_as_they_are_spelled_with_their_place(text, labels):
    assert [named.label for named in FINDER.named_in(text)] == labels


@pytest.mark.parametrize(
    "text",
    [
        "会津市民",
        "旧深川市",
        "新町田市",
        "深川市場",
        "深川市街地",
        "美里町並み",
        "大津市",
        "北海道新聞",
        "北海道立高校",
    ],
)
def test_what_is_only_a_part_of_another_word_is_no_name(text):
    assert list(FINDER.named_in(text)) == []


def test_labels_of_one_record_are_found_besides():
    assert [*FINDER.knowing(["総務省"]).named_in("総務省と深川市")] == [Named("総務省"), Named("深川市")]
    assert [*FINDER.named_in("総務省")] == []


def test_an_attendee_is_meant_before_anybody_else_of_its_name():
    attendees, bearers = {"美里町": "433489", "福島町": ""}, {"福島町": ["013323"], "熊本県福島町": ["1"]}
    text = "美里町、福島町、深川市"
    assert organisations_named(text, FINDER, attendees, bearers) == {"433489"}
    assert organisations_named("熊本県福島町", FINDER, attendees, bearers) == {"1"}
    assert organisations_named("津市", FINDER, {}, {"津市": ["1", "2"]}) == set()
