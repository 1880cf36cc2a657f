"""A small Word file that grows is refused before it has grown: by its bytes, its elements, its depth, its repetitions."""

import io
import tracemalloc

import pytest

from minutes.files.file_kinds import WrongFile, media_type_of
from minutes.notation.docx.package.parts import (
    LARGEST_PART,
    LONGEST_TOKEN,
    MOST_AT_A_TIME,
    MOST_ELEMENTS,
    PIECE,
)
from minutes.notation.docx.reader import read_docx
from minutes.notation.docx.unreadable import TOO_LARGE, WITH_DOCTYPE, UnreadableDocx
from minutes.notation.docx.zip_directory import has_small_directory
from tests.minutes.notation.docx.word_file import docx, in_list, numbering, p, part, r, table
from tests.minutes.notation.docx.zip_file import zipped

MEGABYTE = 1024 * 1024
EMPTY = "<w:p/>"
ATTRIBUTES = " ".join(f"a{n}=''" for n in range(500))
BEGUN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
GROWING = {
    "one paragraph of many runs": lambda: docx(f"<w:p>{'<w:r/>' * (MOST_AT_A_TIME + 1)}</w:p>"),
    "many attributes": lambda: docx("<w:p>" + f"<w:r {ATTRIBUTES}/>" * 401 + "</w:p>"),
    "many paragraphs": lambda: docx(EMPTY * (MOST_ELEMENTS + 1)),
    "many footnotes": lambda: docx(EMPTY, footnotes="<w:footnote/>" * (MOST_AT_A_TIME + 1)),
    "deep": lambda: docx("<w:p>" + "<w:ins>" * 1000 + "</w:ins>" * 1000 + "</w:p>"),
    "one long word": lambda: docx(p("あ" * LONGEST_TOKEN)),
    "one long attribute": lambda: docx(f'<w:p a="{"a" * (2 * LONGEST_TOKEN)}"/>'),
    "a long part": lambda: docx(*[p("あ" * 1000)] * (LARGEST_PART // 3000)),
    "a footnote at many places": lambda: docx(
        p(*["<w:r><w:footnoteReference w:id='1'/></w:r>"] * 1000),
        footnotes=f"<w:footnote w:id='1'>{p('あ' * 10_000)}</w:footnote>",
    ),
    "fields within fields": lambda: docx(f"<w:p>{BEGUN * 1000}</w:p>"),
    "a long number before many paragraphs": lambda: docx(
        *[p("件", style=in_list(1))] * 1000, numbering=numbering(("decimal", f"{'あ' * 10_000}%1"))
    ),
}


@pytest.mark.parametrize("kind", GROWING)
@pytest.mark.long  # each is unpacked until it is too large
def test_a_file_that_grows_is_refused_in_little_memory(kind):
    data = GROWING[kind]()
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableDocx) as refused:
            read_docx(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert str(refused.value) == TOO_LARGE
    assert len(data) < MEGABYTE
    assert peak < 100 * MEGABYTE, f"{peak / MEGABYTE:.0f} MB"


def test_a_file_of_a_million_parts_is_not_even_listed():
    """Its directory alone would take half a gigabyte."""
    data = docx(EMPTY)
    end = data.rindex(b"PK\x05\x06")
    many = data[: end + 12] + (60 * MEGABYTE).to_bytes(4, "little") + data[end + 16 :]
    zip64 = data[:end] + b"PK\x06\x07" + bytes(16) + data[end:]
    for changed in (many, zip64, data[:end]):
        assert not has_small_directory(io.BytesIO(changed))
        with pytest.raises(UnreadableDocx, match="壊れていて"):
            read_docx(changed)
        with pytest.raises(WrongFile):
            media_type_of("表.docx", io.BytesIO(changed))
    assert has_small_directory(io.BytesIO(data))
    assert media_type_of("表.docx", io.BytesIO(data))


def _nested_tables(depth):
    return (
        table(["外"])
        if depth == 0
        else f"<w:tbl><w:tr><w:tc>{_nested_tables(depth - 1)}</w:tc></w:tr></w:tbl>"
    )


def _nested_boxes(depth):
    inner = _nested_boxes(depth - 1) if depth else r("中")
    return f"<w:r><w:pict><w:txbxContent><w:p>{inner}</w:p></w:txbxContent></w:pict></w:r>"


def test_what_is_nested_is_read_once():
    """Read once more at each level, these would take 2 to the 40th steps."""
    assert read_docx(docx(_nested_tables(40))).text == "外\n"
    assert read_docx(docx(f"<w:p>{_nested_boxes(30)}</w:p>")).text.split() == ["中"]


def test_a_declaration_behind_blanks_is_found_and_one_behind_more_is_too_large():
    body = part("document", "<w:body/>").removeprefix('<?xml version="1.0" encoding="UTF-8"?>')
    for blanks, message in ((PIECE - 4, WITH_DOCTYPE), (2 * LONGEST_TOKEN, TOO_LARGE)):
        data = zipped(word__document_xml=" " * blanks + "<!DOCTYPE x [<!ENTITY a 'b'>]>" + body)
        with pytest.raises(UnreadableDocx, match=message[:15]):
            read_docx(data)


def test_a_record_of_a_thousand_pages_is_read():
    words = "当町では紙の文書を閉校した教室に置き、湿気と床の強さを調べた。" * 10
    lines = read_docx(docx(*[p(r(words[:40]), r(words[40:]))] * 5000)).text.splitlines()
    assert lines == [words] * 5000


def test_what_refers_to_itself_or_is_read_at_many_places_is_read_once():
    """Read anew at each place, or looked up in each of many lists, these would take hours."""
    reference = "<w:r><w:footnoteReference w:id='1'/></w:r>"
    assert read_docx(
        docx(p(reference), footnotes=f"<w:footnote w:id='1'>{p('注', reference)}</w:footnote>")
    ).text == ("（注：注）\n")
    levels = "".join(f'<w:lvl w:ilvl="{number}"/>' for number in range(20_000))
    lists = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/></w:num>' for number in range(20_000)
    )
    numbers = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{lists}'
    assert read_docx(docx(p("件", style=in_list(1)), numbering=numbers)).text == "件\n"
    instruction = '<w:r><w:instrText xml:space="preserve">長い</w:instrText></w:r>'
    assert (
        read_docx(docx(f"<w:p>{BEGUN[: BEGUN.index('</w:r>') + 6]}{instruction * 60_000}</w:p>")).text == "\n"
    )
