"""Older wordings that a search finds, as a page prints them: no newest edition has them."""

from dataclasses import dataclass, field

from django.db.models.functions import TruncDate

from minutes.compare.wording_excerpt import ExcerptPiece, wording_excerpt
from minutes.models import CorrectedWording, Edition
from minutes.notation.redactions import plain_redactions
from minutes.pages.organisations.names import prefecture_name
from minutes.pages.search.hits import record_path
from minutes.search.search_query import SearchQuery
from minutes.search.wordings.old_wordings import is_asked, old_wordings

# With so few hits in the newest editions, a page looks for older wordings unasked.
FEW_HITS = 10
# How many of them a page shows unasked, and where they are asked for. All of them are in the exports.
SHOWN, MOST_SHOWN = 5, 100
ALL = "all"


@dataclass(frozen=True)
class WordingHit:
    """`pieces`: the excerpt around the searched words, what was struck and what was put there."""

    wording: CorrectedWording
    pieces: list[ExcerptPiece]

    @property
    def edition(self) -> Edition:
        """The edition that corrected it."""
        return self.wording.correction.edition

    @property
    def name(self) -> str:
        return self.wording.label or self.wording.kind_name

    @property
    def heading(self) -> str:
        return self.wording.heading or self.wording.item

    @property
    def prefecture(self) -> str:
        name = prefecture_name(self.wording.prefecture)
        return "" if name == self.wording.label else name

    @property
    def reason(self) -> str:
        return plain_redactions(self.wording.correction.reason)

    @property
    def path(self) -> str:
        return wording_path(self.wording)

    @property
    def remark_path(self) -> str:
        """Where all its wordings stand; "" for the meeting's name, which has no page of its own."""
        number = self.wording.number
        return f"{record_path(self.edition.address)}u/{number}/#steps" if number else ""


@dataclass(frozen=True)
class FoundWordings:
    """`total` of all; `hits` are the first of them. `is_asked`: whether they were asked for (wordings=all)."""

    total: int = 0
    hits: list[WordingHit] = field(default_factory=list)
    is_asked: bool = False


def wordings_of_page(query: SearchQuery, hits: int, params, *, is_first: bool) -> FoundWordings | None:
    """Returns the older wordings that a page of a search tells of, given how many hits it has; None where it did not look.

    It looks where they are asked for, and where it found little. One query, and one more where there are more than shown.
    """
    asked = params.get("wordings") == ALL
    if not is_asked(query) or not is_first or not (asked or hits < FEW_HITS):
        return None
    most = MOST_SHOWN if asked else SHOWN
    rows = old_wordings(query).annotate(published_on=TruncDate("correction__edition__published_at"))
    found = list(rows[: most + 1])
    total = len(found) if len(found) <= most else rows.count()
    return FoundWordings(total, [hit_of_wording(row, query) for row in found[:most]], asked)


def hit_of_wording(wording: CorrectedWording, query: SearchQuery) -> WordingHit:
    words = query.words_to_highlight
    return WordingHit(wording, wording_excerpt(wording.before, wording.after, words))


def wording_path(wording: CorrectedWording) -> str:
    """Returns the address that always shows this very wording."""
    edition = f"{record_path(wording.correction.edition.address)}editions/{wording.before_edition}/"
    return f"{edition}u/{wording.number}/" if wording.number else edition
