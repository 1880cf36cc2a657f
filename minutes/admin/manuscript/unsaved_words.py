"""A manuscript or a grid of answers that was sent without a session, or with an old form token, is given back."""

import functools

from django.contrib import admin
from django.template.response import TemplateResponse

SIGNED_OUT = "ログインが切れていました。まだ保存していませんが、打ったものは下に残っています。"
OLD_TOKEN = (
    "この画面を開いた後に、ログインし直しています。まだ保存していませんが、打ったものは下に残っています。"
)
# The field by which a form says that it holds words that must not be lost.
MANUSCRIPT, GRID = "manuscript", "grid"
NOT_SENT_AGAIN = {"csrfmiddlewaretoken", "do"}


def keeping_unsaved_words(view):
    """Decorates like `admin_site.admin_view`; what was typed and sent without being signed in comes back on a page."""
    admin_view = admin.site.admin_view(view)

    @functools.wraps(view)
    def guarded_view(request, *args, **kwargs):
        if holds_words(request) and not admin.site.has_permission(request):
            return words_back(request, SIGNED_OUT)
        return admin_view(request, *args, **kwargs)

    return guarded_view


def holds_words(request) -> bool:
    """Returns whether a refused form has a manuscript or a grid of answers in it."""
    return request.path.startswith("/admin/") and (MANUSCRIPT in request.POST or GRID in request.POST)


def words_back(request, message: str) -> TemplateResponse:
    """Returns a page (403) with what was typed. Its button sends it again, to be checked before it is saved."""
    context = {
        "title": "まだ保存していません",
        "message": message,
        "text": request.POST.get(MANUSCRIPT, "").replace("\r\n", "\n"),
        "fields": _fields(request) if GRID in request.POST else [],
        "seen_revision": request.POST.get("seen_revision", ""),
        "action": request.get_full_path(),
        "signed_in": admin.site.has_permission(request),
        "site_header": admin.site.site_header,
        "site_title": admin.site.site_title,
    }
    return TemplateResponse(request, "admin/manuscript/words_back.html", context, status=403).render()


def _fields(request) -> list[tuple[str, str]]:
    """Returns the fields of a grid as they were sent: (name, value)."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_SENT_AGAIN
        for value in values
    ]
