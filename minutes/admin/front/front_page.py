"""The first page of the desk: what waits and how much of it, the meetings of this year, and the tables seldom used."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from members import wareki
from minutes.admin.front.drafts import drafts_part
from minutes.admin.front.looking import Looking
from minutes.admin.front.meetings_of_year import MOST_OF_A_YEAR, rows_of, year_asked_for
from minutes.admin.front.open_notes import OpenNotes, notes_part
from minutes.admin.front.other_work import (
    backup_part,
    names_part,
    proposals_part,
    reports_part,
    unsaved_part,
)
from minutes.admin.front.rare_tables import rare_tables
from minutes.admin.front.steps_awaited import counts_by_stage, step_parts
from minutes.admin.front.taken_over import taken_over_part
from minutes.admin.front.waiting_parts import Part, in_order
from minutes.desk.workflow.stages import Stage
from minutes.models import JournalState, PublicState, WaitingMail


def front_page(request):
    """Shows the desk to whoever may see meetings; to others, the tables that they may open."""
    looking = Looking(request.user, timezone.localtime())
    why = PublicState.why_shut()
    context = {
        "title": "事務局の机",
        "today": wareki.format_date(looking.at.date()),
        "why_shut": why.label if why else "",
        "unknown_time": JournalState.unknown_time(),
        "mail_trouble": WaitingMail.trouble(looking.at),
        "rare": rare_tables(admin.site.get_app_list(request)),
    }
    if looking.may("view_meeting"):
        notes = OpenNotes()
        year = year_asked_for(request.GET.get("year", ""), looking)
        rows = rows_of(year, looking, notes)
        parts = waiting(looking, notes)
        context |= {
            "parts": parts,
            "first": next(
                (part.key for part in parts if part.is_mine and part.lines and part.lines[0].button), ""
            ),
            "rows": rows,
            "is_whole_year": len(rows) < MOST_OF_A_YEAR,
            "year": wareki.format_fiscal_year(year),
            "is_this_year": year == wareki.fiscal_year(looking.at.date()),
            "year_before": (year - 1, wareki.format_fiscal_year(year - 1)),
        }
    return admin.site.index(request, context)


def to_front_page(request, app_label):
    """Stands in for Django's page of an app, which would list some of the tables that the first page lists by what they
    are for."""
    return HttpResponseRedirect(reverse("admin:index"))


def waiting(looking: Looking, notes: OpenNotes) -> list[Part]:
    """Returns all parts, those first that this person can do something about."""
    counts = counts_by_stage()
    returned, checking, approved = step_parts(looking, notes, counts)
    parts = [
        returned,
        checking,
        approved,
        unsaved_part(looking),
        *filter(lambda part: part.count, [taken_over_part(looking)]),  # nothing is taken over in most years
        reports_part(looking),
        names_part(looking),
        notes_part(looking, notes),
        drafts_part(looking, counts[Stage.DRAFT]),
        proposals_part(looking),
    ]
    backup = backup_part(looking)
    return [backup, *in_order(parts)] if backup.count else [*in_order(parts), backup]
