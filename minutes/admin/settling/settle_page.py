"""名を決める: 「美里町」は、どの団体ですか, asked once for all meetings in which the name waits."""

import re

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from minutes.admin.meeting_page import typed_words, words_problem
from minutes.admin.page_frame import render_page
from minutes.admin.settling.shown_name import ShownName
from minutes.admin.way_back import name_address, way_back
from minutes.desk.settling.settle_name import NoSuchBearer, Settlement, settle_name
from minutes.models import AttendeeOrganisation

CHANGE = "minutes.change_attendeeorganisation"
TICK = re.compile(r"([0-9]{1,18})-([0-9]{1,9})")
NO_ORGANISATION = "まだ何も決めていません。団体を一つ選んでください。"
NO_MEETING = "まだ何も決めていません。会議を選んでください。"
DONE = "「{}」を、{}の会議で {}（{}）と決めました。"
REFUSED = "{} では決めていません。{}"
MOST_SAID = 10


@permission_required("minutes.view_attendeeorganisation", raise_exception=True)
def settle_view(request):
    """GET shows one name, its organisations and its meetings. POST ticks and shows again, or settles, as the button says."""
    label = request.GET.get("name", "")[: AttendeeOrganisation._meta.get_field("label").max_length]
    if request.method != "POST":
        return _page(request, label, ticked=None)
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    ticked = _ticked(request)
    if request.POST.get("do") == "settle":
        done = _settle(request, label, ticked)
        if done:
            return HttpResponseRedirect(_address_after(request, label, done))
    return _page(request, label, ticked=None if request.POST.get("do") == "show" else set(ticked))


def _ticked(request) -> dict[int, int]:
    """Returns {id of a meeting: revision that was seen} of the ticks; others than the page sends are left out."""
    found = map(TICK.fullmatch, request.POST.getlist("meeting"))
    return {int(match[1]): int(match[2]) for match in found if match}


def _settle(request, label, ticked) -> Settlement | None:
    """Settles the name in the ticked meetings, and says what became of each; None where nothing could be done."""
    key, wrong_reason = request.POST.get("organisation", "")[:40], words_problem(request, "why")
    problem = wrong_reason or ("" if key else NO_ORGANISATION) or ("" if ticked else NO_MEETING)
    if problem:
        messages.error(request, problem)
        return None
    why = typed_words(request, "why")
    try:
        done = settle_name(
            label=label, key=key, revisions=ticked, by=request.user, at=timezone.now(), reason=why
        )
    except NoSuchBearer:
        messages.error(request, NO_ORGANISATION)
        return None
    _say(request, label, done)
    return done


def _say(request, label, done: Settlement) -> None:
    if done.settled:
        organisation = (done.bearer.place_and_name, done.bearer.key)
        messages.success(request, DONE.format(label, len(done.settled), *organisation))
    for meeting, why in done.refused[:MOST_SAID]:
        messages.warning(request, REFUSED.format(meeting, why))
    if len(done.refused) > MOST_SAID:
        messages.warning(request, f"ほかに{len(done.refused) - MOST_SAID}の会議でも決めていません。")


def _address_after(request, label, done: Settlement) -> str:
    """Where one goes on: back where one came from; to the meetings of the name that are left; to the other names."""
    back = way_back(request)
    if back and not done.refused:
        return back.address
    if AttendeeOrganisation.objects.unsettled().filter(label=label).exists():
        return name_address(label, back.address if back else "")
    return back.address if back else reverse("admin:minutes_names")


def _page(request, label, ticked):
    """`ticked` are ids of meetings; None where those are ticked that nothing speaks against."""
    sent = request.POST if request.method == "POST" else request.GET
    shown = ShownName(
        label,
        key=sent.get("organisation", "")[:40],
        typed=request.GET.get("find", "")[:100],
        ticked=ticked,
        only_words="only" in sent,
    )
    if ticked is not None and "tick" in request.POST:
        deed, _, year = request.POST["tick"].partition("-")
        shown.tick(deed == "all", year)
    context = {
        "name": shown,
        "found_typed": request.GET.get("find", ""),
        "only": "only" in sent,
        "why": sent.get("why", ""),
        "may_change": request.user.has_perm(CHANGE),
        "is_nav_sidebar_enabled": False,
    }
    return render_page(request, "admin/settling/settle.html", f"「{label}」は、どの団体ですか", **context)
