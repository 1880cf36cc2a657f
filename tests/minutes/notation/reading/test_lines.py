"""How a text is split into lines, and how the bullets of lists are read."""

import pytest

from minutes.notation.document import Document, Item, Turn
from minutes.notation.parser import parse
from minutes.notation.reading.line_marks import with_standard_bullet
from minutes.notation.reading.lines import Line, split_lines

TEXT = "■ 会議名\n会議\n\n■ 開会\n\n（水瀬市）\n\n一つ目。\n・甲\n\n二つ目。\n"
READ = Document(title="会議", blocks=(Item("開会"), Turn("水瀬市", "一つ目。\n・甲\n二つ目。")))


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("\n", "\r"),
        TEXT.replace("\n\n", "\n"),
        TEXT.replace("\n", "\n\n\n"),
        TEXT.replace("\n", "\u3000 \t\n\xa0\n \u3000"),
        "\ufeff" + TEXT,
        "\n\n" + TEXT.rstrip(),
    ],
)
def test_line_ends_blank_lines_and_outer_white_space_do_not_matter(text):
    document = parse(text)
    assert (document, document.problems) == (READ, ())


def test_a_line_keeps_its_inner_white_space():
    """Only \\r and \\n end a line; a form feed or U+2028 is a character within it."""
    assert parse(f"{TEXT}あ \u3000い\x0bう\x0cえ\x85お\u2028か\u200b").blocks[1].text.split("\n")[-1] == (
        "あ \u3000い\x0bう\x0cえ\x85お\u2028か\u200b"
    )


def test_each_line_has_its_number_and_whether_it_was_indented_or_below_a_blank_line():
    assert split_lines("\ufeff一\r\n\r\n　二\r三\n") == (
        [Line(1, "一", True, False), Line(3, "二", True, True), Line(4, "三", False, False)],
        [],
    )


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("•庁内", "・庁内"),
        ("•　庁内", "・庁内"),
        ("‣ 庁内", "・庁内"),
        ("⁃ 庁内", "・庁内"),
        ("● 庁内", "・庁内"),
        ("- 庁内", "・庁内"),
        ("・庁内", "・庁内"),
        ("・ 庁内", "・ 庁内"),
        ("庁内 • 庁外", "庁内 • 庁外"),
        ("-3度", "-3度"),
        ("- 5 -", "- 5 -"),
        ("- -", "- -"),
        ("●●市から", "●●市から"),
        ("●年●月", "●年●月"),
        ("○ 庁内", "○ 庁内"),
    ],
)
def test_bullets_become_one_kind(line, listed):
    assert with_standard_bullet(line) == listed


def test_an_escaped_bullet_stays():
    assert parse(f"{TEXT}＼• 丙").blocks[1].text.split("\n")[-1] == "• 丙"


def test_an_empty_text_is_an_empty_document():
    assert parse("") == parse(" \n\u3000\n") == Document()
