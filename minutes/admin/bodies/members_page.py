"""構成団体: the members of a body, with their offices and days, kept on one page of the desk."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from minutes.admin.bodies.members_form import AddedMembersForm, members_formset
from minutes.admin.page_frame import render_page
from minutes.desk.memberships.proposed_members import proposed_members
from minutes.desk.memberships.save_members import MemberTwice, save_members
from minutes.models import Body, Membership

SAVED, UNCHANGED = "構成団体を保存しました（{}件）。", "変わったところがないので、保存しませんでした。"
LAST_VERSIONS = 20


@permission_required("minutes.view_body", raise_exception=True)
def members_view(request, pk):
    """GET shows the members; POST saves what was changed, added, ticked and removed."""
    body = get_object_or_404(Body, pk=pk)
    proposed = proposed_members(body)
    if request.method != "POST":
        return _page(request, body, members_formset(body), AddedMembersForm(body), proposed, None)
    if not request.user.has_perm("minutes.change_body"):
        raise PermissionDenied
    rows, new = members_formset(body, request.POST), AddedMembersForm(body, request.POST)
    ticked = set(request.POST.getlist("propose"))
    if rows.is_valid() and new.is_valid():
        try:
            saved = _save(request, body, rows, [*_ticked(body, proposed, ticked, new.added), *new.added])
        except (MemberTwice, ValidationError) as error:
            new.add_error(None, error if isinstance(error, ValidationError) else str(error))
        else:
            messages.success(request, SAVED.format(saved) if saved else UNCHANGED)
            return HttpResponseRedirect(reverse("admin:minutes_body_members", args=[body.pk]))
    return _page(request, body, rows, new, proposed, ticked)


def _ticked(body, proposed, ticked, typed):
    """Returns a row for each that is ticked and not typed as well: what was typed says more of it."""
    named = {row.organisation.key for row in typed}
    return [
        Membership(body=body, organisation=one.organisation, office=one.office)
        for one in proposed
        if str(one.organisation.pk) in ticked and one.organisation.key not in named
    ]


def _save(request, body, rows, added) -> int:
    for row in added:
        row.full_clean()
    rows.save(commit=False)
    return save_members(
        body=body,
        changed=[row for row, _ in rows.changed_objects],
        added=added,
        removed=rows.deleted_objects,
        by=request.user,
        at=timezone.now(),
    )


def _page(request, body, rows, new, proposed, ticked):
    """`ticked` are the ids that were sent and not saved; None: what is proposed."""
    context = {
        "body": body,
        "rows": rows,
        "new": new,
        "proposed": [
            (one, one.is_ticked if ticked is None else str(one.organisation.pk) in ticked) for one in proposed
        ],
        "versions": Membership.history.filter(body=body)
        .select_related("organisation", "history_user")
        .order_by("-history_id")[:LAST_VERSIONS],
        "may_write": request.user.has_perm("minutes.change_body"),
        "media": rows.media + new.media,
        "opts": Body._meta,
    }
    return render_page(request, "admin/bodies/members.html", f"構成団体：{body}", **context)
