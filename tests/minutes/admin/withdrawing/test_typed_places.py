"""Places of a record are read as people write them."""

import pytest

from minutes.admin.withdrawing.typed_places import TypedPlace, read_places


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("#12、#13", [12, 13]),
        ("#２３ と ２４", [23, 24]),
        ("23-25", [23, 24, 25]),
        ("２３〜２５", [23, 24, 25]),
        ("23 - 25、30", [23, 24, 25, 30]),
        ("23番から25番まで", [23, 24, 25]),
        ("発言23及びNo.24", [23, 24]),
        ("＃12、13, #16；17", [12, 13, 16, 17]),
        ("# 23", [23]),
    ],
)
def test_numbers(typed, numbers):
    assert [number for place in read_places(typed) for number in place.numbers] == numbers


@pytest.mark.parametrize("typed", ["第２版の理由", "2版の理由", "第 2 版 の理由", "第2版訂正理由"])
def test_the_reasons_of_an_edition(typed):
    assert [place.reasons_of for place in read_places(typed)] == [2]


@pytest.mark.parametrize(
    ("typed", "facts"),
    [
        ("日時", ["time"]),
        ("開催日時と更新日", ["time", "updated"]),
        ("出席者（記載のとおり）", ["attendance"]),
        ("場所　会議名", ["venue", "title"]),
    ],
)
def test_facts_by_every_name_that_a_record_prints(typed, facts):
    assert [place.fact for place in read_places(typed)] == facts


@pytest.mark.parametrize("typed", ["議場", "1-500", "25-23", "2012-10-23", "第九版"])
def test_what_cannot_be_read_keeps_its_words(typed):
    assert read_places(typed) == [TypedPlace(typed)]


def test_handouts_are_meant_as_a_whole():
    assert [place.is_handouts for place in read_places("配付資料、資料、#20")] == [True, True, False]
