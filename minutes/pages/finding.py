"""The edition that an address speaks of; 410 for what was taken down, 404 for what never was."""

from django.db.models import QuerySet
from django.http import Http404

from minutes.models import Edition, Retraction


class Gone(Exception):
    """What was public at an address and is no longer: answered by minutes.pages.gone with the day and the reason."""

    def __init__(self, retraction: Retraction):
        super().__init__(retraction)
        self.retraction = retraction


def edition_or_gone(address: str, number: int | None = None) -> Edition:
    """The edition of that number, or the newest of a meeting. Raises Gone, or Http404. One query if it stands."""
    found = Edition.objects.filter(address=address)
    wanted = found.newest() if number is None else found.filter(number=number)
    edition = wanted.select_related("retraction").first()
    if edition is None:
        raise missing(address)
    if edition.retraction is not None:
        raise Gone(edition.retraction)
    return edition


def standing_editions(address: str) -> QuerySet[Edition]:
    """Every edition of a meeting that may be read, the newest first; empty where none may."""
    return Edition.objects.standing().filter(address=address).order_by("-number")


def missing(address: str) -> Exception:
    """What to raise for an edition that is not there: Gone where the whole meeting is down, else Http404."""
    down = Retraction.objects.filter(editions__address=address).order_by("-retracted_at", "-id").first()
    if down is None or standing_editions(address).exists():
        return Http404("この番地の会議録は公開されていません。")
    return Gone(down)
