"""The words of a record's handouts, page by page: where each page stands, and how many of them a search holds. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from minutes.file_texts.page_texts import PageText
from minutes.file_texts.text_states import PARTLY, TOO_MUCH
from minutes.notation.redactions import plain_redactions
from minutes.record.record import HandoutRow, Record
from minutes.search.analysis import keys

# Of all handouts of one record: an index takes so much in a few seconds.
MOST_PIECES, MOST_CHARACTERS = 4000, 2_000_000


@dataclass(frozen=True)
class HandoutWords:
    """What was read of the file of one handout (text_states), and its pages that have words."""

    state: str
    pages: tuple[PageText, ...] = ()
    pages_in_all: int = 0

    @property
    def pages_read(self) -> int:
        return len({page.page for page in self.pages if page.page})


def page_name(page: PageText) -> str:
    """Returns what readers call a page within its file; "" where a file has none.

    >>> page_name(PageText("", 2)), page_name(PageText("", 1, "集計")), page_name(PageText(""))
    ('2ページ', 'シート「集計」', '')
    """
    return f"シート「{page.sheet}」" if page.sheet else f"{page.page}ページ" if page.page else ""


def place_of(handout: HandoutRow, page: PageText) -> str:
    """Returns what readers call a page of a handout: 資料1　2ページ, 資料2　シート「集計」, 資料3."""
    return f"{plain_redactions(handout['label'])}　{page_name(page)}".strip("　")


def printed_page(page: PageText) -> int:
    """Returns the page to which a link into a PDF leads, 0 for what has no pages."""
    return 0 if page.sheet else page.page


def searched_pages(
    record: Record, words: Mapping[int, HandoutWords]
) -> Iterator[tuple[HandoutRow, HandoutWords]]:
    """Yields each handout that has a file, with the pages that search takes: all of them, until it is too much.

    `words` go by the number of the handout.
    """
    room = keys.PASSAGES_PER_MEETING - 1 - len(record["blocks"]) - len(record["answers"])
    pieces, characters = max(0, min(room, MOST_PIECES)), MOST_CHARACTERS
    for handout in record["handouts"]:
        if handout["file"] and handout["number"] in words:
            read = words[handout["number"]]
            taken = []
            for page in read.pages:
                if not pieces or len(page.text) > characters:
                    break
                taken.append(page)
                pieces, characters = pieces - 1, characters - len(page.text)
            yield handout, _cut(read, tuple(taken))


def _cut(read: HandoutWords, taken: tuple[PageText, ...]) -> HandoutWords:
    if len(taken) == len(read.pages):
        return read
    return HandoutWords(PARTLY if taken else TOO_MUCH, taken, read.pages_in_all)
