"""Whatever a file was made to do, it takes no more of time and memory than the bounds, and what was read until then stays."""

import sys
import time

import pytest

from minutes.file_texts import bounded_reading
from minutes.file_texts.page_texts import (
    LONGEST_PIECE,
    MOST_CHARACTERS,
    MOST_PAGES,
    PageText,
    Unread,
    within_bounds,
)
from tests.minutes.file_texts.reading import read
from tests.minutes.files import pdfs

# So much content keeps pypdf busy for minutes.
ENDLESS = b"BT /F1 12 Tf <8140> Tj ET " * 300_000


def with_limits(**limits: int):
    """Returns a command that reads as always, within other bounds."""
    settings = "; ".join(f"page_texts.{name} = {value}" for name, value in limits.items())
    return (
        *(sys.executable, "-c"),
        f"import sys; from minutes.file_texts import page_texts; {settings}; from minutes.file_texts.child import main; "
        "main(sys.argv[1])",
    )


@pytest.mark.long
def test_time_of_the_processor_is_bounded(monkeypatch):
    monkeypatch.setattr(bounded_reading, "CHILD", with_limits(MOST_PROCESSOR_SECONDS=1))
    assert read(pdfs.with_stream(ENDLESS)).state == "too_much"


@pytest.mark.long
def test_time_on_the_clock_is_bounded(monkeypatch):
    monkeypatch.setattr(bounded_reading, "MOST_SECONDS", 2)
    started = time.monotonic()
    assert read(pdfs.with_stream(ENDLESS)).state == "too_much"
    assert time.monotonic() - started < 10


@pytest.mark.long
def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(bounded_reading, "CHILD", with_limits(MOST_MEMORY=110 * 1024 * 1024))
    started = time.monotonic()
    assert read(pdfs.with_stream(b" " * 70_000_000)).state == "too_much"
    assert time.monotonic() - started < 10


@pytest.mark.long
def test_a_stream_that_grows_a_thousandfold_is_left_alone():
    assert read(pdfs.with_stream(b" " * 200_000_000)).state == "too_much"


@pytest.mark.long
def test_of_ten_thousand_pages_the_first_are_read():
    words = read(pdfs.pdf(*["同じ"] * 10_000))
    assert (words.state, len(words.pages), words.pages_in_all) == ("partly", MOST_PAGES, 10_000)


@pytest.mark.long
def test_what_was_read_before_the_time_was_up_stays(monkeypatch):
    """The first page is whole, the second never ends."""
    monkeypatch.setattr(bounded_reading, "CHILD", with_limits(MOST_PROCESSOR_SECONDS=2))
    words = read(pdfs.then_stream("初めの頁", ENDLESS))
    assert (words.state, [page.text for page in words.pages], words.pages_in_all) == (
        "partly",
        ["初めの頁"],
        2,
    )


def test_pages_and_characters_are_counted():
    taken = []
    with pytest.raises(Unread):
        taken.extend(within_bounds(PageText("x", number) for number in range(1, MOST_PAGES + 2)))
    taken = []
    with pytest.raises(Unread):
        for page in within_bounds(PageText("字" * (MOST_CHARACTERS // 2), number) for number in (1, 2, 3)):
            taken.append(page)
    assert sum(len(page.text) for page in taken) == MOST_CHARACTERS


def test_a_long_page_is_cut_behind_a_line():
    line = "十日と決めている。" * 100 + "\n"
    pieces = list(within_bounds([PageText(line * 60, 7)]))
    assert {page.page for page in pieces} == {7} and len(pieces) > 2
    assert all(len(page.text) <= LONGEST_PIECE and page.text.endswith("。\n") for page in pieces[:-1])
    assert "".join(page.text for page in pieces) == (line * 60).strip()


def test_nothing_is_kept_that_no_database_takes():
    (page,) = within_bounds([PageText("あ\0い\ud800う\r\nえ")])
    assert page.text == "あいう\nえ"
