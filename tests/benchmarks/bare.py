"""What bench-pages measures pages against: a bare view that returns the bytes of a page, and the record as anybody would
draw it with Django: two queries, plain templates, no links to corrections, no marks, nothing withdrawn."""

import json
from pathlib import Path

from django.http import HttpResponse
from django.template import Context, Engine
from django.urls import include, path

from members.models import Organisation
from minutes.models import Edition

BODIES: dict[str, bytes] = {}
ENGINE = Engine(dirs=[Path(__file__).parent / "plain"])


def bare(request, name):
    return HttpResponse(BODIES[name])


def plain(request, address):
    edition = Edition.objects.filter(address=address).order_by("-number")[0]
    record = json.loads(edition.record)
    attendees = {attendee["number"]: attendee for attendee in record["attendees"]}
    codes = [attendee["code"] for attendee in attendees.values()]
    names = {organisation.key for organisation in Organisation.objects.filter(key__in=codes)}
    for attendee in attendees.values():
        attendee["code"] = attendee["code"] if attendee["code"] in names else ""
    for block in record["blocks"]:
        block["who"] = attendees.get(block.get("speaker") or block.get("presenter"))
        block["paragraphs"] = block.get("text", "").split("\n")
    context = {"edition": edition, "record": record, "blocks": record["blocks"]}
    return HttpResponse(ENGINE.get_template("record.html").render(Context(context)))


handler400 = "council.refusals.bad_request"
urlpatterns = [
    path("bare/<str:name>/", bare),
    path("plain/<slug:address>/", plain),
    path("", include("council.urls")),
]
