"""410: what was public at an address and was taken down, when and why; 404 for what never was."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from minutes.models import Edition, Retraction


class Gone(Exception):
    """What was public at an address and is no longer: answered by minutes.pages.gone with the day and the reason."""

    def __init__(self, retraction: Retraction):
        super().__init__(retraction)
        self.retraction = retraction


def readable_editions(address: str) -> QuerySet[Edition]:
    """Every edition of a meeting that may be read, the newest first; empty where none may."""
    return Edition.objects.not_retracted().filter(address=address).order_by("-number")


def missing(address: str, number: int | None = None) -> Exception:
    """What to raise where no edition stands: Gone where it, or the whole meeting, was taken down, else Http404."""
    down = Retraction.objects.filter(editions__address=address).order_by("-retracted_at", "-id")
    of_number = down.filter(editions__number=number).first() if number else None
    whole = None if of_number or readable_editions(address).exists() else down.first()
    if of_number or whole:
        return Gone(of_number or whole)
    return Http404("この番地の会議録は公開されていません。")


class GoneMiddleware:
    """Turns Gone, raised anywhere in a view, into its page; handler404 would not be asked while DEBUG is on."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Gone):
            return None
        retraction = exception.retraction
        context = {"retraction": retraction, "day": timezone.localdate(retraction.retracted_at)}
        answer = render(request, "410.html", context, status=410)
        answer["Cache-Control"] = "no-cache"
        return answer
