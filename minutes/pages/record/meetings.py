"""The list of meetings, and the page of one edition of a record."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from members import wareki
from minutes.bibliography.citation_text import citation_text
from minutes.models import Edition
from minutes.notation.vocabulary import ANSWER_ONLY
from minutes.pages.citing.citations import citation_of_edition, cite_path
from minutes.pages.discovery import descriptions, structured_data
from minutes.pages.finding import edition_with_text, editions_of, record_and_tombstones
from minutes.pages.framed import kept_apart
from minutes.pages.organisations.names import speakers_of
from minutes.pages.record import record_view, tombstones
from minutes.pages.record.announcements import announced, announcement_of
from minutes.pages.record.edition_status import edition_status
from minutes.pages.record.handout_links import handout_links
from minutes.pages.record.handout_notes import notes_of_handouts
from minutes.pages.record.marked_words import WordMarks, mark_sections
from minutes.pages.record.record_part import part_of
from minutes.pages.search.hit_navigation import navigate_hits
from minutes.pages.site import meeting_counts

ON_A_PAGE = 30


def meetings(request):
    """The list of meetings. ?body=key narrows it to one 会議体, ?year=2012 (or 平成24年度) to one 年度."""
    today = timezone.localdate()
    counts = meeting_counts.count_meetings(today)
    body = request.GET.get("body", "").strip()
    year, problem = _year(request.GET.get("year", ""))
    editions = Edition.objects.newest().without_record()
    bodies, years = meeting_counts.body_options(counts, year), meeting_counts.year_options(counts, body)
    if body:
        editions = editions.of_body(body) if body in {choice.key for choice in bodies} else editions.none()
    if year is not None:
        editions = editions.of_fiscal_year(year)
    return render(
        request,
        "meetings/meetings.html",
        {
            "to_come": announced(editions, today),
            "page": Paginator(editions.held(today), ON_A_PAGE).get_page(request.GET.get("page")),
            "bodies": bodies,
            "years": years,
            "body": next((choice for choice in bodies if choice.key == body), None),
            "year": next((choice for choice in years if choice.key == year), None),
            "narrowed": bool(body or year is not None),
            "problem": problem,
        },
    )


def _year(typed: str) -> tuple[int | None, str]:
    """Returns the 年度 that was typed, or None, and what is wrong with it, or an empty string."""
    try:
        return (wareki.parse_fiscal_year(typed), "") if typed.strip() else (None, "")
    except wareki.WarekiError as error:
        return None, f"{error} すべての年度を示しています。"


@kept_apart
def meeting(request, address):
    """The page of a meeting's newest edition."""
    editions = editions_of(address)
    return record_page(request, editions, edition_with_text(editions))


def record_page(request, editions, edition, **context):
    """Renders the page of one edition, or of one item of it (?item=26).

    `editions` are all of its meeting, the newest first (finding.editions_of). Raises Http404 where no heading has that number.
    """
    record, block_tombstones = record_and_tombstones(edition)
    speakers = speakers_of(record)
    sections = record_view.item_sections(record, speakers, block_tombstones)
    record_url = reverse("pages:meeting", args=[edition.address])
    hit_navigation = navigate_hits(request.GET, record, edition) if "q" in request.GET else None
    edition_url = record_url if edition.is_newest else f"{record_url}editions/{edition.number}/"
    typed = request.GET.get("item", "")
    handouts = handout_links(record, edition_url if typed else "", notes_of_handouts(record, edition))
    marks = WordMarks(handouts, hit_navigation.words if hit_navigation else ())
    sections = mark_sections(sections, marks)
    part = part_of(sections, typed, edition_url) if typed else None
    if typed and part is None:
        raise Http404("この番号の議題は、この版にはありません。")
    facts, citation = record_view.page_facts(record), citation_of_edition(request, edition)
    announcement = announcement_of(edition, editions[-1].held_on, timezone.localdate())
    return render(
        request,
        "record/part.html" if part else "record/meeting.html",
        {
            "edition": edition,
            "other_editions": [other for other in editions if other is not edition],
            "edition_status": edition_status(edition, editions),
            "record": record,
            "sections": part.sections if part else sections,
            "part": part,
            "talk_speakers": record_view.speakers_in_talk(record, speakers),
            "handouts": handouts.handouts,
            "hit_navigation": hit_navigation,
            "attendance": record_view.attendance_by_capacity(record, speakers),
            "answering": [speaker for speaker in speakers.values() if speaker.capacity == ANSWER_ONLY],
            "unidentified": [speaker for speaker in speakers.values() if speaker.candidates],
            "facts": replace(facts, printed=[(name, marks.mark(text)) for name, text in facts.printed]),
            "tombstones": tombstones.by_section(block_tombstones),
            "announcement": announcement,
            "description": descriptions.of_record(record, is_announced=bool(announcement)),
            "structured_data": _about(request, edition, record, facts.moment, announcement),
            "digest_groups": record_view.digest_groups(edition.digest),
            "address": request.build_absolute_uri(request.path),
            "citation": citation_text(citation),
            "cited_url": citation.address,
            "cite_path": cite_path(edition),
            "record_url": record_url,
            "edition_url": edition_url,
            **context,
        },
    )


def _about(request, edition, record, moment, announcement):
    absolute = request.build_absolute_uri
    if announcement:
        return structured_data.of_announcement(absolute, edition, record, moment, announcement)
    return structured_data.of_record(absolute, edition, record, moment)
