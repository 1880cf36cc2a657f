"""Permissions under Japanese names: Django stores "Can add 会議", in English and untranslated."""

from django import forms
from django.contrib.auth.models import Permission

ACTIONS = {"add": "足す", "change": "直す", "delete": "削除する", "view": "見る"}


class RightsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj):
        return right_name(obj)


def right_name(right: Permission) -> str:
    """Returns 会議を足す; of a permission of our own its own name: 会議録を公開できる."""
    action, _, model_name = right.codename.partition("_")
    kind = right.content_type
    if action not in ACTIONS or model_name != kind.model or kind.model_class() is None:
        return right.name
    return f"{kind.model_class()._meta.verbose_name}を{ACTIONS[action]}"


def rights_options() -> dict:
    """Returns the arguments of a form field that offers the permissions on those tables that the admin has pages for."""
    offered = Permission.objects.filter(content_type__app_label__in=["members", "minutes", "auth"])
    offered = offered.exclude(content_type__model__startswith="historical").exclude(
        content_type__model="permission"
    )
    return {"form_class": RightsField, "queryset": offered.select_related("content_type")}
