"""The pages that hang from one meeting: who may open them, and what every one of them shows."""

from functools import partial, wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.functional import SimpleLazyObject

from members.unseen import sign_problems
from minutes.admin.page_frame import render_page
from minutes.desk.workflow.stages import Stage, stage_of
from minutes.models import Meeting
from minutes.notation.document import UNWRITABLE

# Of a field that no form of Django's reads, in characters.
LONGEST = 500
TOO_LONG = "長すぎます（{}字まで、いま{}字）。短くして、もう一度押してください。"


def meeting_page(right: str, *, post: str = "", related: str = ""):
    """Decorates `view(request, meeting, …)` into a view that is called with the meeting's `pk`.

    `post` is a second right, which a POST needs besides. `related` is loaded with the meeting, as `select_related`
    names it. The view raises PermissionDenied without the right and Http404 without the meeting.
    """

    def decorate(view):
        @wraps(view)
        def checked_view(request, pk, **arguments):
            _require(request.user, right)
            meeting = meeting_or_404(pk, related=related)
            if post and request.method == "POST":
                _require(request.user, post)
            return view(request, meeting, **arguments)

        return checked_view

    return decorate


def meeting_or_404(pk: int, *, related: str = "") -> Meeting:
    meetings = Meeting.objects.select_related(related) if related else Meeting.objects.all()
    return get_object_or_404(meetings, pk=pk)


def seen_revision(request) -> int:
    """Returns the revision on which the sent form was opened; -1, which no record has, where it names none."""
    revision = request.POST.get("seen_revision", "")
    return int(revision) if revision.isascii() and revision.isdecimal() and len(revision) < 10 else -1


def typed_words(request, name: str) -> str:
    """Returns the words of a field that no form of Django's reads, with all that a database holds. `words_problem` says
    first whether they may be stored."""
    return UNWRITABLE.sub("", request.POST.get(name, "")).strip()


def words_problem(request, name: str) -> str:
    """Returns what is wrong with the words of such a field: they are too long, or hold a sign that nobody sees. Empty:
    nothing."""
    length = len(typed_words(request, name))
    if length > LONGEST:
        return TOO_LONG.format(LONGEST, length)
    return next((message for _, message in sign_problems(request.POST.get(name, ""))), "")


def render_meeting_page(request, meeting: Meeting, template: str, title: str, **context) -> TemplateResponse:
    """Returns a page of a meeting. Only a page that prints the stage pays for the query behind it."""
    frame = {
        "meeting": meeting,
        "stage": SimpleLazyObject(partial(stage_of, meeting)),
        "stages": list(Stage),
    }
    return render_page(request, template, title, subject=meeting, **(frame | context))


def _require(user, right):
    if not user.has_perm(right):
        raise PermissionDenied
