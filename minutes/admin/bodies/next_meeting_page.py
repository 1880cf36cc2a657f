"""次の会議を作る: a new meeting from the last one of its body, shown whole before it is made."""

import datetime

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from minutes.admin.bodies.next_meeting_form import NextMeetingForm, shown_attendees, with_unreadable
from minutes.admin.page_frame import render_page
from minutes.desk.next_meeting.begin_meeting import begin_meeting
from minutes.desk.next_meeting.proposed_meeting import last_of, proposed_attendees, proposed_facts
from minutes.models import Body, Meeting
from minutes.record.read_out import meeting_time_in

MADE = "「{}」の下書きを作りました。まだ公開していません。"
MADE_BEFORE = "この会議は、もう作ってあります。新しくは作っていません。"
OTHERS_NOW = "日時か会議体に合わせて、出席する団体を出し直しました。まだ作っていません。確かめて、もう一度押してください。"
LOOKED = "日時の日の構成団体を出しました。まだ作っていません。"


@permission_required("minutes.add_meeting", raise_exception=True)
def next_of_body_view(request, pk):
    """Offers the meeting that follows the last one of a body; the first one, where there is none."""
    body = get_object_or_404(Body, pk=pk)
    return _next_meeting(request, body, last_of(body))


@permission_required("minutes.add_meeting", raise_exception=True)
def next_of_meeting_view(request, pk):
    """Offers the meeting that follows this one."""
    meeting = get_object_or_404(Meeting.objects.select_related("body"), pk=pk)
    return _next_meeting(request, meeting.body, meeting)


def _next_meeting(request, body, last):
    """GET shows what is taken over; POST shows it again for another day or body, or makes the meeting."""
    if request.method != "POST":
        form = NextMeetingForm(initial=vars(proposed_facts(last)) | {"body": body})
        return _page(request, form, body, last, shown_attendees(_proposed(body, last, None)))
    form = NextMeetingForm(request.POST)
    is_whole = form.is_valid()
    body = form.cleaned_data.get("body") or body
    shown = shown_attendees(_proposed(body, last, form.cleaned_data.get("time")), request.POST)
    asked_to_make = request.POST.get("do") == "make"
    if is_whole and asked_to_make:
        shown = with_unreadable(shown, form.document(one.coming for one in shown if one.is_ticked))
    if is_whole and not any(one.errors for one in shown if one.is_ticked):
        if [one.proposed.coming.label for one in shown] != request.POST.getlist("shown"):
            messages.warning(request, OTHERS_NOW if asked_to_make else LOOKED)
        elif asked_to_make:
            return _make(request, form, shown, last)
    return _page(request, form, body, last, shown)


def _proposed(body, last, time):
    held = meeting_time_in(time) if time else None
    day: datetime.date = held.held_on if held else timezone.localdate()
    return proposed_attendees(last=last, body=body, day=day)


def _make(request, form, shown, last):
    ticked = [one for one in shown if one.is_ticked]
    meeting, is_new = begin_meeting(
        document=form.document(one.coming for one in ticked),
        body=form.cleaned_data["body"],
        organisations={
            one.coming.label: one.proposed.organisation.pk for one in ticked if one.proposed.organisation
        },
        by=request.user,
        reason=f"{last} から作成" if last else "会議体から作成",  # no word of the record
        is_sample=bool(last and last.is_sample),
    )
    if is_new:
        messages.success(request, MADE.format(meeting.title))
    else:
        messages.warning(request, MADE_BEFORE)
    return HttpResponseRedirect(reverse("admin:minutes_meeting_change", args=[meeting.pk]))


def _page(request, form, body, last, shown):
    title = form["title"].value()
    context = {
        "form": form,
        "body": body,
        "last": last,
        "shown": shown,
        "alike": Meeting.objects.filter(body=body, title=title).first() if title else None,
        "opts": Meeting._meta,
    }
    return render_page(request, "admin/bodies/next_meeting.html", f"次の会議を作る：{body}", **context)
