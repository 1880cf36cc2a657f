"""Rights by plain names: Django stores "Can add 会議", in English and untranslated."""

from django import forms
from django.contrib.auth.models import Permission

DEEDS = {"add": "足す", "change": "直す", "delete": "削除する", "view": "見る"}


class RightsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj):
        return right_name(obj)


def right_name(right: Permission) -> str:
    """会議を足す; a right of our own as it names itself: 会議録を公開できる."""
    deed, _, model_name = right.codename.partition("_")
    kind = right.content_type
    if deed not in DEEDS or model_name != kind.model or kind.model_class() is None:
        return right.name
    return f"{kind.model_class()._meta.verbose_name}を{DEEDS[deed]}"


def rights_options() -> dict:
    """How a form offers rights: those over the tables that the desk has pages for."""
    offered = Permission.objects.filter(content_type__app_label__in=["members", "minutes", "auth"])
    offered = offered.exclude(content_type__model__startswith="historical").exclude(
        content_type__model="permission"
    )
    return {"form_class": RightsField, "queryset": offered.select_related("content_type")}
