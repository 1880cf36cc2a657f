"""Where the passages of a meeting's handouts stand (file and page), and what readers are told beside each file."""

from collections.abc import Iterator

from minutes.files.kept_texts import forget_texts_of_nobody
from minutes.models import HandoutPage, Meeting, PublishedFile
from minutes.notation.redactions import plain_redactions
from minutes.publication.derived.public_meeting import PublicMeeting
from minutes.record.handouts.handout_pages import HandoutWords, printed_page, searched_pages
from minutes.record.record import HandoutRow

RULES = "1"
COLUMNS = ("number", "part", "page", "title", "digest", "name")
NOT_READ = ("", 0, 0)


def write(public: PublicMeeting) -> None:
    """Replaces the rows of a meeting where they differ from its newest edition, and forgets files that nobody lists."""
    rows, stored = _rows(public), _stored(public.meeting)
    if rows != stored:
        HandoutPage.objects.filter(meeting=public.meeting).delete()
        HandoutPage.objects.bulk_create(
            HandoutPage(meeting=public.meeting, **dict(zip(COLUMNS, row, strict=True))) for row in rows
        )
    for pk, state in _differing_states(public):
        names = ("text_state", "pages_read", "pages_in_all")
        PublishedFile.objects.filter(pk=pk).update(**dict(zip(names, state, strict=True)))
    forget_texts_of_nobody()


def remove(meeting: Meeting) -> None:
    HandoutPage.objects.filter(meeting=meeting).delete()
    forget_texts_of_nobody()


def check(public: PublicMeeting) -> Iterator[str]:
    """Yields what differs; also that a file of the newest edition was never read."""
    if (_rows(public) if public.newest else []) != _stored(public.meeting):
        yield f"{public}: 資料のページの表が記録と合いません"
    if _differing_states(public):
        yield f"{public}: 資料の文字を読めたかどうかの欄が、読んだものと合いません"
    if any(row["number"] not in public.handout_words for row in _with_files(public)):
        yield f"{public}: まだ文字を読んでいない資料があります。manage.py rebuild_derived で読みます"


def _with_files(public: PublicMeeting) -> list[HandoutRow]:
    return [row for row in public.newest[1]["handouts"] if row["file"]] if public.newest else []


def _searched(public: PublicMeeting) -> list[tuple[HandoutRow, HandoutWords]]:
    if not _with_files(public):
        return []
    return list(searched_pages(public.newest[1], public.handout_words))


def _rows(public: PublicMeeting) -> list[tuple]:
    return sorted(
        (
            handout["number"],
            part,
            printed_page(page),
            plain_redactions(handout["title"]),
            handout["file"]["digest"],
            plain_redactions(handout["file"]["name"]),
        )
        for handout, words in _searched(public)
        for part, page in enumerate(words.pages, start=1)
    )


def _stored(meeting: Meeting) -> list[tuple]:
    rows = HandoutPage.objects.filter(meeting=meeting).order_by("number", "part")
    return list(rows.values_list(*COLUMNS))


def _differing_states(public: PublicMeeting) -> list[tuple[int, tuple[str, int, int]]]:
    """Returns (primary key, what its columns should be) of the published files that say something else.

    Only the newest edition is searched, so only its files say how far they are.
    """
    if not any(row["file"] for _, record in public.editions for row in record["handouts"]):
        return []
    states = {
        handout["number"]: (words.state, words.pages_read, words.pages_in_all)
        for handout, words in _searched(public)
    }
    files = PublishedFile.objects.filter(edition__meeting=public.meeting).order_by()
    columns = files.values_list("pk", "edition", "number", "text_state", "pages_read", "pages_in_all")
    expected = (
        (pk, states.get(number, NOT_READ) if edition == public.newest[0].pk else NOT_READ, tuple(stored))
        for pk, edition, number, *stored in columns
    )
    return [(pk, state) for pk, state, stored in expected if state != stored]
