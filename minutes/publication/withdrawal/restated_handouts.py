"""Withdrawn words in the files of handouts: asked about by name, before a file is published and when words are withdrawn."""

from collections.abc import Iterable, Iterator

from minutes.compare.restated_files import ComparedFile, restated_in_files, unread_files
from minutes.compare.restatement import Restatement, WithdrawnWording, texts_by_place
from minutes.file_texts.text_states import READ
from minutes.models import Meeting
from minutes.notation.redactions import plain_redactions
from minutes.publication.editions.snapshot import record_of
from minutes.publication.handout_words import words_of_handouts
from minutes.publication.withdrawal.redact import FOLLOWING
from minutes.publication.withdrawal.wordings import wordings_of
from minutes.record import block_keys
from minutes.record.block_keys import BlockKey
from minutes.record.handouts.handout_pages import HandoutWords, page_name
from minutes.record.record import Record
from minutes.record.stored_record import read_record

NAME = "{}のファイル「{}」"


def files_of(record: Record) -> list[ComparedFile]:
    """Returns every file that a record lists, with its words as they were read."""
    words = words_of_handouts(record)
    return [
        _compared_file(row, words.get(row["number"], HandoutWords("")))
        for row in record["handouts"]
        if row["file"]
    ]


def new_files_restating(
    wordings: list[WithdrawnWording], once_public: Record | None, record: Record
) -> Iterator[Restatement]:
    """Yields the files that were not public in the last edition and hold withdrawn words, or words that nobody can read."""
    before = (
        {row["file"]["digest"] for row in once_public["handouts"] if row["file"]} if once_public else set()
    )
    files = [file for file in files_of(record) if file.digest not in before]
    if wordings and files:
        yield from restated_in_files(wordings, _texts(once_public), files)
        yield from unread_files(max(wording.withdrawal for wording in wordings), files)


def files_standing(
    wordings: list[WithdrawnWording], once_public: Record | None, record: Record
) -> Iterator[Restatement]:
    """Yields every file of a record in which words of a withdrawal stand, published before or not."""
    yield from restated_in_files(wordings, _texts(once_public), files_of(record))


def files_holding(meeting: Meeting, keys: list[BlockKey], span: str) -> list[Restatement]:
    """Returns the files of a meeting, of its draft and of every edition that may be read, that hold words to be withdrawn.

    `keys` are the blocks that are withdrawn together, each asked about by itself. A file of theirs is none.
    """
    records = _records(meeting)
    files = {file.place: file for record in records for file in files_of(record)}
    others = [file for file in files.values() if BlockKey.of_leaf(file.key) not in keys]
    public = [text for record in records[:1] for text in _texts(record, but=keys)]
    found = (
        place
        for key in (keys if others else ())
        for place in restated_in_files(_wordings_to_be(meeting, key, span), public, others)
    )
    return list({place.answer: place for place in found}.values())


def unread_names(meeting: Meeting) -> list[str]:
    """Returns the names of the files of a meeting in which withdrawn words may stand that nobody can look for."""
    records = _records(meeting)
    files = (file for record in records for file in files_of(record))
    return list(dict.fromkeys(file.name for file in files if file.is_unread))


def _records(meeting) -> list[Record]:
    """The newest edition that may be read, those before it, and the draft."""
    editions = meeting.editions.not_retracted().order_by("-number").only("record")
    return [*(read_record(edition.record) for edition in editions), record_of(meeting)]


def _wordings_to_be(meeting, key, span) -> list[WithdrawnWording]:
    return [
        WithdrawnWording(0, text, span)
        for wording in wordings_of(meeting, key).values()
        for text in wording.values()
    ]


def _texts(record: Record | None, *, but: Iterable[BlockKey] = ()) -> list[str]:
    """The texts of a record but those of some blocks."""
    places = texts_by_place(record) if record else {}
    left_out = set(but)
    return [
        text
        for place, text in places.items()
        if not place.endswith(FOLLOWING) and BlockKey.of_leaf(place) not in left_out
    ]


def _compared_file(row, words: HandoutWords) -> ComparedFile:
    pages: dict[str, str] = {}
    for page in words.pages:
        name = page_name(page)
        pages[name] = f"{pages[name]}\n{page.text}" if name in pages else page.text
    return ComparedFile(
        key=str(block_keys.handout(row["number"])),
        digest=row["file"]["digest"],
        name=NAME.format(plain_redactions(row["label"]), row["file"]["name"]),
        pages=tuple(pages.items()),
        is_unread=words.state != READ,
    )
