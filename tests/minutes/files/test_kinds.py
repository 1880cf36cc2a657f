"""The kind and the name of a handout's file: decided by the program, never by whoever sends it."""

import io

import pytest
from hypothesis import given

from minutes.files.file_kinds import KINDS, WrongFile, media_type_of
from minutes.files.file_names import LONGEST, clean_name
from tests.minutes.files.samples import DOCX, HTML, PDF, PNG, SVG, zipped
from tests.minutes.notation.docx.word_file import of_a_later_version
from tests.texts import any_text


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("資料1.PDF", PDF, "application/pdf"),
        ("図.png", PNG, "image/png"),
        ("図.jpeg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("表.docx", DOCX, KINDS["docx"][1]),
        ("古い.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/vnd.ms-excel"),
        ("一覧.csv", "団体,回答\n".encode("cp932"), "text/csv"),
        ("書.txt", HTML, "text/plain"),  # a text that looks like a page is sent as a text
    ],
)
def test_a_file_is_what_its_name_says(name, content, media_type):
    assert media_type_of(name, io.BytesIO(content)) == media_type


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("図.svg", SVG),
        ("頁.html", HTML),
        ("a.exe", b"MZ"),
        ("a", PDF),
        ("", PDF),
        ("a.pdf.html", PDF),
        ("a.pdf", HTML),
        ("a.png", SVG),
        ("a.txt", b"a\0b"),
        ("a.docx", zipped("xl/workbook.xml")),
        ("a.docx", zipped("word/document.xml", "word/vbaProject.bin")),
        ("a.docx", b"PK\x03\x04broken"),
        ("a.docx", of_a_later_version(DOCX)),
        ("a.pdf", b""),
    ],
)
def test_anything_else_is_refused(name, content):
    with pytest.raises(WrongFile):
        media_type_of(name, io.BytesIO(content))


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("資料1.pdf", "資料1.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\机\\資料.PDF", "資料.pdf"),
        ("<script>alert(1)</script>.pdf", "script＞.pdf"),
        ("請求書\u202efdp.exe.pdf", "請求書fdp.exe.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie： x=1.pdf"),
        ("  . .pdf", "資料.pdf"),
        ("con.pdf", "資料con.pdf"),
        ("神\ufa19 の　資料.pdf", "神\ufa19 の 資料.pdf"),
        ("長" * 300 + ".pdf", "長" * 116 + ".pdf"),
    ],
)
def test_a_name_is_cleaned(typed, cleaned):
    assert clean_name(typed) == cleaned


@given(any_text(max_size=300))
def test_a_clean_name_is_short_plain_and_stays_as_it_is(typed):
    name = clean_name(typed)
    assert 0 < len(name) <= LONGEST
    assert not set(name) & set('/\\<>:"|?*\r\n\0')
    assert clean_name(name) == name
