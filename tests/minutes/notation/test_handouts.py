"""The 配付資料 block: each line is one handout, with its label and its title."""

import pytest

from minutes.notation.document import Document, Handout, Item, Problem
from minutes.notation.handouts import read_handout
from minutes.notation.parser import parse
from minutes.notation.reading.document_builder import HANDOUT_REPEATED, HANDOUT_TWICE
from minutes.notation.writer import write


@pytest.mark.parametrize(
    ("line", "handout"),
    [
        ("資料1　文書の電子化", Handout("資料1", "文書の電子化")),
        ("資料1 文書の電子化", Handout("資料1", "文書の電子化")),
        ("資料１：文書の電子化", Handout("資料１", "文書の電子化")),
        ("追加資料 2-1: 文書", Handout("追加資料 2-1", "文書")),
        ("別紙3　文書", Handout("別紙3", "文書")),
        ("・資料1 文書", Handout("資料1", "文書")),
        ("資料1", Handout("資料1")),
        ("役員会 結果", Handout("役員会 結果")),
        ("役員会　結果　要約", Handout("役員会", "結果　要約")),
        ("資料1文書", Handout("資料1文書")),
        ("・", Handout("・")),
    ],
)
def test_label_and_title(line, handout):
    assert read_handout(line) == handout


def test_an_escaped_line_is_split_at_its_full_width_space_only():
    assert read_handout("資料1 文書", escaped=True) == Handout("資料1 文書")
    assert read_handout("・写真　三枚", escaped=True) == Handout("・写真", "三枚")


def read(lines):
    document = parse(f"■ 会議名\n会議\n■ 配付資料\n{lines}\n■ 開会")
    return document.handouts, document.problems


def test_a_label_given_twice():
    assert read("資料1　紙\n資料1　箱\n資料2　棚") == (
        (Handout("資料1", "紙"), Handout("資料1 箱"), Handout("資料2", "棚")),
        (Problem(5, HANDOUT_TWICE.format("資料1")),),
    )


def test_a_line_given_twice():
    assert read("資料1\n写真\n資料1") == (
        (Handout("資料1"), Handout("写真")),
        (Problem(6, HANDOUT_REPEATED.format("資料1")),),
    )


def test_handouts_are_written_so_that_they_read_the_same():
    handouts = (
        Handout("資料1", "紙"),
        Handout("資料2 箱"),
        Handout("・写真"),
        Handout("資料3：棚"),
        Handout("（別紙）"),
        Handout("（水瀬市）", "図"),
        Handout("■ 図"),
    )
    document = Document(title="会議", handouts=handouts, blocks=(Item("開会"),))
    lines = write(document).split("■ 配付資料\n")[1].split("\n\n")[0].split("\n")
    assert lines == [
        "資料1　紙",
        "＼資料2 箱",
        "＼・写真",
        "＼資料3：棚",
        "（別紙）",
        "（水瀬市）　図",
        "＼■ 図",
    ]
    assert parse(write(document)) == document


@pytest.mark.parametrize(
    ("line", "handout"),
    [
        ("資料1　紙　［保有なし］", Handout("資料1", "紙", not_held=True)),
        ("資料1　［保有なし］", Handout("資料1", not_held=True)),
        ("・資料1：紙［保有なし］", Handout("資料1", "紙", not_held=True)),
        ("役員会結果［保有なし］", Handout("役員会結果", not_held=True)),
        ("［保有なし］", Handout("［保有なし］")),
        ("資料1　［保有なし］の箱", Handout("資料1", "［保有なし］の箱")),
        ("資料1　紙　［保有なし］　［保有あり］", Handout("資料1", "紙　［保有なし］")),
    ],
)
def test_a_handout_of_which_no_copy_is_held(line, handout):
    assert read_handout(line) == handout


def test_a_title_that_ends_like_the_mark_comes_back_as_it_was():
    handouts = (
        Handout("資料1", "紙　［保有なし］"),
        Handout("資料2", "紙［保有なし］"),
        Handout("資料3［保有なし］"),
        Handout("資料4", "紙　［保有あり］", not_held=True),
        Handout("・", not_held=True),
    )
    document = Document(title="会議", handouts=handouts, blocks=(Item("開会"),))
    lines = write(document).split("■ 配付資料\n")[1].split("\n\n")[0].split("\n")
    assert lines == [
        "資料1　紙　［保有なし］　［保有あり］",
        "＼資料2　紙［保有なし］",
        "＼資料3［保有なし］",
        "資料4　紙　［保有あり］　［保有なし］",
        "＼・　［保有なし］",
    ]
    assert parse(write(document)) == document


def test_a_label_given_twice_keeps_what_is_said_of_each():
    assert read("資料1　紙\n資料1　箱　［保有なし］")[0] == (
        Handout("資料1", "紙"),
        Handout("資料1 箱", not_held=True),
    )


@pytest.mark.parametrize("label", ["", "資料　1", " 資料1", "資\n料"])
def test_an_invalid_label_is_refused(label):
    with pytest.raises(ValueError):
        Handout(label)
