"""The words of a PDF: page by page, whatever fonts it has; and what a file without words says it is."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from minutes.file_texts.text_states import public_saying
from minutes.search.analysis.folding import fold
from tests.minutes.file_texts.reading import read, state_and_texts
from tests.minutes.files import pdfs

# Each test starts a process that imports pypdf.
pytestmark = pytest.mark.long


def test_three_pages_are_read_by_their_numbers():
    words = read(pdfs.pdf("文書の電子化", "閉校した教室", "床の強さ"))
    assert words.state == "read"
    assert [(page.page, page.text) for page in words.pages] == [
        (1, "文書の電子化"),
        (2, "閉校した教室"),
        (3, "床の強さ"),
    ]
    assert words.pages_in_all == 3


@pytest.mark.parametrize(
    ("data", "state", "said"),
    [
        (pdfs.scan(), "no_text", "文字のない画像のPDFです。検索されません"),
        (pdfs.encrypted(), "encrypted", "暗号化されたPDFです。検索されません"),
        (pdfs.broken(), "broken", "壊れているPDFです。検索されません"),
        (b"%PDF-1.7\n%%EOF\n", "broken", "壊れているPDFです。検索されません"),
    ],
    ids=["scan", "encrypted", "broken", "empty"],
)
def test_a_file_without_words_says_what_it_is(data, state, said):
    words = read(data)
    assert (words.state, words.pages) == (state, ())
    assert public_saying(words.state, "PDF", 0, words.pages_in_all) == said


def test_restrictions_without_a_password_hide_nothing():
    assert state_and_texts(pdfs.encrypted("")) == ("read", ["秘密の資料"])


# Tables of codes that Japanese programs of before named instead of bringing their own.
OLD = [
    ("90ms-RKSJ-H", "cp932"),
    ("90ms-RKSJ-V", "cp932"),
    ("90pv-RKSJ-H", "cp932"),
    ("90msp-RKSJ-H", "cp932"),
]
OLD += [("83pv-RKSJ-H", "cp932"), ("UniJIS-UCS2-H", "utf-16-be"), ("UniJIS-UTF16-H", "utf-16-be")]
UNKNOWN = [("EUC-H", "euc_jp"), ("UniJIS-UTF8-H", "utf-8"), ("Identity-H", "utf-16-be")]


@pytest.mark.parametrize(("table", "codec"), OLD)
def test_old_fonts_are_read_by_the_table_that_they_name(table, codec):
    assert state_and_texts(pdfs.old_font(table, "会議録の公開、日数", codec)) == (
        "read",
        ["会議録の公開、日数"],
    )


@pytest.mark.parametrize(("table", "codec"), UNKNOWN)
def test_letters_that_cannot_be_known_are_never_read_as_rubbish(table, codec):
    assert state_and_texts(pdfs.old_font(table, "会議録の公開", codec)) == ("unknown_letters", [])


def test_a_page_that_chromium_printed():
    """With radicals in the place of some kanji, as its PDFs have them; search folds these."""
    chromium = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium"))), None)
    if chromium is None:
        pytest.skip("chromium がないので、この試験ができません")
    html = "<h1>文書の電子化</h1><p>深川市は十日</p><p style='break-before:page'>閉校した教室</p>"
    words = read(_printed(chromium, html))
    assert words.state == "read"
    assert [(page.page, fold(page.text)) for page in words.pages] == [
        (1, "文書の電子化深川市は十日"),
        (2, "閉校した教室"),
    ]


def _printed(chromium, html):
    """By a process: a Playwright of its own would stand in the way of the browser tests of the same worker."""
    with tempfile.TemporaryDirectory() as folder:
        page, printed = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(f"<meta charset=utf-8>{html}", encoding="utf-8")
        flags = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --no-pdf-header-footer".split()
        command = [
            chromium,
            *flags,
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={printed}",
            page.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        return printed.read_bytes()
