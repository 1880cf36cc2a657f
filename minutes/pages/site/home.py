"""The front page."""

from django.shortcuts import render
from django.utils import timezone

from minutes.models import Edition
from minutes.pages.record.announcements import announced
from minutes.pages.site import meeting_counts

NEWEST = 8


def home(request):
    today = timezone.localdate()
    groups, newest = meeting_counts.groups(today), Edition.objects.newest().without_record()
    return render(
        request,
        "site/home.html",
        {
            "to_come": announced(newest, today),
            "newest": newest.held(today)[:NEWEST],
            "bodies": meeting_counts.bodies(groups),
            "total": sum(group.meetings for group in groups),
        },
    )
