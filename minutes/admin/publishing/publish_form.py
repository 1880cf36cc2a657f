"""The form of a publication: status and reason, and for each changed block what readers and the desk are told."""

import datetime

from django import forms

from members import wareki
from minutes.admin.form_fields import LineField, WordsField
from minutes.admin.publishing.correction_origins import OriginChoices
from minutes.admin.publishing.publish_preview import PublicationPreview
from minutes.admin.publishing.statuses import initial_status, needs_reason, statuses_for
from minutes.admin.restated_places import RestatedPlaces
from minutes.models import Correction, Edition
from minutes.publication.editions.correction_notes import Note
from minutes.publication.withdrawal.republication_check import restated_in
from minutes.record.block_keys import BlockKey

STALE = "この画面を開いた後に記録が保存されたので、まだ公開していません。下に今の内容を出しました。確かめてから、もう一度公開してください。"
SAME = "（選べません：いまの版から、状態も記録も変わりません）"


class StatusChoice(forms.RadioSelect):
    """The statuses. `off`: the one that cannot be published, because nothing differs from the edition that has it."""

    off: str | None = None

    def create_option(self, name, value, label, *args, **options):
        is_off = str(value) == self.off
        option = super().create_option(name, value, f"{label}{SAME}" if is_off else label, *args, **options)
        if is_off:
            option["attrs"]["disabled"] = True
        return option


class PublishForm(forms.Form):
    """`day` is the day of the publication, on which the offered statuses depend."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    status = forms.ChoiceField(label="状態", widget=StatusChoice)
    reason = WordsField(
        label="公開の理由", required=False, widget=forms.Textarea(attrs={"rows": 3, "cols": 60})
    )

    def __init__(self, data=None, *, preview: PublicationPreview, day: datetime.date):
        self.preview, meeting = preview, preview.meeting
        state = (preview.previous, meeting.held_on, day)
        off = preview.previous.status if preview.previous and preview.is_same else None
        status = initial_status(*state)
        initial = {"seen_revision": meeting.revision, "status": None if status == off else status}
        super().__init__(data, initial=initial)
        self.fields["status"].widget.off = off
        self.fields["status"].choices = statuses_for(*state)
        self.fields["reason"].help_text = (
            "読む人のための説明です。訂正の一覧に出ます。箇所ごとの理由を空欄にすると、この理由になります。"
            if preview.previous
            else "読む人のための説明です。初めての公開では、なくてもかまいません。"
        )
        if meeting.held_on and meeting.held_on > day:
            self.fields["is_to_come"] = forms.BooleanField(
                required=False,
                label=f"開催日（{wareki.format_date(meeting.held_on)}）は、まだ来ていない日です。それでも速報か確定として公開する",
            )
        self.origins = OriginChoices(meeting) if preview.corrections else None
        for correction in preview.corrections:
            self.fields |= self._fields_of(correction)
        self.places = RestatedPlaces(self, restated_in(meeting, self._record()))

    def _record(self):
        """The record as it would be published, with the reasons as they are typed: readers read these too."""
        typed = {str(row.key): self.data.get(f"reason-{row.key}", "") for row in self.preview.corrections}
        reasons = {key: text for key, text in typed.items() if text.strip()}
        return self.preview.record | {"reason": self.data.get("reason", ""), "reasons": reasons}

    def _fields_of(self, correction):
        name, key = correction.name, correction.key
        return {
            f"category-{key}": forms.ChoiceField(
                label=f"{name} の区分", choices=Correction.Category.choices, initial=correction.category
            ),
            f"reason-{key}": LineField(label=f"{name} の理由", required=False, max_length=500),
            f"origin-{key}": forms.ChoiceField(
                label=f"{name} は誰の求めか", choices=self.origins.choices, initial=self.origins.initial(key)
            ),
            f"note-{key}": LineField(label=f"{name} の内部の覚え", required=False, max_length=500),
        }

    def clean(self):
        """Refuses a form that saw an older state, whatever else is wrong, and a missing reason."""
        if self.cleaned_data.get("seen_revision") != self.preview.meeting.revision:
            self.add_error(None, STALE)
        status, reason = self.cleaned_data.get("status"), self.cleaned_data.get("reason")
        is_record = bool(status) and status not in Edition.ANNOUNCEMENTS
        if is_record and "is_to_come" in self.fields and not self.cleaned_data.get("is_to_come"):
            self.add_error(
                "is_to_come", "開催日を確かめてください。そのとおりなら、ここに印を付けてください。"
            )
        is_missing = not reason and "reason" not in self.errors
        if status and is_missing and needs_reason(self.preview.previous, status):
            self.add_error("reason", "読む人のために、公開の理由を書いてください。")

    def corrections(self):
        """Returns each correction with its four fields, for the template."""
        names = ("category", "reason", "origin", "note")
        return [
            (correction, [self[f"{name}-{correction.key}"] for name in names])
            for correction in self.preview.corrections
        ]

    def values_by_block(self, name: str) -> dict[BlockKey, str]:
        """Returns {block key: value} of one of the four fields, without the blocks where it was left empty."""
        keys = [correction.key for correction in self.preview.corrections]
        values = {key: self.cleaned_data[f"{name}-{key}"] for key in keys}
        return {key: value for key, value in values.items() if value}

    def notes(self) -> dict[BlockKey, Note]:
        """Returns {block key: who asked for the correction, and the desk's own note}."""
        texts = self.values_by_block("note")
        return {
            key: self.origins.note(choice, texts.get(key, ""))
            for key, choice in self.values_by_block("origin").items()
        }
