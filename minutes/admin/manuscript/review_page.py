"""校閲: the list of what a careful clerk would check, each with a box that says it was looked at."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from minutes.admin.meeting_page import meeting_page, render_meeting_page
from minutes.desk.review.acknowledgements import acknowledge, review
from minutes.models import AgendaItem, InquiryQuestion, Presentation, Utterance


@meeting_page("minutes.view_meeting", post="minutes.change_meeting", related="body")
def review_view(request, meeting):
    """GET lists the findings; POST stores which of them were looked at. The record itself is not changed."""
    reviewed = review(meeting)
    if request.method == "POST":
        keys = {row.finding.key for row in reviewed} & set(request.POST.getlist("seen"))
        acknowledge(meeting=meeting, keys=keys, by=request.user, at=timezone.now())
        messages.success(request, "「見た」の印を保存しました。会議録は変わっていません。")
        return HttpResponseRedirect(reverse("admin:minutes_meeting_review", args=[meeting.pk]))
    addresses = _addresses_of_blocks(meeting)
    context = {
        "rows": [(row, addresses.get(row.finding.number)) for row in reviewed],
        "waiting": sum(row.is_open for row in reviewed),
        "may_tally": meeting.answers.exists() and request.user.has_perm("minutes.view_tally"),
        "may_mark": request.user.has_perm("minutes.change_meeting"),
    }
    return render_meeting_page(request, meeting, "admin/manuscript/review.html", "校閲", **context)


def _addresses_of_blocks(meeting):
    """Returns the address of each block's own admin page, by the block's number."""
    return {
        number: reverse(f"admin:minutes_{model._meta.model_name}_change", args=[pk])
        for model in (AgendaItem, Presentation, InquiryQuestion, Utterance)
        for pk, number in model.objects.filter(meeting=meeting).values_list("pk", "number")
    }
