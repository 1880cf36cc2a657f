"""What is new: the records published or changed last, and the meetings to come, as Atom and as a calendar."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from members import wareki
from minutes.exports.calendar_text import CalendarEvent, calendar_text
from minutes.models import Edition
from minutes.pages.feeds.atom import Entry, atom_answer
from minutes.pages.feeds.entry_times import Times, times_of_meetings
from minutes.pages.feeds.site_identity import SiteIdentity
from minutes.pages.finding import NEWEST, public_record
from minutes.pages.record.announcements import Announcement, announced
from minutes.record.block_text import fact_text
from minutes.record.read_out import read_out
from minutes.record.record import Record

MOST_RECORDS = 50
MOST_TO_COME = 100
CALENDAR = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class MeetingToCome:
    """A meeting that is announced: its newest edition, the record of it, and what became of the day first announced."""

    edition: Edition
    announcement: Announcement
    record: Record

    @property
    def title(self) -> str:
        """Returns the title, behind 【延期】 or 【中止】 where it is no longer as first announced."""
        sample = "（見本）" if self.edition.is_sample else ""
        is_changed = self.announcement.is_cancelled or self.announcement.first_day
        mark = f"【{self.announcement.name}】" if is_changed else ""
        return f"{mark}{self.edition.title}{sample}"

    @property
    def path(self) -> str:
        return reverse("pages:meeting", args=[self.edition.address])


def records_feed(request):
    """The records published or changed last. ?body=key narrows them to one 会議体."""
    editions, name = _of_body(request)
    records = editions.exclude(status__in=Edition.ANNOUNCEMENTS).order_by("-published_at", "-id")
    records = list(records.without_record().defer("tombstones")[:MOST_RECORDS])
    times = times_of_meetings(records)
    return atom_answer(
        request,
        name=("records", request.GET.get("body", "")),
        title=f"新しい会議録{name} — {settings.SITE_NAME}",
        page=_page(request),
        entries=[_record_entry(edition, times[edition.address]) for edition in records],
    )


def to_come_feed(request):
    """The meetings to come, with those put off or cancelled. ?body=key narrows them to one 会議体."""
    meetings, name = _to_come(request)
    times = times_of_meetings([meeting.edition for meeting in meetings])
    return atom_answer(
        request,
        name=("to-come", request.GET.get("body", "")),
        title=f"開催予定{name} — {settings.SITE_NAME}",
        page=_page(request),
        entries=[_announcement_entry(meeting, times[meeting.edition.address]) for meeting in meetings],
    )


def to_come_calendar(request):
    """The same as an iCalendar: one event for each meeting, which is put off and cancelled as itself."""
    meetings, name = _to_come(request)
    times = times_of_meetings([meeting.edition for meeting in meetings])
    site = SiteIdentity()
    events = [_event(request, meeting, times[meeting.edition.address], site) for meeting in meetings]
    return HttpResponse(
        calendar_text(f"開催予定{name} — {settings.SITE_NAME}", events), content_type=CALENDAR
    )


def _of_body(request):
    """Returns the newest editions that are asked for, and what a title says of that. Raises Http404 for no 会議体."""
    editions, key = Edition.objects.newest(), request.GET.get("body", "")
    if not key:
        return editions, ""
    editions = editions.of_body(key)
    newest = editions.values_list("body_name", flat=True).first()
    if newest is None:
        raise Http404("この会議体の会議は公開されていません。")
    return editions, f"（{newest}）"


def _page(request):
    body = request.GET.urlencode()
    return reverse("pages:meetings") + (f"?{body}" if body else "")


def _to_come(request):
    editions, name = _of_body(request)
    listed = announced(editions.with_text(NEWEST), timezone.localdate())
    coming = [(edition, announcement) for edition, announcement in listed if not announcement.is_past]
    return [MeetingToCome(*pair, public_record(pair[0])) for pair in coming[:MOST_TO_COME]], name


def _record_entry(edition: Edition, times: Times) -> Entry:
    sample = "（見本）" if edition.is_sample else ""
    lines = [
        wareki.format_era_date(edition.held_on),
        edition.body_name,
        f"発言{edition.turns}　{edition.get_status_display()}　第{edition.number}版",
        edition.reason,
    ]
    return Entry(
        name=("record", edition.address),
        title=f"{edition.title}{sample}",
        path=reverse("pages:meeting", args=[edition.address]),
        text="\n".join(filter(None, lines)),
        published=times.published,
        updated=times.updated,
    )


def _announcement_entry(meeting: MeetingToCome, times: Times) -> Entry:
    return Entry(
        name=("announcement", meeting.edition.address),
        title=meeting.title,
        path=meeting.path,
        text="\n".join(filter(None, [*_facts(meeting), meeting.edition.reason])),
        published=times.published,
        updated=times.updated,
    )


def _facts(meeting: MeetingToCome) -> list[str]:
    return [
        meeting.edition.body_name,
        *(fact_text(meeting.record, fact) for fact in ("time", "venue", "agenda")),
    ]


def _event(request, meeting: MeetingToCome, times: Times, site: SiteIdentity) -> CalendarEvent:
    """The numbers of editions only rise, also after a restore, and so does the sequence of the event."""
    said, edition = read_out(meeting.record), meeting.edition
    return CalendarEvent(
        uid=str(site.id_of("meeting", edition.address)),
        sequence=edition.number - 1,
        is_cancelled=meeting.announcement.is_cancelled,
        summary=meeting.title,
        location=fact_text(meeting.record, "venue"),
        description="\n".join(filter(None, [*_facts(meeting), edition.reason])),
        url=request.build_absolute_uri(meeting.path),
        first_day=said.held_on,
        last_day=said.last_day,
        starts_at=said.starts_at,
        ends_at=said.ends_at,
        created=times.published,
        updated=times.updated,
    )
