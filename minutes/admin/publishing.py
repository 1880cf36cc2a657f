"""公開: what would become public, looked at first, then published as it was looked at."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from minutes.admin.fields import WordsField
from minutes.admin.preview import Preview, preview_of
from minutes.desk.stages import note_published, why_not_publish
from minutes.models import Correction, Edition, Meeting
from minutes.publication.publish import PublicationRefused, publish
from minutes.revision import StaleRevision

STALE = "この画面を開いた後に記録が保存されたので、まだ公開していません。下に今の内容を出しました。確かめてから、もう一度公開してください。"
STATUSES = [
    (Edition.Status.PRELIMINARY.value, "速報（未確定稿）"),
    (Edition.Status.FINAL.value, "確定"),
]


class PublishForm(forms.Form):
    seen_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    status = forms.ChoiceField(label="状態", choices=STATUSES, widget=forms.RadioSelect)
    reason = WordsField(
        label="公開の理由", required=False, widget=forms.Textarea(attrs={"rows": 3, "cols": 60})
    )

    def __init__(self, data=None, *, preview: Preview):
        self.preview, previous = preview, preview.previous
        super().__init__(
            data,
            initial={
                "seen_revision": preview.meeting.revision,
                "status": previous.status if previous else None,
            },
        )
        self.fields["reason"].required = previous is not None
        self.fields["reason"].help_text = (
            "読む人のための説明です。訂正の一覧に出ます。"
            if previous
            else "読む人のための説明です。初めての公開では、なくてもかまいません。"
        )
        for changed in preview.changes:
            self.fields[f"category-{changed.key}"] = forms.ChoiceField(
                label=f"{changed.name} の区分", choices=Correction.Category.choices, initial=changed.category
            )

    def clean(self):
        """Whoever looked at an older state is told, whatever else is wrong."""
        if self.cleaned_data.get("seen_revision") != self.preview.meeting.revision:
            self.add_error(None, STALE)

    def changes(self):
        """Each change with its field for the category, for the template."""
        return [(changed, self[f"category-{changed.key}"]) for changed in self.preview.changes]

    @property
    def categories(self) -> dict[str, str]:
        start = "category-"
        return {
            name.removeprefix(start): value
            for name, value in self.cleaned_data.items()
            if name.startswith(start)
        }


def publish_view(request, pk):
    """GET shows what would be published; POST publishes exactly that, or shows it again and says why not."""
    if not request.user.has_perm("minutes.publish_meeting"):
        raise PermissionDenied
    form = _form(request, pk)
    if form.is_bound and (why_not := why_not_publish(form.preview.meeting, request.user)):
        form.add_error(None, why_not)
    if form.is_valid():
        try:
            edition = _publish(form, request.user)
        except (StaleRevision, PublicationRefused) as error:
            form = _form(request, pk)  # a stale one says so itself, now that it sees what stands
            if isinstance(error, PublicationRefused):
                form.add_error(None, str(error))
        else:
            messages.success(request, _published(edition))
            return HttpResponseRedirect(reverse("admin:minutes_meeting_change", args=[pk]))
    return _page(request, form)


def _form(request, pk):
    meeting = get_object_or_404(Meeting.objects.select_related("body__secretariat"), pk=pk)
    return PublishForm(request.POST if request.method == "POST" else None, preview=preview_of(meeting))


@transaction.atomic
def _publish(form, by):
    """What was approved is what is published: both are of one revision."""
    meeting, revision, at = form.preview.meeting, form.cleaned_data["seen_revision"], timezone.now()
    edition = publish(
        meeting=meeting,
        revision=revision,
        status=form.cleaned_data["status"],
        by=by,
        at=at,
        reason=form.cleaned_data["reason"],
        categories=form.categories,
    )
    note_published(meeting=meeting, revision=revision, by=by, at=at)
    return edition


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
        **admin.site.each_context(request),
        "title": "公開する",
        "subtitle": str(meeting),
        "opts": Meeting._meta,
        "preview": form.preview,
        "meeting": meeting,
        "form": form,
        "why_not": why_not_publish(meeting, request.user),
    }
    return TemplateResponse(request, "admin/minutes/publish.html", context)
