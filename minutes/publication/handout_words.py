"""The words of the files that a record lists, as they were read once and kept."""

from itertools import groupby

from minutes.file_texts.page_texts import PageText
from minutes.models import FilePage, FileText
from minutes.record.handouts.handout_pages import HandoutWords
from minutes.record.record import Record


def words_of_handouts(record: Record) -> dict[int, HandoutWords]:
    """Returns what is kept of each handout's file, by the handout's number. Two queries; none without a file.

    A file that nobody has read is left out.
    """
    files = {row["number"]: row["file"] for row in record["handouts"] if row["file"]}
    kept = _kept({file["digest"] for file in files.values()}) if files else {}
    found = {number: kept.get((file["digest"], file["type_kind"])) for number, file in files.items()}
    return {number: words for number, words in found.items() if words}


def _kept(digests: set[str]) -> dict[tuple[str, str], HandoutWords]:
    texts = {text.pk: text for text in FileText.objects.filter(digest__in=digests)}
    pages = FilePage.objects.filter(file__in=texts).order_by("file_id", "position")
    by_file = {pk: tuple(map(_page, rows)) for pk, rows in groupby(pages, key=lambda row: row.file_id)}
    return {
        (text.digest, text.type): HandoutWords(text.state, by_file.get(pk, ()), text.pages_in_all)
        for pk, text in texts.items()
    }


def _page(row: FilePage) -> PageText:
    return PageText(row.text, row.page, row.sheet)
