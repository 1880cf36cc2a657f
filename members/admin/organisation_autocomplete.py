"""Select organisations with Django's autocomplete: each option shows prefecture and years (a plain select would list 1,741)."""

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from members.admin.organisation_description import describe
from members.models import Organisation


class OrganisationField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return describe(obj)


class OrganisationsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj):
        return describe(obj)


URL_NAME = "%s:members_organisation_choose"
PLACEHOLDER = {"data-placeholder": "団体の名で探す"}
SCRIPT = forms.Media(js=["choosing.js"])


class OrganisationSelect(AutocompleteSelect):
    url_name = URL_NAME

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | PLACEHOLDER

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, _ids_among(value), attr)

    @property
    def media(self):
        return super().media + SCRIPT


class OrganisationSelectMultiple(AutocompleteSelectMultiple):
    url_name = URL_NAME

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | PLACEHOLDER

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, _ids_among(value), attr)

    @property
    def media(self):
        return super().media + SCRIPT


def _ids_among(values):
    """Returns the values that are ids. A form that was refused comes back with whatever was sent."""
    return [value for value in values if value.isascii() and value.isdecimal() and len(value) < 19]


class OrganisationAutocompleteView(AutocompleteJsonView):
    """Answers the requests that both widgets send while a clerk types."""

    def serialize_result(self, obj, to_field_name):
        return super().serialize_result(obj, to_field_name) | {"text": describe(obj)}


def organisation_formfield_options(model_admin, db_field) -> dict:
    """Returns `form_class` and `widget` for a relation to Organisation, and an empty dict for any other relation."""
    if db_field.remote_field.model is not Organisation:
        return {}
    many = db_field.many_to_many
    widget = OrganisationSelectMultiple if many else OrganisationSelect
    return {
        "form_class": OrganisationsField if many else OrganisationField,
        "widget": widget(db_field, model_admin.admin_site),
    }
