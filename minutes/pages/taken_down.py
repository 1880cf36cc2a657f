"""The edition that an address speaks of; 410 for what was taken down, 404 for what never was."""

from django.db.models import QuerySet
from django.http import Http404

from minutes.models import Edition, Retraction


class Gone(Exception):
    """What was public at an address and is no longer: answered by minutes.pages.gone with the day and the reason."""

    def __init__(self, retraction: Retraction):
        super().__init__(retraction)
        self.retraction = retraction


def standing_editions(address: str) -> QuerySet[Edition]:
    """Every edition of a meeting that may be read, the newest first; empty where none may."""
    return Edition.objects.standing().filter(address=address).order_by("-number")


def missing(address: str, number: int | None = None) -> Exception:
    """What to raise where no edition stands: Gone where it, or the whole meeting, was taken down, else Http404."""
    down = Retraction.objects.filter(editions__address=address).order_by("-retracted_at", "-id")
    of_number = down.filter(editions__number=number).first() if number else None
    whole = None if of_number or standing_editions(address).exists() else down.first()
    if of_number or whole:
        return Gone(of_number or whole)
    return Http404("この番地の会議録は公開されていません。")
