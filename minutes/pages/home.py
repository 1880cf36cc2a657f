"""The front page."""

from django.shortcuts import render

from minutes.models import Edition
from minutes.pages import catalogue

NEWEST = 8


def home(request):
    groups = catalogue.groups()
    return render(
        request,
        "home.html",
        {
            "newest": Edition.objects.newest().without_record()[:NEWEST],
            "bodies": catalogue.bodies(groups),
            "total": sum(group.meetings for group in groups),
        },
    )
