"""Choosing an organisation by typing its name: each with its prefecture and its years, never 1,741 options."""

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from members.admin.naming import describe
from members.models import Organisation


class OrganisationField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return describe(obj)


class OrganisationsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj):
        return describe(obj)


PLACEHOLDER = {"data-placeholder": "団体の名で探す"}
NAMING = forms.Media(js=["choosing.js"])


class ChooseOrganisation(AutocompleteSelect):
    url_name = "%s:members_organisation_choose"

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | PLACEHOLDER

    @property
    def media(self):
        return super().media + NAMING


class ChooseOrganisations(AutocompleteSelectMultiple):
    url_name = "%s:members_organisation_choose"

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | PLACEHOLDER

    @property
    def media(self):
        return super().media + NAMING


class OrganisationChoices(AutocompleteJsonView):
    """What the two widgets above ask while a clerk types."""

    def serialize_result(self, obj, to_field_name):
        return super().serialize_result(obj, to_field_name) | {"text": describe(obj)}


def choosing(model_admin, db_field) -> dict:
    """The form field and the widget for a relation to organisations; nothing for any other."""
    if db_field.remote_field.model is not Organisation:
        return {}
    many = db_field.many_to_many
    return {
        "form_class": OrganisationsField if many else OrganisationField,
        "widget": (ChooseOrganisations if many else ChooseOrganisation)(db_field, model_admin.admin_site),
    }
