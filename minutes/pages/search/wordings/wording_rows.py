"""Older wordings as rows of the exports of a search, behind the hits of the newest editions."""

from collections.abc import Iterator

from minutes.models import CorrectedWording
from minutes.pages.search.wordings.wording_hits import wording_path
from minutes.search.search_query import SearchQuery
from minutes.search.wordings.old_wordings import old_wordings

# The columns that an export has where older wordings are asked for.
OF_WORDINGS = {"edition": "訂正前の版", "after": "直した後の文言"}


def with_wordings(
    request, chunks: Iterator[list[dict]], query: SearchQuery, size: int
) -> Iterator[list[dict]]:
    """Yields the rows of hits, and behind them those of the older wordings, `size` at a time."""
    nothing = dict.fromkeys(OF_WORDINGS, "")
    for rows in chunks:
        yield [row | nothing for row in rows]
    ids = list(old_wordings(query).values_list("pk", flat=True))
    for start in range(0, len(ids), size):
        found = CorrectedWording.objects.old_wordings().filter(pk__in=ids[start : start + size])
        yield [_row(request, wording) for wording in found]


def _row(request, wording):
    edition = wording.correction.edition
    return {
        "url": request.build_absolute_uri(wording_path(wording)),
        "held_on": wording.held_on.isoformat(),
        "meeting": edition.title,
        "body": edition.body_name,
        "kind": wording.kind_name or wording.get_kind_display(),
        "label": wording.label,
        "code": wording.code_before,
        "heading": wording.heading,
        "text": wording.text,
        "last_day": (wording.last_day or wording.held_on).isoformat(),
        "asked": "",
        "replies_to": "",
        "replied_by": "",
        "standing": "",
        "edition": f"第{wording.before_edition}版",
        "after": wording.after,
    }
