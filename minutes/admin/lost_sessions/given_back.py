"""Opens the page of a kept form with everything that was typed in its place. Nothing is done before a button is pressed."""

from contextlib import suppress

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.http import Http404, QueryDict
from django.template.loader import render_to_string
from django.urls import resolve

from minutes.admin.lost_sessions.ask_again import ask_again, to_sign_in
from minutes.admin.lost_sessions.filled_page import fill
from minutes.admin.lost_sessions.kept_form import NAME, KeptForm, kept_form
from minutes.admin.lost_sessions.own_pages import is_desk_form
from minutes.admin.lost_sessions.typed_texts import typed_texts
from minutes.admin.page_frame import render_page


def lost_sessions(get_response):
    """Middleware: a form of the desk without a session is answered by a page that carries it and asks to sign in; a form
    that was carried on is opened again."""

    def middleware(request):
        return get_response(request)

    def process_view(request, view, args, kwargs):
        if not is_desk_form(request):
            return None
        if NAME in request.POST:
            return _open_again(request, view, args, kwargs)
        return None if admin.site.has_permission(request) else ask_again(request)

    middleware.process_view = process_view
    return middleware


def _open_again(request, view, args, kwargs):
    kept = kept_form(request)
    if not admin.site.has_permission(request):
        answer = to_sign_in(request, kept, request.get_full_path())
        if not admin.site.has_permission(request):
            return answer
        # Signing in has made a new secret. The view reads the secret from the cookies again, where it would find the old.
        request.COOKIES[settings.CSRF_COOKIE_NAME] = request.META["CSRF_COOKIE"]
    return given_back(request, view, args, kwargs, kept)


def given_back(request, view, args, kwargs, kept: KeptForm):
    """Returns the page as `view` shows it, filled; where it has no such form any more, a page with what was typed."""
    shown_by_post = _ask_for_page(request, kept)
    answer = _page_of(request, view, args, kwargs)
    filled = answer and fill(
        answer.content.decode(),
        kept.action,
        kept.fields,
        only_empty=shown_by_post,
        row_name=lambda tag, value: _row_name(request, tag, value),
    )
    if not filled:
        context = {"typed": typed_texts(kept.fields, kept.action), "files": kept.files}
        return render_page(request, "admin/lost_sessions/words.html", "まだ保存していません", **context)
    context = {
        "form_id": filled.form_id,
        "left": typed_texts(filled.left, kept.action),
        "files": kept.files,
        "anything": bool(typed_texts(kept.fields, kept.action)),
    }
    notice = render_to_string("admin/lost_sessions/_notice.html", context)
    answer.content = filled.html[: filled.content] + notice + filled.html[filled.content :]
    return answer


def _ask_for_page(request, kept) -> bool:
    """Makes the request one for the page. Returns whether it sends the fields: to a page that is made of what is typed."""
    button = _showing_button(resolve(request.path_info).url_name, kept)
    request.method = request.META["REQUEST_METHOD"] = "POST" if button else "GET"
    request.POST = kept.sent() if button else QueryDict()
    if button:
        request.POST.pop("walk", None)  # a step to the next point of 校閲 keeps what was typed
        request.POST["do"] = button
    return bool(button)


def _showing_button(name: str | None, kept: KeptForm) -> str:
    """Returns the button of a form that shows what was typed and stores nothing; empty for a page that has none."""
    if name == "minutes_meeting_manuscript" and "manuscript" in kept.names:
        return "check" if "reason" in kept.names else "edit"
    return "check" if name == "minutes_meeting_answers" and "grid" in kept.names else ""


def _page_of(request, view, args, kwargs):
    """Returns the answer of a view, if it is a page."""
    with suppress(Http404, PermissionDenied):
        answer = view(request, *args, **kwargs)
        if hasattr(answer, "render"):
            answer = answer.render()
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            return answer
    return None


def _row_name(request, tag, value: str) -> str:
    """Returns the name of the row that a searching select of the admin's would offer; empty where there is none."""
    try:
        model = apps.get_model(tag.value("data-app-label"), tag.value("data-model-name"))
        rows = model._meta.get_field(tag.value("data-field-name")).remote_field.model
    except (LookupError, FieldDoesNotExist, AttributeError, ValueError):
        return ""
    if not value.isascii() or not value.isdecimal() or len(value) > 18:
        return ""
    if not admin.site.get_model_admin(rows).has_view_permission(request):
        return ""
    return str(rows._base_manager.filter(pk=value).first() or "")
