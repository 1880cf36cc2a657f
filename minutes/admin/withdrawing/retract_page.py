"""公開停止: a meeting that was published by mistake is taken down, with the reason and the rule."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from minutes.admin.meeting_page import meeting_page, render_meeting_page
from minutes.admin.withdrawing.act_log import log_act
from minutes.admin.withdrawing.grounds_form import GroundsForm
from minutes.publication.retract import RetractionRefused, retract
from minutes.revision import StaleRevision


@meeting_page("minutes.retract_meeting")
def retract_view(request, meeting):
    """GET asks for the grounds, POST takes the meeting down."""
    form = GroundsForm(
        request.POST if request.method == "POST" else None,
        meeting=meeting,
        reason_help="公開されます。この会議のアドレスを開いた人が読みます。",
    )
    if form.is_valid():
        try:
            retract(meeting=meeting, by=request.user, at=timezone.now(), **form.grounds)
        except StaleRevision:
            form.refuse_stale()
        except RetractionRefused as error:
            form.add_error(None, str(error))
        else:
            typed = form.cleaned_data
            log_act(request, meeting, "公開停止", reason=typed["reason"], rule=typed["rule"])
            messages.success(
                request, "公開を停止しました。この会議のアドレスを開くと、停止の日と理由が出ます。"
            )
            return HttpResponseRedirect(reverse("admin:minutes_meeting_change", args=[meeting.pk]))
    return _page(request, meeting, form)


def _page(request, meeting, form):
    context = {
        "form": form,
        "editions": meeting.editions.not_retracted().without_record().order_by("number"),
    }
    return render_meeting_page(
        request, meeting, "admin/withdrawing/retract.html", "公開を停止する", **context
    )
