"""Assembly minutes, where the speaker's name stands on the line of the words: a test for each row of the table."""

import unicodedata
from collections import Counter

import pytest

from minutes.notation.document import Item, Narration, Presentation, Turn
from minutes.notation.parser import parse
from minutes.notation.reading.speakers import is_person
from minutes.notation.writer import write

HEAD = "会議名：令和7年第1回定例会\n開催日：令和7年2月14日\n\n"


def turns(text):
    return [(block.label, block.text) for block in parse(HEAD + text).blocks if isinstance(block, Turn)]


def test_a_name_with_its_office_in_brackets():
    assert turns("○（水瀬太郎議長）　開会します。\n　次に移ります。") == [
        ("水瀬太郎議長", "開会します。\n次に移ります。")
    ]


def test_a_seat_before_the_name():
    assert turns("○２２番（水瀬太郎議員）　賛成です。\n◆３番（野原花子君）　反対です。") == [
        ("２２番（水瀬太郎議員）", "賛成です。"),
        ("３番（野原花子君）", "反対です。"),
    ]


def test_an_office_before_the_name():
    assert turns("○議長（水瀬太郎君）　開きます。\n◎総務部長（野原花子君）　お答えします。") == [
        ("議長（水瀬太郎君）", "開きます。"),
        ("総務部長（野原花子君）", "お答えします。"),
    ]


def test_a_name_and_office_without_brackets():
    assert turns("◆水瀬委員　伺います。\n◎総務課長　お答えします。") == [
        ("水瀬委員", "伺います。"),
        ("総務課長", "お答えします。"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "○議事日程",
        "○（仮称）文化方針について",
        "○深川市　賛成です。",
        "○令和６年度（第２号）補正予算",
        "（水瀬太郎事務局長朗読）",
        "１２番　　水瀬　太郎",
        "　〔水瀬太郎区長　登壇〕",
    ],
)
def test_a_line_that_names_no_speaker_belongs_to_the_turn_above(line):
    assert turns(f"○（水瀬太郎議長）　申し上げます。\n{line}") == [
        ("水瀬太郎議長", f"申し上げます。\n{line.strip()}")
    ]


def test_a_ruled_line_ends_the_turn_and_narration_follows():
    text = "○（水瀬太郎議長）　休憩します。\n――――――――――\n午後２時28分再開\n○（水瀬太郎議長）　再開します。"
    assert parse(HEAD + text).blocks == (
        Turn("水瀬太郎議長", "休憩します。"),
        Narration("午後２時28分再開"),
        Turn("水瀬太郎議長", "再開します。"),
    )


@pytest.fixture(scope="module")
def assembly(shared):
    return (shared / "records" / "assembly-katsushika-2025-02-14.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def document(assembly):
    """The minutes, read once: a Document cannot be changed."""
    return parse(assembly)


def test_the_real_assembly_has_33_turns_each_of_a_person(document):
    labels = [block.label for block in document.blocks if isinstance(block, Turn)]
    assert len(labels) == 33
    assert Counter(labels) == {
        "伊藤よしのり議長": 24,
        "植竹　貴副区長": 2,
        "１２番（齊藤大介議員）": 2,
        "２２番（筒井たかひさ議員）": 2,
        "青木克德区長": 1,
        "久保洋子教育委員": 1,
        "２９番（木村ひでこ議員）": 1,
    }
    assert all(map(is_person, labels))


def test_no_letter_of_the_real_assembly_is_lost(assembly, document):
    facts = [document.title, document.time, document.attendance]
    kept = [*facts, *(text for block in document.blocks for text in texts_of(block))]
    lost = letters(assembly) - letters("".join(kept))
    assert lost == letters("開催日会議名出席議員")  # the words that name the three facts
    assert parse(write(document)) == document


def texts_of(block):
    if isinstance(block, Item):
        return [block.title]
    if isinstance(block, Presentation):
        return [block.label, *block.titles]
    return [getattr(block, "label", ""), block.text]


def letters(text):
    return Counter(character for character in text if unicodedata.category(character)[0] in "LN")
