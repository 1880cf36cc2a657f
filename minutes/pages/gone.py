"""Answers 410 for what was taken down, with the day and the reason, and 404 for what was never public."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from minutes.models import Edition, Retraction


class Gone(Exception):
    """What was public at this address was taken down; GoneMiddleware answers with the day and the reason."""

    def __init__(self, retraction: Retraction):
        super().__init__(retraction)
        self.retraction = retraction


def readable_editions(address: str) -> QuerySet[Edition]:
    """Returns the editions of a meeting that may be read, the newest first."""
    return Edition.objects.not_retracted().filter(address=address).order_by("-number")


def missing(address: str, number: int | None = None) -> Exception:
    """Returns what to raise where an edition, or (`number` None) a meeting, cannot be read.

    That is Gone where the edition or the whole meeting was taken down, else Http404.
    """
    retractions = Retraction.objects.filter(editions__address=address).order_by("-retracted_at", "-id")
    of_number = retractions.filter(editions__number=number).first() if number else None
    whole = None if of_number or readable_editions(address).exists() else retractions.first()
    if of_number or whole:
        return Gone(of_number or whole)
    return Http404("このアドレスの会議録は公開されていません。")


class GoneMiddleware:
    """Turns Gone, raised anywhere in a view, into its page. With DEBUG on, Django would not call handler404."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Gone):
            return None
        retraction = exception.retraction
        context = {"retraction": retraction, "day": timezone.localdate(retraction.retracted_at)}
        response = render(request, "errors/410.html", context, status=410)
        response["Cache-Control"] = "no-cache"
        return response
