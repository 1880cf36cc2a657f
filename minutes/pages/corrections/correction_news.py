"""Corrections as readers are told of them: one line each, the wrong words struck and the right ones beside them."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from minutes.compare.correction_words import news_line
from minutes.compare.text_diff import DiffPiece
from minutes.models import CorrectedWording, Edition
from minutes.notation.redactions import plain_redactions
from minutes.pages.organisations.names import prefecture_name
from minutes.pages.search.hits import record_path


@dataclass(frozen=True)
class CorrectionNews:
    """A correction, and its words in one line: [] where no words were changed, or none of those may be shown."""

    wording: CorrectedWording
    line: list[DiffPiece]

    @property
    def edition(self) -> Edition:
        return self.wording.correction.edition

    @property
    def place(self) -> str:
        """Returns where it stands, in words: the item and the presentation above it."""
        return "　›　".join(filter(None, [self.wording.item, self.wording.heading]))

    @property
    def who(self) -> str:
        """Returns whose words of which kind these are: 当別町の発言."""
        wording = self.wording
        return f"{wording.who}の{wording.kind_name}" if wording.label and wording.kind_name else wording.who

    @property
    def prefecture(self) -> str:
        """The name of the prefecture, where it is not itself what speaks."""
        name = prefecture_name(self.wording.code[:2])
        return "" if name == self.wording.who else name

    @property
    def reason(self) -> str:
        return plain_redactions(self.wording.correction.reason)

    @property
    def moment(self) -> datetime.datetime:
        """When the edition was published, as clocks in Japan showed it."""
        return timezone.localtime(self.edition.published_at)

    @property
    def path(self) -> str:
        """Returns where its wordings are read: the page of its number, or its line in the 正誤表."""
        if self.wording.number:
            return f"{record_path(self.edition.address)}u/{self.wording.number}/"
        return f"{self.errata}#e{self.edition.number}-{self.wording.correction.key}"

    @property
    def errata(self) -> str:
        return reverse("pages:errata", args=[self.edition.address])


def newest_correction() -> CorrectionNews | None:
    """Returns the newest correction that put words in the place of others; None where there is none. One query."""
    newest = CorrectedWording.objects.newest_first().of_changed_words().first()
    return next(iter(news_of([newest] if newest else [])), None)


def news_of(wordings: Iterable[CorrectedWording]) -> list[CorrectionNews]:
    return [CorrectionNews(wording, news_line(wording.before, wording.after)) for wording in wordings]
