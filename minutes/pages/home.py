"""The front page."""

from django.shortcuts import render
from django.utils import timezone

from minutes.models import Edition
from minutes.pages import catalogue, plans

NEWEST = 8


def home(request):
    today = timezone.localdate()
    groups, newest = catalogue.groups(today), Edition.objects.newest().without_record()
    return render(
        request,
        "home.html",
        {
            "to_come": plans.to_come(newest, today),
            "newest": newest.held(today)[:NEWEST],
            "bodies": catalogue.bodies(groups),
            "total": sum(group.meetings for group in groups),
        },
    )
