"""The pages for what cannot be done: Japanese, under the right status, and with what was typed given back."""

import logging

from django.apps import apps
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.shortcuts import render

from minutes.admin.manuscript import unsaved_words

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
# What a form sends beside what was typed, and what must not be shown.
NOT_TYPED = {"csrfmiddlewaretoken", "password", "otp_token", "next", "seen_revision", "seen"}
SECRET = "password"
LABELS = {"username": "ユーザー名", "reason": "理由", "text": "文章", "behind": "この番号の次に置く"}
log = logging.getLogger("council.refusals")


def bad_request(request, exception):
    """400, or 413 where the form was larger than the limit."""
    if isinstance(exception, TOO_LARGE):
        megabytes = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2
        return render(request, "413.html", {"megabytes": megabytes}, status=413)
    return render(request, "400.html", status=400)


def expired_form(request, reason=""):
    """CSRF_FAILURE_VIEW: the token of a form is no longer the one of this session."""
    if unsaved_words.holds_manuscript(request):
        return unsaved_words.words_back(request, unsaved_words.OLD_TOKEN)
    return render(request, "expired.html", {"typed": typed_in(request)}, status=403)


def locked_out(request, response, credentials):
    """AXES_LOCKOUT_CALLABLE: too many failed attempts to sign in."""
    log.warning("sign-in locked after repeated failures")
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    answer = render(request, "429.html", {"minutes": minutes}, status=429)
    answer.headers["Retry-After"] = str(minutes * 60)
    return answer


def signed_out_forms(get_response):
    """Middleware: a form that is sent after the session has ended comes back with its words, not as a sign-in page."""

    def answer(request):
        return get_response(request)

    def process_view(request, view, arguments, named):
        match = request.resolver_match
        if request.method != "POST" or match.app_name != "admin" or match.url_name in ("login", "logout"):
            return None
        if request.user.is_authenticated or unsaved_words.holds_manuscript(request):
            return None
        return render(request, "expired.html", {"typed": typed_in(request)}, status=403)

    answer.process_view = process_view
    return answer


def typed_in(request) -> list[tuple[str, str, int]]:
    """(label, words, rows to show them in) of a form as it was sent: no token, no password, no choice of a row."""
    labels = labels_of(request.resolver_match)
    return [
        (labels.get(name, name), words, min(24, 1 + sum(1 + len(line) // 45 for line in words.splitlines())))
        for name, values in request.POST.lists()
        if name not in NOT_TYPED and SECRET not in name and not name.startswith("_")
        for words in values
        if words.strip() and labels.get(name, name) is not None
    ]


def labels_of(match) -> dict[str, str | None]:
    """What an admin form calls its fields; None for a choice of another row, which is no text to give back."""
    named = dict(LABELS)
    app, _, rest = (match.url_name or "").partition("_") if match else ("", "", "")
    try:
        fields = apps.get_model(app, rest.partition("_")[0])._meta.get_fields()
    except LookupError:
        return named
    for field in fields:
        if field.concrete:
            named[field.name] = None if field.is_relation else field.verbose_name
    return named
