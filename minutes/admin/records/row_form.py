"""The form of a row of a record: it knows which state of the meeting it was opened on, and keeps what was typed."""

from django import forms
from django.forms.models import ModelChoiceField
from django.utils.functional import cached_property

from minutes.admin.form_fields import AttendeeField, LineField
from minutes.desk.rows.row_order import numbers_of
from minutes.models import Meeting
from minutes.notation.redactions import marks_in

CONTROLS = ("reason", "seen_revision")
STALE = "この会議の記録は、この画面を開いた後に、ほかの画面で保存されています。まだ何も保存していません。"
COMPARE = "「いま保存されている内容」と見比べて、よければもう一度「保存」を押してください。"
ADD_ANYWAY = "このまま足してよければ、もう一度「保存」を押してください。"
MARKS = (
    "取り消した言葉の印（［取消し12-1］など）は、消すことも、写して増やすことも、新しく書くこともできません。"
)
BEHIND_TO_ADD = "番号で。例: 12。0ならいちばん前、空欄ならいちばん後ろに置きます。"
BEHIND_TO_MOVE = "場所を変えるときだけ、番号で。例: 12。0ならいちばん前に置きます。"


class RecordForm(forms.ModelForm):
    """`meeting` is set by the admin on the class made for a request; None while a meeting is being added."""

    meeting: Meeting | None = None
    seen_revision = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )
    reason = LineField(
        label="変更の理由",
        required=False,
        max_length=500,
        help_text="なくてもかまいません。履歴に残り、公開はされません。",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.meeting:
            self.initial["seen_revision"] = self.meeting.revision
        for field in self.fields.values():
            if isinstance(field, AttendeeField):
                field.queryset = self.meeting.attendees.all()

    @cached_property
    def changed_data(self):
        """What was typed, without what only says how to save it."""
        return [name for name in super().changed_data if name not in CONTROLS]

    def clean(self):
        cleaned = super().clean()
        if self.changed_data and self._is_stale():
            self._show_what_stands()
        for name in [name for name, value in cleaned.items() if isinstance(value, str)]:
            if marks_in(cleaned[name]) != marks_in(str(self.initial.get(name) or "")):
                self.add_error(name, MARKS)
        return cleaned

    def _is_stale(self):
        return self.meeting is not None and self.cleaned_data.get("seen_revision") != self.meeting.revision

    def _show_what_stands(self):
        """Refuse this save, say what is stored beside what was typed, and let the next save overwrite it."""
        standing = self.instance.pk is not None
        self.add_error(
            None, forms.ValidationError(STALE + (COMPARE if standing else ADD_ANYWAY), code="stale")
        )
        for name in self.changed_data if standing else ():
            if name in self.initial:
                self.add_error(name, f"いま保存されている内容：{self._standing(name)}")
        self.data = self.data.copy()
        self.data[self.add_prefix("seen_revision")] = str(self.meeting.revision)

    def _standing(self, name):
        """What is stored in a field, as a clerk reads it."""
        field, value = self.fields[name], self.initial[name]
        if isinstance(field, ModelChoiceField):
            chosen = getattr(self.instance, name)
            value = field.label_from_instance(chosen) if chosen else ""
        elif isinstance(field, forms.ChoiceField):
            value = dict(field.choices).get(value, value)
        return value or "（空欄）"


class RowForm(RecordForm):
    """A row within the record's order."""

    behind = forms.CharField(label="この番号の次に置く", required=False, max_length=12)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "behind" in self.fields:
            self.fields["behind"].help_text = BEHIND_TO_MOVE if self.instance.pk else BEHIND_TO_ADD
        self.instance.meeting = self.meeting

    def clean_behind(self):
        """The number as an int, None where nothing was typed: 12, #12, １２."""
        typed = self.cleaned_data["behind"].strip().lstrip("#＃")
        if not typed:
            return None
        if not typed.isdecimal():
            raise forms.ValidationError("番号で書いてください。例: 12")
        number = int(typed)
        if number and number not in numbers_of(self.instance):
            raise forms.ValidationError(f"#{number} は、この会議のこの並びにはありません。")
        return number

    def refuse_twin(self, name, said):
        """Two rows of a meeting may not bear the same label."""
        twins = type(self.instance).objects.filter(meeting=self.meeting, **{name: self.cleaned_data[name]})
        twin = twins.exclude(pk=self.instance.pk).first()
        if twin:
            raise forms.ValidationError(f"{said}（#{twin.number}）。")
        return self.cleaned_data[name]
