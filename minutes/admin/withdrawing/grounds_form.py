"""The form of an act that cannot be undone: its reason, the rule that it rests on, and a box that confirms it."""

from django import forms

from minutes.admin.form_fields import LineField, WordsField
from minutes.models import Meeting

STALE = (
    "この画面を開いた後に記録が保存されたので、まだ何もしていません。確かめてから、もう一度押してください。"
)


class GroundsForm(forms.Form):
    """Asks for the grounds of taking a meeting down, or of erasing an original."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    reason = WordsField(label="理由", max_length=2000, widget=forms.Textarea(attrs={"rows": 2, "cols": 60}))
    rule = LineField(
        label="根拠",
        max_length=500,
        help_text="規程や決定の名。例: 会議規程第12条",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    confirmed = forms.BooleanField(label="元に戻せないことを確かめました。")

    def __init__(self, data=None, *, meeting: Meeting, reason_help: str):
        super().__init__(data, initial={"seen_revision": meeting.revision})
        self.meeting = meeting
        self.fields["reason"].help_text = reason_help

    def refuse_stale(self) -> None:
        """Says that the record was saved meanwhile. The next press of the button means the record as it is now."""
        self.add_error(None, STALE)
        self.data = self.data.copy()
        self.data["seen_revision"] = str(Meeting.objects.get(pk=self.meeting.pk).revision)

    @property
    def grounds(self) -> dict:
        """Returns reason, rule and revision, as the verbs take them."""
        return {name: self.cleaned_data[name] for name in ("reason", "rule")} | {
            "revision": self.cleaned_data["seen_revision"]
        }
