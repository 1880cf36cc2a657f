"""Words that were typed and could not be taken, because the session or its token was gone: given back, never lost."""

import functools

from django.contrib import admin
from django.template.response import TemplateResponse

SIGNED_OUT = "ログインが切れていました。まだ保存していませんが、打った原稿は下に残っています。"
OLD_TOKEN = (
    "この画面を開いた後に、ログインし直しています。まだ保存していませんが、打った原稿は下に残っています。"
)


def keeping_words(view):
    """`admin_site.admin_view`, but whoever sends a manuscript without being signed in gets it back."""
    guarded = admin.site.admin_view(view)

    @functools.wraps(view)
    def guard(request, *args, **kwargs):
        if "manuscript" in request.POST and not admin.site.has_permission(request):
            return words_back(request, SIGNED_OUT)
        return guarded(request, *args, **kwargs)

    return guard


def holds_manuscript(request) -> bool:
    """Whether a form that cannot be taken has a manuscript in it."""
    return request.path.startswith("/admin/") and "manuscript" in request.POST


def words_back(request, said):
    """A page with the manuscript and a button that sends it again, to be checked before anything is saved."""
    context = {
        "title": "まだ保存していません",
        "said": said,
        "text": request.POST["manuscript"].replace("\r\n", "\n"),
        "seen": request.POST.get("seen_revision", ""),
        "action": request.get_full_path(),
        "signed_in": admin.site.has_permission(request),
        "site_header": admin.site.site_header,
        "site_title": admin.site.site_title,
    }
    return TemplateResponse(request, "admin/manuscript/words_back.html", context, status=403).render()
