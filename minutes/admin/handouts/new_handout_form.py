"""The form of one file that is to be listed as a handout of its own: number, title, and where it was used."""

from django import forms

from minutes.admin.form_fields import LineField
from minutes.models import Handout
from minutes.notation.redactions import redactions_in

BLANK = "資料番号に全角の空白は使えません（原稿では、空白の後ろが題名になります）。"
TAKEN = "「{}」はもうあります。上で、その資料を選んでください。"
TWICE = "「{}」が二つのファイルに書かれています。"
REDACTED = "取り消した言葉の印（［取消し12-1］など）は書けません。"


class NewHandoutForm(forms.Form):
    """The names of its fields end in the id of the waiting file: label-12, title-12, used-12."""

    label = LineField(label="資料番号", max_length=Handout._meta.get_field("label").max_length)
    title = LineField(label="題名", required=False, max_length=Handout._meta.get_field("title").max_length)
    used = forms.TypedChoiceField(label="使われた議題", required=False, coerce=int, empty_value=None)

    def __init__(self, pk: int, headings, data=None, initial=None):
        super().__init__(data, initial=initial)
        self.pk = pk
        self.fields["used"].choices = [
            ("", "（決めない）"),
            *((number, f"#{number}　{name.strip()[:40]}") for number, name in headings),
        ]

    def add_prefix(self, field_name):
        return f"{field_name}-{self.pk}"

    def clean_label(self):
        label = self.cleaned_data["label"]
        if "\u3000" in label:
            raise forms.ValidationError(BLANK)
        return label

    def clean(self):
        cleaned = super().clean()
        for name in ("label", "title"):
            if redactions_in(cleaned.get(name) or ""):
                self.add_error(name, REDACTED)
        return cleaned


def are_valid(new: list[NewHandoutForm], taken: set[str]) -> bool:
    """Tells whether all can be saved together: each with a label that no other handout has. Marks those that cannot."""
    seen: set[str] = set()
    for form in new:
        if form.is_valid():
            label = form.cleaned_data["label"]
            if label in taken or label in seen:
                form.add_error("label", (TAKEN if label in taken else TWICE).format(label))
            seen.add(label)
    return not any(form.errors for form in new)
