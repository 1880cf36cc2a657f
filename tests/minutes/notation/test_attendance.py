"""The 出席者 block: who is named, how many came in each capacity. What it does not say for certain is left out."""

import pytest

from minutes.notation.attendance import (
    Attendee,
    HeadCount,
    absent_lines,
    attendees,
    head_counts,
    is_capacity,
)
from minutes.notation.document import Document, Item, Narration, Presentation, Turn
from minutes.notation.labels import labels_of
from minutes.notation.vocabulary import ANSWER_ONLY, CAPACITIES

WHOLE = """役員：水瀬市（会長　山田太郎）、汐見村（副会長）
会員：若草町、湖北県（情報課、2名）及び深川
オブザーバー：総務省
傍聴：3名
事務局"""


def test_names_by_capacity_with_the_person_who_came():
    assert attendees(WHOLE) == (
        Attendee("水瀬市", "officer", "会長　山田太郎"),
        Attendee("汐見村", "officer", "副会長"),
        Attendee("若草町", "attendee"),
        Attendee("湖北県", "attendee", "情報課、2名"),
        Attendee("深川", "attendee"),
        Attendee("総務省", "observer"),
        Attendee("事務局", "secretariat"),
    )


def test_named_organisations_are_counted_but_not_the_secretariat():
    assert head_counts(WHOLE) == (
        HeadCount("officer", None, 2),
        HeadCount("attendee", None, 3),
        HeadCount("observer", None, 1),
        HeadCount("audience", 3, None),
        HeadCount("secretariat", None, None),
    )


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("役員10名(10団体)", [HeadCount("officer", 10, 10)]),
        ("一般会員２０名（１８団体）", [HeadCount("attendee", 20, 18)]),
        ("出席者 15団体（20名）", [HeadCount("attendee", 20, 15)]),
        ("会員 12団体 18人", [HeadCount("attendee", 18, 12)]),
        ("出席者：12人", [HeadCount("attendee", 12)]),
        ("12名", [HeadCount("attendee", 12)]),
        ("出席者：以下12団体", [HeadCount("attendee", None, 12)]),
        ("【役員】\n10名\n【傍聴人】\n２名", [HeadCount("officer", 10), HeadCount("audience", 2)]),
        ("役員（10名）\n出席者（9団体）", [HeadCount("officer", 10), HeadCount("attendee", None, 9)]),
        (
            "役員10名，会員9名；傍聴2名",
            [HeadCount(*row) for row in [("officer", 10), ("attendee", 9), ("audience", 2)]],
        ),
        ("役員3名、役員2名(1団体)", [HeadCount("officer", 5, 1)]),
        ("事務局3名", [HeadCount("secretariat", 3)]),
        ("事務局：3名", [HeadCount("secretariat", 3)]),
        ("総務省(オブザーバ)、傍聴(2名)", [HeadCount("observer", None, 1), HeadCount("audience", 2)]),
        ("会議傍聴者2名", [HeadCount("audience", 2)]),
        ("水瀬市（役員）、傍聴：2名", [HeadCount("officer", None, 1), HeadCount("audience", 2)]),
        ("委員10名、傍聴2名", [HeadCount("attendee", 10), HeadCount("audience", 2)]),
        ("役員10名\n水瀬市、汐見村", [HeadCount("officer", 10, 2)]),
        ("出席者計19名 内訳は別紙", [HeadCount("attendee", 19)]),
        ("計19名", []),
    ],
)
def test_counts_as_printed(text, counts):
    assert head_counts(text) == tuple(counts)


def test_a_printed_count_wins_over_the_names():
    assert head_counts("役員（10団体）\n水瀬市、汐見村") == (HeadCount("officer", None, 10),)


@pytest.mark.parametrize("text", ["水瀬市ほか12市町村", "水瀬市、汐見村　外3名", "水瀬市 他", "水瀬市ほか"])
def test_where_others_came_too_the_names_are_not_counted(text):
    assert head_counts(text) == (HeadCount("attendee", None, None),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("水瀬市", [Attendee("水瀬市", "attendee")]),
        ("・水瀬市\n・汐見村", [Attendee("水瀬市", "attendee"), Attendee("汐見村", "attendee")]),
        ("水瀬市、水瀬市(会長)", [Attendee("水瀬市", "attendee")]),
        ("役員　水瀬市", [Attendee("水瀬市", "officer")]),
        ("役員　水瀬市・汐見村", [Attendee("水瀬市", "officer"), Attendee("汐見村", "officer")]),
        ("役員：山田・汐見", [Attendee("山田・汐見", "officer")]),
        ("役員\n汐見村　総務課長　山田太郎", [Attendee("汐見村", "officer", "総務課長　山田太郎")]),
        ("水瀬市ほか12市町村", [Attendee("水瀬市", "attendee")]),
        ("水瀬市2名、汐見村（1名）", [Attendee("水瀬市", "attendee"), Attendee("汐見村", "attendee")]),
        ("役員：総務省（オブザーバ）", [Attendee("総務省", "observer")]),
        ("会員：湖北会事務局", [Attendee("湖北会事務局", "secretariat")]),
        ("事務局", [Attendee("事務局", "secretariat")]),
        ("【事務局】", [Attendee("事務局", "secretariat")]),
        ("事務局：3名", [Attendee("事務局", "secretariat")]),
        (
            "水瀬市（情報課（係長））、汐見村",
            [Attendee("水瀬市", "attendee", "情報課（係長）"), Attendee("汐見村", "attendee")],
        ),
        ("委員：山田太郎", [Attendee("山田太郎", "attendee")]),
        ("山田太郎", []),
        ("水瀬市：総務課長　山田太郎", [Attendee("水瀬市", "attendee", "総務課長　山田太郎")]),
        ("役員：山田　太郎", [Attendee("山田　太郎", "officer")]),
        ("役員：山田:課長", []),
        ("水瀬市（役員）、傍聴：2名", [Attendee("水瀬市", "officer")]),
        ("水瀬市（役員会担当課長）", [Attendee("水瀬市", "attendee", "役員会担当課長")]),
        ("水瀬市（オブザーバーとして参加）", [Attendee("水瀬市", "observer")]),
        ("", []),
    ],
)
def test_names(text, expected):
    assert attendees(text) == tuple(expected)


@pytest.mark.parametrize("word", ["なし", "無し", "無", "－", "-", "ー", "以上", "別紙", "別紙のとおり"])
def test_a_word_for_nobody_names_nobody(word):
    assert attendees(f"役員：{word}\n{word}") == head_counts(f"役員：{word}\n{word}") == ()


def test_capacities_are_of_the_vocabulary():
    named = {entry.capacity for entry in attendees(WHOLE)} | {entry.capacity for entry in head_counts(WHOLE)}
    assert named | {"unknown", ANSWER_ONLY} == set(CAPACITIES)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("役員", 1),
        ("役　員", 1),
        ("出席者", 1),
        ("オブザーバ", 1),
        ("傍聴人", 1),
        ("役員会", 0),
        ("水瀬市", 0),
        ("", 0),
    ],
)
def test_a_capacity_is_a_word_for_one_and_nothing_else(word, expected):
    assert is_capacity(word) == bool(expected)


def test_labels_are_of_all_who_attend_speak_or_present():
    blocks = (
        Item("開会"),
        Presentation("汐見村", ("紙",)),
        Turn("山田", "はい。"),
        Narration("若草町が来た。"),
    )
    document = Document(attendance="役員：水瀬市、深川", blocks=blocks)
    assert labels_of(document) == {"水瀬市", "深川", "汐見村", "山田"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("出席者：水瀬市\n欠席：汐見村", ["欠席：汐見村"]),
        ("欠席者 汐見村、\n若草町\n事務局", ["欠席者 汐見村、", "若草町"]),
        ("4 欠席者\n委員　野原\n委員　山辺\n5 事務局\n次長", ["4 欠席者", "委員　野原", "委員　山辺"]),
        ("欠　席　議　員　（１名）\n１３番　大森\n議長　山田", ["欠　席　議　員　（１名）", "１３番　大森"]),
        ("欠席説明員　（０名）\n区議会事務局\n事務局長　杉", ["欠席説明員　（０名）"]),
        ("【欠席】\n汐見村\n\n若草町\n【傍聴】\n3名", ["【欠席】", "汐見村", "若草町"]),
        ("不応招議員\nなし\n応招議員\n1番　海野", ["不応招議員", "なし"]),
        # Who is said to be absent within a line of those who came stays in it.
        ("大空委員長、森下の各委員（海野副委員長は欠席）", []),
        ("役員10名（うち欠席2名）\n水瀬市", []),
        ("", []),
    ],
)
def test_the_lines_that_say_who_was_absent(text, expected):
    assert [text.split("\n")[place] for place in sorted(absent_lines(text))] == expected
