"""A manuscript that was sent without a session, or with an old form token, is given back and never lost."""

import functools

from django.contrib import admin
from django.template.response import TemplateResponse

SIGNED_OUT = "ログインが切れていました。まだ保存していませんが、打った原稿は下に残っています。"
OLD_TOKEN = (
    "この画面を開いた後に、ログインし直しています。まだ保存していませんが、打った原稿は下に残っています。"
)


def keeping_unsaved_words(view):
    """Decorates like `admin_site.admin_view`; a manuscript sent without being signed in comes back on a page."""
    admin_view = admin.site.admin_view(view)

    @functools.wraps(view)
    def guarded_view(request, *args, **kwargs):
        if "manuscript" in request.POST and not admin.site.has_permission(request):
            return words_back(request, SIGNED_OUT)
        return admin_view(request, *args, **kwargs)

    return guarded_view


def holds_manuscript(request) -> bool:
    """Returns whether a refused form has a manuscript in it."""
    return request.path.startswith("/admin/") and "manuscript" in request.POST


def words_back(request, message: str) -> TemplateResponse:
    """Returns a page (403) with the manuscript. Its button sends the text again, to be checked before it is saved."""
    context = {
        "title": "まだ保存していません",
        "message": message,
        "text": request.POST["manuscript"].replace("\r\n", "\n"),
        "seen_revision": request.POST.get("seen_revision", ""),
        "action": request.get_full_path(),
        "signed_in": admin.site.has_permission(request),
        "site_header": admin.site.site_header,
        "site_title": admin.site.site_title,
    }
    return TemplateResponse(request, "admin/manuscript/words_back.html", context, status=403).render()
