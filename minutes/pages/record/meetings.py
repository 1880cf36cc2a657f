"""The list of meetings, and one meeting's record as it stands."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from members import wareki
from minutes.models import Edition
from minutes.pages.finding import editions_of, record_and_tombstones, with_text
from minutes.pages.organisations.names import speakers_of
from minutes.pages.record import record_view, tombstones
from minutes.pages.record.edition_status import edition_status
from minutes.pages.record.plans import plan_of, to_come
from minutes.pages.search.hit_navigation import highlight_sections, navigate_hits
from minutes.pages.site import meeting_counts

ON_A_PAGE = 30


def meetings(request):
    """?body=key narrows to one 会議体, ?year=2012 (or 平成24年度) to one 年度."""
    today = timezone.localdate()
    counts = meeting_counts.count_meetings(today)
    body = request.GET.get("body", "").strip()
    year, problem = _year(request.GET.get("year", ""))
    found = Edition.objects.newest().without_record()
    bodies, years = meeting_counts.body_options(counts, year), meeting_counts.year_options(counts, body)
    if body:
        found = found.of_body(body) if body in {choice.key for choice in bodies} else found.none()
    if year is not None:
        found = found.of_fiscal_year(year)
    return render(
        request,
        "meetings/meetings.html",
        {
            "to_come": to_come(found, today),
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
    """The newest edition."""
    editions = editions_of(address)
    return record_page(request, editions, with_text(editions))


def record_page(request, editions, edition, **context):
    """One edition as its page; `editions` are all of the meeting."""
    record, withdrawn = record_and_tombstones(edition)
    speakers = speakers_of(record)
    sections = record_view.sections(record, speakers, withdrawn)
    hit_navigation = navigate_hits(request.GET, record) if "q" in request.GET else None
    return render(
        request,
        "record/meeting.html",
        {
            "edition": edition,
            "earlier": [one for one in editions if one is not edition],
            "edition_status": edition_status(edition, editions),
            "record": record,
            "sections": highlight_sections(sections, hit_navigation.words) if hit_navigation else sections,
            "hit_navigation": hit_navigation,
            "attendance": record_view.attendance(record, speakers),
            "unidentified": [speaker for speaker in speakers.values() if speaker.candidates],
            "facts": record_view.facts(record),
            "withdrawn": tombstones.by_section(withdrawn),
            "plan": plan_of(edition, editions[-1].held_on, timezone.localdate()),
            "digest": record_view.grouped(edition.digest),
            "address": request.build_absolute_uri(request.path),
            "record_url": reverse("pages:meeting", args=[edition.address]),
            **context,
        },
    )
