"""校閲: the list of what a careful clerk would check, each with a box to say that it was looked at."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from minutes.desk.review.acknowledgements import acknowledge, review
from minutes.models import AgendaItem, Meeting, Presentation, Utterance


def review_view(request, pk):
    """GET lists the findings; POST keeps which of them were looked at. It changes nothing of the record."""
    if not request.user.has_perm("minutes.view_meeting"):
        raise PermissionDenied
    meeting = get_object_or_404(Meeting.objects.select_related("body"), pk=pk)
    found = review(meeting)
    if request.method == "POST":
        if not request.user.has_perm("minutes.change_meeting"):
            raise PermissionDenied
        asked = {one.finding.key for one in found}
        keys = asked & set(request.POST.getlist("seen"))
        acknowledge(meeting=meeting, keys=keys, by=request.user, at=timezone.now())
        messages.success(request, "「見た」の印を保存しました。会議録は変わっていません。")
        return HttpResponseRedirect(reverse("admin:minutes_meeting_review", args=[pk]))
    pages = _pages(meeting)
    context = admin.site.each_context(request) | {
        "title": "校閲",
        "subtitle": str(meeting),
        "opts": Meeting._meta,
        "meeting": meeting,
        "rows": [(one, pages.get(one.finding.number)) for one in found],
        "waiting": sum(one.is_open for one in found),
        "may_mark": request.user.has_perm("minutes.change_meeting"),
    }
    return TemplateResponse(request, "admin/manuscript/review.html", context)


def _pages(meeting):
    """The admin page of each block, by its number."""
    return {
        number: reverse(f"admin:minutes_{model._meta.model_name}_change", args=[pk])
        for model in (AgendaItem, Presentation, Utterance)
        for pk, number in model.objects.filter(meeting=meeting).values_list("pk", "number")
    }
