"""Answers 503 for every public page while the database does not hold all that its journal tells."""

from functools import wraps

from django.shortcuts import render

from minutes.models import PublicState


def shut_page(request, why: int):
    """Returns the page that says why nothing is shown. `why` is a value of PublicState.Shut."""
    reason = PublicState.Shut(why).label
    response = render(request, "site/shut.html", {"reason": reason}, status=503)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Retry-After"] = "600"  # seconds
    return response


def unless_shut(view):
    """Decorates a public view that is not cached by ETag."""

    @wraps(view)
    def open_view(request, *args, **kwargs):
        why = PublicState.why_shut()
        return shut_page(request, why) if why else view(request, *args, **kwargs)

    return open_view
