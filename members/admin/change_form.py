"""The one form for a merger, a rename or the like: the day, the kind, who there was before, who there is after."""

from django import forms
from django.db import transaction

from members.codes import PREFECTURES
from members.models import Organisation, OrganisationChange
from members.registry import ChangeRefused, record_change

Kind = OrganisationChange.Kind
# 沖縄の復帰 came once.
KINDS = [choice for choice in Kind.choices if choice[0] != Kind.RETURN]
NEW = ("first", "second")
PARTS = ("key", "name", "kana", "kind", "district")
NEEDED = ("key", "name", "kind")


def _field(name, **values):
    model = Organisation._meta.get_field(name)
    return {"label": model.verbose_name, "help_text": model.help_text, "required": False} | values


def _text(name):
    return forms.CharField(max_length=Organisation._meta.get_field(name).max_length, **_field(name))


def _kind():
    return forms.ChoiceField(
        choices=[("", "（選んでください）"), *Organisation.Kind.choices], **_field("kind")
    )


FIELDSETS = [
    (None, {"fields": ("took_effect_on", "kind", "event")}),
    (
        "前",
        {
            "fields": ("before",),
            "description": "この変更で終わる団体。分離のときは、分かれる元の団体（続きます）。",
        },
    ),
    (
        "後：前からあって続く団体",
        {"fields": ("after",), "description": "編入した市など。新しくできる団体だけなら空欄。"},
    ),
    *(
        (title, {"fields": tuple(f"{one}_{part}" for part in PARTS), "description": note})
        for one, title, note in (
            (
                "first",
                "後：新しくできる団体",
                "名前だけが変わるときも、ここに新しい名前と今までのコードを書きます。",
            ),
            ("second", "後：新しくできる団体がもう一つあれば", "分割のときなど。"),
        )
    ),
]


class ChangeForm(forms.ModelForm):
    first_key, second_key = _text("key"), _text("key")
    first_name, second_name = _text("name"), _text("name")
    first_kana, second_kana = _text("kana"), _text("kana")
    first_kind, second_kind = _kind(), _kind()
    first_district, second_district = _text("district"), _text("district")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "after" in self.fields:
            self.fields["after"].required = False
            self.fields["event"].help_text += "。空欄なら、前と後の名から作ります。"
            self.fields["kind"].choices = [("", "（選んでください）"), *KINDS]

    def clean(self):
        """Try the change out and take it back, so that whatever stands against it is said here."""
        cleaned = super().clean()
        for one in NEW:
            self._clean_new(one)
        if not self.errors:
            try:
                with transaction.atomic():
                    record_change(**self.told(), by=self.by)
                    transaction.set_rollback(True)
            except ChangeRefused as error:
                self.add_error(None, str(error).splitlines())
        return cleaned

    def _clean_new(self, one):
        typed = {part: self.cleaned_data.get(f"{one}_{part}") for part in PARTS}
        if any(typed.values()):
            for part in NEEDED:
                if not typed[part] and f"{one}_{part}" not in self.errors:
                    self.add_error(f"{one}_{part}", "新しくできる団体には、コード・名前・種類が要ります。")

    def told(self) -> dict:
        """What record_change is told, but for who tells it; the organisations read anew, since it changes them."""
        given = self.cleaned_data
        return {
            "day": given["took_effect_on"],
            "kind": given["kind"],
            "event": given["event"],
            "before": list(given["before"].all()),
            "after": [*given["after"].all(), *(self._new(one) for one in NEW if given[f"{one}_key"])],
        }

    def _new(self, one):
        values = {part: self.cleaned_data[f"{one}_{part}"] for part in PARTS}
        number = values["key"][:2]
        return Organisation(**values, prefecture=number if number in PREFECTURES else "")
