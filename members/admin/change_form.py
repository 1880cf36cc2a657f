"""The form for one 廃置分合 (merger, rename, …): date, kind, organisations before, organisations after."""

from django import forms
from django.db import transaction

from members.admin.typed_signs import without_signs
from members.codes import PREFECTURES
from members.models import Organisation, OrganisationChange
from members.registry import ChangeRefused, record_change

Kind = OrganisationChange.Kind
# 沖縄の復帰 happened once; it is not offered.
KINDS = [choice for choice in Kind.choices if choice[0] != Kind.RETURN]
# The form has fields for two new organisations: first_key, first_name, …, second_key, …
NEW_PREFIXES = ("first", "second")
NEW_FIELDS = ("key", "name", "kana", "kind", "district")
REQUIRED_NEW_FIELDS = ("key", "name", "kind")


def _options(name):
    model_field = Organisation._meta.get_field(name)
    return {"label": model_field.verbose_name, "help_text": model_field.help_text, "required": False}


def _text(name):
    limit = Organisation._meta.get_field(name).max_length
    return without_signs(forms.CharField(max_length=limit, **_options(name)))


def _kind():
    return forms.ChoiceField(
        choices=[("", "（選んでください）"), *Organisation.Kind.choices], **_options("kind")
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
        (title, {"fields": tuple(f"{prefix}_{name}" for name in NEW_FIELDS), "description": note})
        for prefix, title, note in (
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
        """Records the change and rolls it back, so that a ChangeRefused becomes an error of the form."""
        cleaned = super().clean()
        for prefix in NEW_PREFIXES:
            self._clean_new(prefix)
        if not self.errors:
            try:
                with transaction.atomic():
                    record_change(**self.change_values(), by=self.by)
                    transaction.set_rollback(True)
            except ChangeRefused as error:
                self.add_error(None, str(error).splitlines())
        return cleaned

    def _clean_new(self, prefix):
        values = {name: self.cleaned_data.get(f"{prefix}_{name}") for name in NEW_FIELDS}
        if any(values.values()):
            for name in REQUIRED_NEW_FIELDS:
                if not values[name] and f"{prefix}_{name}" not in self.errors:
                    self.add_error(f"{prefix}_{name}", "新しくできる団体には、コード・名前・種類が要ります。")

    def change_values(self) -> dict:
        """Returns the arguments of record_change, without `by`.

        Each call reads the organisations from the database again, because record_change changes the instances.
        """
        cleaned = self.cleaned_data
        new = [self._new_organisation(prefix) for prefix in NEW_PREFIXES if cleaned[f"{prefix}_key"]]
        return {
            "day": cleaned["took_effect_on"],
            "kind": cleaned["kind"],
            "event": cleaned["event"],
            "before": list(cleaned["before"].all()),
            "after": [*cleaned["after"].all(), *new],
        }

    def _new_organisation(self, prefix):
        values = {name: self.cleaned_data[f"{prefix}_{name}"] for name in NEW_FIELDS}
        number = values["key"][:2]
        return Organisation(**values, prefecture=number if number in PREFECTURES else "")
