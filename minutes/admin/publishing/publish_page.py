"""公開: what would become public is shown first, then published as it was shown."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from minutes.admin.meeting_page import meeting_or_404, meeting_page, render_meeting_page
from minutes.admin.publishing.publish_form import PublishForm
from minutes.admin.publishing.publish_preview import preview_of
from minutes.desk.workflow.stages import why_not_publish
from minutes.publication.errors import PublicationRefused
from minutes.publication.publish import NO_DAY, publish
from minutes.revision import StaleRevision

# What the preview reads besides the meeting's own row.
RELATED = "body__secretariat"


@meeting_page("minutes.publish_meeting", related=RELATED)
def publish_view(request, meeting):
    """GET shows what would be published; POST publishes exactly that, or shows it again and says why not."""
    form = _form(request, meeting)
    if form.is_bound and (why_not := why_not_publish(meeting, request.user)):
        form.add_error(None, why_not)
    if form.is_valid():
        try:
            edition = _publish(form, request.user)
        except (StaleRevision, PublicationRefused) as error:
            # A stale form says so itself, once it sees the record as it stands now.
            form = _form(request, meeting_or_404(meeting.pk, related=RELATED))
            if isinstance(error, PublicationRefused):
                form.add_error(None, str(error))
        else:
            messages.success(request, _success(edition))
            return HttpResponseRedirect(reverse("admin:minutes_meeting_change", args=[meeting.pk]))
    return _page(request, form)


def _form(request, meeting):
    data = request.POST if request.method == "POST" else None
    return PublishForm(data, preview=preview_of(meeting), day=timezone.localdate())


def _publish(form, by):
    """What was approved is what is published: both are of one revision."""
    return publish(
        meeting=form.preview.meeting,
        revision=form.cleaned_data["seen_revision"],
        status=form.cleaned_data["status"],
        by=by,
        at=timezone.now(),
        reason=form.cleaned_data["reason"],
        reasons=form.values_by_block("reason"),
        categories=form.values_by_block("category"),
        notes=form.notes(),
        answers=form.places.answers(),
    )


def _success(edition):
    return format_html(
        '第{}版（{}）を公開しました。<a href="{}">公開ページを見る</a>',
        edition.number,
        edition.get_status_display(),
        reverse("pages:meeting", args=[edition.address]),
    )


def _page(request, form):
    meeting = form.preview.meeting
    if form.is_bound:
        # The next press of the button publishes what is shown now.
        form.data = form.data.copy()
        form.data["seen_revision"] = str(meeting.revision)
    context = {
        "preview": form.preview,
        "form": form,
        "why_not": why_not_publish(meeting, request.user) or ("" if meeting.held_on else NO_DAY),
    }
    return render_meeting_page(request, meeting, "admin/publishing/publish.html", "公開する", **context)
