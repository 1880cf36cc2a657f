"""Tables as text: what a spreadsheet writes is read back cell by cell, and what is malformed is named by its place."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.desk.answers.table_text import (
    COMMA,
    TAB,
    TableError,
    decode_table,
    guard,
    read_table,
    separator_of,
    unguard,
    write_table,
)

cells = st.text("あア市\t,\"\n'=+- 　x", max_size=6)
tables = st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=4)


@given(tables, st.sampled_from([TAB, COMMA]))
def test_what_is_written_is_read_back(table, separator):
    assert read_table(write_table(table, separator), separator) == table


@given(tables)
def test_it_reads_as_the_module_of_python_does(table):
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(table)
    text = stream.getvalue()
    oracle = [list(row) or [""] for row in csv.reader(io.StringIO(text))]
    read = read_table(text, COMMA)
    assert read == oracle[: len(read)] and all(row == [""] for row in oracle[len(read) :])


@given(cells)
def test_a_guarded_cell_is_no_formula_and_comes_back(cell):
    assert unguard(guard(cell)) == cell
    assert guard(cell).lstrip(" 　\n\t\r")[:1] not in ("=", "+", "-")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('深川市\t"開いたまま\n多治見市\tはい', (0, 1)),
        ('深川市\tはい\n多治見市\t"はい"いいえ', (1, 1)),
        ('"深川市', (0, 0)),
    ],
)
def test_a_quotation_mark_that_is_wrong_is_named_by_row_and_column(text, place):
    with pytest.raises(TableError) as error:
        read_table(text, TAB)
    assert (error.value.row, error.value.column) == place


def test_line_ends_of_every_kind_end_a_row():
    assert read_table("a\tb\r\nc\td\re\tf\n", TAB) == [["a", "b"], ["c", "d"], ["e", "f"]]
    assert read_table("a\t\n\t\n", TAB) == [["a", ""], ["", ""]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_a_file_is_read_in_its_encoding(encoding):
    text = "団体,問1\r\n養父市,準拠している\r\n"
    assert decode_table(text.encode(encoding)).removeprefix("\ufeff") == text


def test_a_file_of_no_known_encoding_is_refused():
    with pytest.raises(TableError, match="文字を読み取れません"):
        decode_table(b"\x81\xff\xfe\x00")


def test_a_file_with_tabs_is_told_from_one_with_commas():
    assert [separator_of(text) for text in ("a,b\n", "a\tb,c\n", "a\n")] == [COMMA, TAB, TAB]
