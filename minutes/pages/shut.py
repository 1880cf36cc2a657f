"""Answers 503 for every public page while the database does not hold all that its journal tells."""

from functools import wraps

from django.shortcuts import render

from minutes.models import PublicState


def shut_page(request, why: int):
    """Returns the page that says why nothing is shown. `why` is a value of PublicState.Shut."""
    return _shut(request, PublicState.Shut(why).label, seconds=600)


def away_page(request):
    """Returns the page for a database that does not answer: no copy of a page is shown without asking it."""
    return _shut(request, "データベースに届かないので、何が取り消されたかを確かめられません。", seconds=30)


def _shut(request, reason, *, seconds):
    response = render(request, "site/shut.html", {"reason": reason}, status=503)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Retry-After"] = str(seconds)
    # For whoever makes another answer of the page: programs are told in JSON (minutes/api/open_answers.py).
    response.told = reason
    return response


def unless_shut(view):
    """Decorates a public view that is not cached by ETag."""

    @wraps(view)
    def open_view(request, *args, **kwargs):
        why = PublicState.why_shut()
        return shut_page(request, why) if why else view(request, *args, **kwargs)

    return open_view
