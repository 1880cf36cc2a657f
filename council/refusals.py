"""The error pages: in a reader's words, with the right status, and with what was typed into a refused form."""

import logging

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.shortcuts import render
from django.views.defaults import server_error

from minutes.admin.front.refused_pages import is_at_the_desk, missing_page, not_allowed_page
from minutes.admin.lost_sessions.ask_again import ask_again
from minutes.admin.lost_sessions.kept_form import NAME, kept_form
from minutes.admin.lost_sessions.own_pages import is_desk_form
from minutes.admin.lost_sessions.typed_texts import typed_texts

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
# Of an address with its query, in bytes as they are sent. gunicorn.conf.py lets a little more through, and no more than that.
LONGEST_ADDRESS = 8000
log = logging.getLogger("council.refusals")


def bad_request(request, exception):
    """handler400: status 400, or 413 for a form that is larger than the limit."""
    if isinstance(exception, TOO_LARGE):
        megabytes = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2
        return render(request, "errors/413.html", {"megabytes": megabytes}, status=413)
    return render(request, "errors/400.html", status=400)


def no_permission(request, exception):
    """handler403."""
    if is_at_the_desk(request):
        return not_allowed_page(request)
    return render(request, "errors/403.html", status=403)


def not_found(request, exception):
    """handler404. What a page of ours says of what is missing is Japanese; Django's own words are for programmers."""
    said = [words for words in exception.args if isinstance(words, str) and not words.isascii()]
    if is_at_the_desk(request):
        return missing_page(request, "".join(said))
    return render(request, "errors/404.html", {"said": "".join(said)}, status=404)


def failed(request):
    """handler500: a page that needs neither the database nor the request."""
    return server_error(request, "errors/500.html")


def bounds_in_words(get_response):
    """Middleware: 414 for an address that is too long; gives the empty page of a 405 its words, and leaves Allow in its
    head. Programs get their own answer."""

    def middleware(request):
        if len(request.get_full_path()) > LONGEST_ADDRESS:
            return render(request, "errors/414.html", {"bytes": f"{LONGEST_ADDRESS:,}"}, status=414)
        response = get_response(request)
        if response.status_code == 405 and not request.path_info.startswith("/api/"):
            reading = "GET" in response.headers.get("Allow", "")
            response.content = render(request, "errors/405.html", {"reading": reading}).content
        return response

    return middleware


def expired_form(request, reason=""):
    """CSRF_FAILURE_VIEW: the form's token does not belong to the session any more."""
    if is_desk_form(request):
        return ask_again(request)
    return render(request, "errors/expired.html", {"typed": _typed(request)}, status=403)


def locked_out(request, response, credentials):
    """AXES_LOCKOUT_CALLABLE: too many failed attempts to sign in."""
    log.warning("sign-in locked after repeated failures")
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    # What was carried to the page to sign in on is shown, so that it can be copied; it is carried no further.
    kept = kept_form(request) if NAME in request.POST else None
    typed = typed_texts(kept.fields, kept.action) if kept else []
    response = render(request, "errors/429.html", {"minutes": minutes, "typed": typed}, status=429)
    response.headers["Retry-After"] = str(minutes * 60)
    return response


def _typed(request):
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    return typed_texts(fields, request.path_info)
