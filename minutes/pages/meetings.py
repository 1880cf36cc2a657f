"""The list of meetings, and one meeting's record as it stands."""

import json

from django.core.paginator import Paginator
from django.db.models import Case, TextField, Value, When
from django.db.models.functions import TruncDate
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from members import wareki
from minutes.models import Edition
from minutes.pages import catalogue, reading
from minutes.pages.names import speakers_of
from minutes.pages.plans import plan_of

ON_A_PAGE = 30


def meetings(request):
    """?body=key narrows to one 会議体, ?year=2012 (or 平成24年度) to one 年度."""
    today = timezone.localdate()
    groups = catalogue.groups(today)
    body = request.GET.get("body", "").strip()
    year, problem = _year(request.GET.get("year", ""))
    found = Edition.objects.newest().without_record()
    bodies, years = catalogue.bodies(groups, year), catalogue.years(groups, body)
    if body:
        found = found.of_body(body) if body in {choice.key for choice in bodies} else found.none()
    if year is not None:
        found = found.of_fiscal_year(year)
    return render(
        request,
        "meetings.html",
        {
            "to_come": found.to_come(today).order_by("held_on", "address"),
            "page": Paginator(found.held(today), ON_A_PAGE).get_page(request.GET.get("page")),
            "bodies": bodies,
            "years": years,
            "body": next((choice for choice in bodies if choice.key == body), None),
            "year": next((choice for choice in years if choice.key == year), None),
            "narrowed": bool(body or year is not None),
            "problem": problem,
        },
    )


def _year(typed):
    """The 年度 that was asked for, and what is wrong with it."""
    try:
        return (wareki.parse_fiscal_year(typed), "") if typed.strip() else (None, "")
    except wareki.WarekiError as error:
        return None, f"{error} すべての年度を示しています。"


def meeting(request, address):
    editions = _editions(address)
    newest = next((edition for edition in editions if edition.is_newest), None)
    if newest is None:
        raise Http404("この番地の会議録は公開されていません。")
    record = json.loads(newest.text)
    speakers = speakers_of(record)
    return render(
        request,
        "meeting.html",
        {
            "edition": newest,
            "earlier": [edition for edition in editions if edition is not newest],
            "record": record,
            "sections": reading.sections(record, speakers),
            "attendance": reading.attendance(record, speakers),
            "unidentified": [speaker for speaker in speakers.values() if speaker.candidates],
            "facts": reading.facts(record),
            "plan": plan_of(newest, editions[-1], timezone.localdate()),
            "digest": reading.grouped(newest.digest),
            "address": request.build_absolute_uri(request.path),
        },
    )


def _editions(address):
    """All editions of a meeting, the newest first, only the newest with the text of its record. One query."""
    found = Edition.objects.filter(address=address).without_record()
    text = Case(When(is_newest=True, then="record"), default=Value(""), output_field=TextField())
    return list(found.annotate(text=text, published_on=TruncDate("published_at")).order_by("-number"))
