"""The page that answers a form without its session: it carries what was typed, and asks to sign in or to go on."""

from django.contrib import admin
from django.http import HttpResponseForbidden
from django.shortcuts import render

from minutes.admin.lost_sessions.kept_form import NAME, KeptForm, kept_form, written
from minutes.admin.lost_sessions.own_pages import is_by_hand, is_from_here, page_of
from minutes.admin.lost_sessions.typed_texts import typed_texts
from minutes.admin.page_frame import render_page

SIGNED_OUT = "ログインが切れていました。まだ何も保存していません。"
OLD_TOKEN = "この画面を開いた後に、ログインし直しています。まだ何も保存していません。"


def ask_again(request):
    """Returns the page, with status 403. A script is told in one line. What comes from another site, or is too large, is
    shown and not carried on."""
    if not is_by_hand(request):
        return HttpResponseForbidden(SIGNED_OUT, content_type="text/plain; charset=utf-8")
    kept = kept_form(request)
    if not is_from_here(request) or kept.is_too_large:
        context = {"typed": typed_texts(kept.fields, kept.action)}
        return render(request, "errors/expired.html", context, status=403)
    asks = _to_go_on if admin.site.has_permission(request) else to_sign_in
    answer = asks(request, kept, page_of(request))
    answer.status_code = 403
    return answer.render()


def _to_go_on(request, kept: KeptForm, page: str):
    context = {"action": page} | _carried(kept, OLD_TOKEN)
    return render_page(request, "admin/lost_sessions/go_on.html", "まだ保存していません", **context)


def to_sign_in(request, kept: KeptForm, page: str):
    """Returns Django's page to sign in on, with the kept form in it; sent to `page`, it opens the form there."""
    if NAME not in request.POST:
        request.method = "GET"
    context = {"app_path": page} | _carried(kept, SIGNED_OUT)
    return admin.site.login(request, extra_context=context)


def _carried(kept, message):
    typed = typed_texts(kept.fields, kept.action)
    return {
        "kept": written(kept),
        "kept_message": message,
        "kept_count": len(typed),
        "kept_signs": sum(len(text) for _, text, _ in typed),
        "kept_files": kept.files,
    }
