"""The forms of a meeting and of its rows. Each knows the revision that it was opened on, and keeps what was typed."""

from django import forms
from django.forms.models import ModelChoiceField
from django.utils.functional import cached_property

from members.admin.typed_signs import uncut
from minutes.admin.form_fields import AttendeeField, LineField
from minutes.desk.rows.row_order import numbers_of
from minutes.models import Meeting
from minutes.notation.redactions import redactions_in

CONTROLS = ("reason", "seen_revision")
# What the form of a new meeting has besides (meeting_form.py).
OF_NEW_MEETING = ("once_key", "likes_shown")
STALE = "この会議の記録は、この画面を開いた後に、ほかの画面で保存されています。まだ何も保存していません。"
COMPARE = "「いま保存されている内容」と見比べて、よければもう一度「保存」を押してください。"
ADD_ANYWAY = "このまま足してよければ、もう一度「保存」を押してください。"
REDACTION_TOUCHED = (
    "取り消した言葉の印（［取消し12-1］など）は、消すことも、写して増やすことも、新しく書くこともできません。"
)
BEHIND_TO_ADD = "番号で。例: 12。0ならいちばん前、空欄ならいちばん後ろに置きます。"
BEHIND_TO_MOVE = "場所を変えるときだけ、番号で。例: 12。0ならいちばん前に置きます。"


class RecordForm(forms.ModelForm):
    """The admin sets `meeting` on the class that it makes for a request. None: the meeting itself is being added."""

    meeting: Meeting | None = None
    # Why the verb refused what this form sent, where the form itself could not know.
    refused = ""
    seen_revision = forms.IntegerField(
        label="開いたときの改訂", widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
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
        """Returns the names of the changed fields, without those that only say how to save."""
        return [name for name in super().changed_data if name not in (*CONTROLS, *OF_NEW_MEETING)]

    def clean(self):
        cleaned = super().clean()
        if self.refused:
            self.add_error(None, self.refused)
        if self.changed_data and self._is_stale():
            self._show_stored()
        for name in [name for name, value in cleaned.items() if isinstance(value, str)]:
            if redactions_in(cleaned[name]) != redactions_in(str(self.initial.get(name) or "")):
                self.add_error(name, REDACTION_TOUCHED)
        return cleaned

    def _is_stale(self):
        return self.meeting is not None and self.cleaned_data.get("seen_revision") != self.meeting.revision

    def _show_stored(self):
        """Refuses this save, shows what is stored beside what was typed, and lets the next save overwrite it."""
        is_stored = self.instance.pk is not None
        self.add_error(
            None, forms.ValidationError(STALE + (COMPARE if is_stored else ADD_ANYWAY), code="stale")
        )
        for name in self.changed_data if is_stored else ():
            if name in self.initial:
                self.add_error(name, f"いま保存されている内容：{self._stored_words(name)}")
        self.data = self.data.copy()
        self.data[self.add_prefix("seen_revision")] = str(self.meeting.revision)

    def _stored_words(self, name):
        """Returns what is stored in a field, in words."""
        field, value = self.fields[name], self.initial[name]
        if isinstance(field, ModelChoiceField):
            row = getattr(self.instance, name)
            value = field.label_from_instance(row) if row else ""
        elif isinstance(field, forms.MultipleChoiceField):
            names = dict(field.choices)
            value = "、".join(names[one] for one in value)
        elif isinstance(field, forms.ChoiceField):
            value = dict(field.choices).get(value, value)
        elif isinstance(field, forms.BooleanField):
            value = "はい" if value else "いいえ"
        return value or "（空欄）"


class RowForm(RecordForm):
    """The form of a row. `behind` is the number of the row that it is to follow."""

    behind = uncut(forms.CharField(label="この番号の次に置く", required=False, max_length=12))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "behind" in self.fields:
            self.fields["behind"].help_text = BEHIND_TO_MOVE if self.instance.pk else BEHIND_TO_ADD
        self.instance.meeting = self.meeting

    def clean_behind(self):
        """Returns the number (12, #12 or １２) as an int, or None where nothing was typed."""
        typed = self.cleaned_data["behind"].strip().lstrip("#＃")
        if not typed:
            return None
        if not typed.isdecimal():
            raise forms.ValidationError("番号で書いてください。例: 12")
        number = int(typed)
        if number and number not in numbers_of(self.instance):
            raise forms.ValidationError(f"#{number} は、この会議のこの並びにはありません。")
        return number

    def refuse_duplicate(self, name, message):
        """Returns the cleaned value. Raises ValidationError where another row of the meeting has it too."""
        value = self.cleaned_data[name]
        others = type(self.instance).objects.filter(meeting=self.meeting, **{name: value})
        duplicate = others.exclude(pk=self.instance.pk).first()
        if duplicate:
            raise forms.ValidationError(f"{message}（#{duplicate.number}）。")
        return value
