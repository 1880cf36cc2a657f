"""公開停止: a meeting published by mistake is taken down, with its reason and the rule."""

from django import forms
from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from minutes.admin.fields import LineField, WordsField
from minutes.admin.meeting_page import meeting_page, render_meeting_page
from minutes.models import Meeting
from minutes.publication.retract import RetractionRefused, retract
from minutes.revision import StaleRevision

STALE = "この画面を開いた後に記録が保存されたので、まだ止めていません。確かめてから、もう一度押してください。"


class GroundsForm(forms.Form):
    """Why, and by which rule: what every act that cannot be undone asks."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    reason = WordsField(label="理由", max_length=2000, widget=forms.Textarea(attrs={"rows": 2, "cols": 60}))
    rule = LineField(
        label="根拠",
        max_length=500,
        help_text="規程や決定の名。例: 会議規程第12条",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    confirmed = forms.BooleanField(label="元に戻せないことを確かめました。")

    def __init__(self, data=None, *, meeting: Meeting, told: str):
        super().__init__(data, initial={"seen_revision": meeting.revision})
        self.meeting = meeting
        self.fields["reason"].help_text = told

    def forget_revision(self):
        """What is shown now is what the next press is about."""
        self.data = self.data.copy()
        self.data["seen_revision"] = str(Meeting.objects.get(pk=self.meeting.pk).revision)

    @property
    def grounds(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("reason", "rule")} | {
            "revision": self.cleaned_data["seen_revision"]
        }


@meeting_page("minutes.retract_meeting")
def retract_view(request, meeting):
    """GET asks, POST takes down."""
    form = GroundsForm(
        request.POST if request.method == "POST" else None,
        meeting=meeting,
        told="公開されます。この会議の番地を開いた人が読みます。",
    )
    if form.is_valid():
        try:
            retract(meeting=meeting, by=request.user, at=timezone.now(), **form.grounds)
        except StaleRevision:
            form.add_error(None, STALE)
            form.forget_revision()
        except RetractionRefused as error:
            form.add_error(None, str(error))
        else:
            _log(request, meeting, form)
            messages.success(request, "公開を停止しました。この会議の番地を開くと、停止の日と理由が出ます。")
            return HttpResponseRedirect(reverse("admin:minutes_meeting_change", args=[meeting.pk]))
    return _page(request, meeting, form)


def _log(request, meeting, form):
    said = f"公開停止。理由：{form.cleaned_data['reason']}　根拠：{form.cleaned_data['rule']}"
    LogEntry.objects.log_actions(
        request.user.pk, Meeting.objects.filter(pk=meeting.pk), CHANGE, said, single_object=True
    )


def _page(request, meeting, form):
    context = {
        "form": form,
        "editions": meeting.editions.standing().without_record().order_by("number"),
    }
    return render_meeting_page(
        request, meeting, "admin/withdrawing/retract.html", "公開を停止する", **context
    )
