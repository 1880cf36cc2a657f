"""The error pages: in a reader's words, with the right status, and with what was typed into a refused form."""

import logging

from django.apps import apps
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.shortcuts import render
from django.views.defaults import server_error

from minutes.admin.manuscript import unsaved_words

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
# Form fields that were not typed, or must not be shown again.
NOT_TYPED = {"csrfmiddlewaretoken", "password", "otp_token", "next", "seen_revision", "seen"}
SECRET = "password"
# Of an address with its query, in bytes as they are sent. gunicorn.conf.py lets a little more through, and no more than that.
LONGEST_ADDRESS = 8000
LABELS = {"username": "ユーザー名", "reason": "理由", "text": "文章", "behind": "この番号の次に置く"}
log = logging.getLogger("council.refusals")


def bad_request(request, exception):
    """handler400: status 400, or 413 for a form that is larger than the limit."""
    if isinstance(exception, TOO_LARGE):
        megabytes = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2
        return render(request, "errors/413.html", {"megabytes": megabytes}, status=413)
    return render(request, "errors/400.html", status=400)


def no_permission(request, exception):
    """handler403."""
    return render(request, "errors/403.html", status=403)


def not_found(request, exception):
    """handler404. What a page of ours says of what is missing is Japanese; Django's own words are for programmers."""
    said = [words for words in exception.args if isinstance(words, str) and not words.isascii()]
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
    if unsaved_words.holds_words(request):
        return unsaved_words.words_back(request, unsaved_words.OLD_TOKEN)
    return render(request, "errors/expired.html", {"typed": typed_texts(request)}, status=403)


def locked_out(request, response, credentials):
    """AXES_LOCKOUT_CALLABLE: too many failed attempts to sign in."""
    log.warning("sign-in locked after repeated failures")
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    response = render(request, "errors/429.html", {"minutes": minutes}, status=429)
    response.headers["Retry-After"] = str(minutes * 60)
    return response


def signed_out_forms(get_response):
    """Middleware: a form sent after the session has ended is answered with its typed texts, not with a sign-in page."""

    def middleware(request):
        return get_response(request)

    def process_view(request, view, args, kwargs):
        match = request.resolver_match
        if request.method != "POST" or match.app_name != "admin" or match.url_name in ("login", "logout"):
            return None
        if request.user.is_authenticated or unsaved_words.holds_words(request):
            return None
        return render(request, "errors/expired.html", {"typed": typed_texts(request)}, status=403)

    middleware.process_view = process_view
    return middleware


def typed_texts(request) -> list[tuple[str, str, int]]:
    """Returns (label, text, rows of the textarea) for each text of a form: no token, no password, no selected row."""
    labels = field_labels(request.resolver_match)
    return [
        (labels.get(name, name), text, _textarea_rows(text))
        for name, values in request.POST.lists()
        if name not in NOT_TYPED and SECRET not in name and not name.startswith("_")
        for text in values
        if text.strip() and labels.get(name, name) is not None
    ]


def _textarea_rows(text):
    return min(24, 1 + sum(1 + len(line) // 45 for line in text.splitlines()))


def field_labels(match) -> dict[str, str | None]:
    """Returns {field name: label} of an admin form; None for a relation: a selected row is no text to give back."""
    labels = dict(LABELS)
    app, _, rest = (match.url_name or "").partition("_") if match else ("", "", "")
    try:
        fields = apps.get_model(app, rest.partition("_")[0])._meta.get_fields()
    except LookupError:
        return labels
    for field in fields:
        if field.concrete:
            labels[field.name] = None if field.is_relation else field.verbose_name
    return labels
