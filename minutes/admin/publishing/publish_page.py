"""公開: what would become public, looked at first, then published as it was looked at."""

import datetime

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from minutes.admin.form_fields import LineField, WordsField
from minutes.admin.meeting_page import meeting_or_404, meeting_page, render_meeting_page
from minutes.admin.publishing.correction_origins import Origins
from minutes.admin.publishing.publish_preview import Preview, preview_of
from minutes.admin.publishing.statuses import first_choice, needs_reason, statuses_for
from minutes.desk.workflow.stages import why_not_publish
from minutes.models import Correction
from minutes.publication.editions.correction_notes import Note
from minutes.publication.publish import PublicationRefused, publish
from minutes.revision import StaleRevision

STALE = "この画面を開いた後に記録が保存されたので、まだ公開していません。下に今の内容を出しました。確かめてから、もう一度公開してください。"
# What a preview reads of the meeting.
RELATED = "body__secretariat"


class PublishForm(forms.Form):
    seen_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    status = forms.ChoiceField(label="状態", widget=forms.RadioSelect)
    reason = WordsField(
        label="公開の理由", required=False, widget=forms.Textarea(attrs={"rows": 3, "cols": 60})
    )

    def __init__(self, data=None, *, preview: Preview, day: datetime.date):
        self.preview, previous = preview, preview.previous
        standing = (previous, preview.meeting.held_on, day)
        super().__init__(
            data,
            initial={"seen_revision": preview.meeting.revision, "status": first_choice(*standing)},
        )
        self.fields["status"].choices = statuses_for(*standing)
        self.fields["reason"].help_text = (
            "読む人のための説明です。訂正の一覧に出ます。箇所ごとの理由を空欄にすると、この理由になります。"
            if previous
            else "読む人のための説明です。初めての公開では、なくてもかまいません。"
        )
        self.origins = Origins(preview.meeting) if preview.changes else None
        for changed in preview.changes:
            self.fields |= self._fields_of(changed)

    def _fields_of(self, changed):
        """What the desk settles of one changed block."""
        name, key = changed.name, changed.key
        return {
            f"category-{key}": forms.ChoiceField(
                label=f"{name} の区分", choices=Correction.Category.choices, initial=changed.category
            ),
            f"reason-{key}": LineField(label=f"{name} の理由", required=False, max_length=500),
            f"origin-{key}": forms.ChoiceField(
                label=f"{name} は誰の求めか", choices=self.origins.choices, initial=self.origins.initial(key)
            ),
            f"note-{key}": LineField(label=f"{name} の内部の覚え", required=False, max_length=500),
        }

    def clean(self):
        """Whoever looked at an older state is told, whatever else is wrong."""
        if self.cleaned_data.get("seen_revision") != self.preview.meeting.revision:
            self.add_error(None, STALE)
        status, reason = self.cleaned_data.get("status"), self.cleaned_data.get("reason")
        if (
            status
            and not reason
            and "reason" not in self.errors
            and needs_reason(self.preview.previous, status)
        ):
            self.add_error("reason", "読む人のために、公開の理由を書いてください。")

    def changes(self):
        """Each change with its fields, for the template."""
        return [
            (changed, [self[f"{name}-{changed.key}"] for name in ("category", "reason", "origin", "note")])
            for changed in self.preview.changes
        ]

    def settled(self, name) -> dict[str, str]:
        """What was typed of each changed block under a name, by block key; what was left empty is not there."""
        typed = {changed.key: self.cleaned_data[f"{name}-{changed.key}"] for changed in self.preview.changes}
        return {key: value for key, value in typed.items() if value}

    def notes(self) -> dict[str, Note]:
        texts = self.settled("note")
        return {
            key: self.origins.note(chosen, texts.get(key, ""))
            for key, chosen in self.settled("origin").items()
        }


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
            messages.success(request, _published(edition))
            return HttpResponseRedirect(reverse("admin:minutes_meeting_change", args=[meeting.pk]))
    return _page(request, form)


def _form(request, meeting):
    shown = {"preview": preview_of(meeting), "day": timezone.localdate()}
    return PublishForm(request.POST if request.method == "POST" else None, **shown)


def _publish(form, by):
    """What was approved is what is published: both are of one revision."""
    return publish(
        meeting=form.preview.meeting,
        revision=form.cleaned_data["seen_revision"],
        status=form.cleaned_data["status"],
        by=by,
        at=timezone.now(),
        reason=form.cleaned_data["reason"],
        reasons=form.settled("reason"),
        categories=form.settled("category"),
        notes=form.notes(),
    )


def _published(edition):
    address = reverse("pages:meeting", args=[edition.address])
    return format_html(
        '第{}版（{}）を公開しました。<a href="{}">公開ページを見る</a>',
        *(edition.number, edition.get_status_display(), address),
    )


def _page(request, form):
    meeting = form.preview.meeting
    if form.is_bound:
        # What is shown now is what the next press publishes.
        form.data = form.data.copy()
        form.data["seen_revision"] = str(meeting.revision)
    context = {
        "preview": form.preview,
        "form": form,
        "why_not": why_not_publish(meeting, request.user),
    }
    return render_meeting_page(request, meeting, "admin/publishing/publish.html", "公開する", **context)
