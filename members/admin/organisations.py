"""団体 and 廃置分合: who takes part in meetings, each generation a row."""

from django import forms
from django.contrib import admin
from django.db import transaction
from django.urls import path
from django.utils import timezone

from members.admin.choosing import OrganisationChoices
from members.admin.desk import DeskAdmin
from members.admin.era import read_date_view
from members.admin.naming import prefecture_name
from members.codes import PREFECTURES, is_valid_code
from members.models import Organisation, OrganisationChange, RegistryState
from members.registry import BEGINNING, store_organisation


class OrganisationForm(forms.ModelForm):
    prefecture = forms.ChoiceField(
        label="都道府県",
        required=False,
        choices=[("", "（なし）"), *((number, found.name) for number, found in PREFECTURES.items())],
        help_text="国の機関などは空欄。",
    )

    def clean_key(self):
        key = self.cleaned_data["key"]
        if not key.startswith("x-") and not is_valid_code(key):
            raise forms.ValidationError(
                "団体コードの最後の数字（検査数字）が合いません。6桁を確かめてください。"
            )
        return key


class InPrefecture(admin.SimpleListFilter):
    title = "都道府県"
    parameter_name = "prefecture"
    template = "admin/filter_closed.html"

    def lookups(self, request, model_admin):
        return [(number, found.name) for number, found in PREFECTURES.items()]

    def queryset(self, request, queryset):
        return queryset.filter(prefecture=self.value()) if self.value() else queryset


class Standing(admin.SimpleListFilter):
    title = "今あるか"
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [("yes", "今ある"), ("no", "なくなった")]

    def queryset(self, request, queryset):
        living = queryset.valid_on(timezone.localdate())
        if self.value() == "yes":
            return living
        return queryset.exclude(pk__in=living.values("pk")) if self.value() == "no" else queryset


@admin.register(Organisation)
class OrganisationAdmin(DeskAdmin):
    form = OrganisationForm
    fields = ("key", "name", "kana", "kind", "prefecture", "district", "valid_from", "valid_to", "same_as")
    autocomplete_fields = ("same_as",)
    list_display = ("name", "kana", "kind", "prefecture_", "district", "key", "valid_from", "valid_to")
    list_filter = (Standing, "kind", InPrefecture)
    search_fields = ("name", "kana", "key")
    ordering = ("key", "valid_from")

    @admin.display(description="都道府県", ordering="prefecture")
    def prefecture_(self, obj):
        return prefecture_name(obj)

    def get_readonly_fields(self, request, obj=None):
        """The shipped table finds its rows by key and first day."""
        fields = super().get_readonly_fields(request, obj)
        return ("key", "valid_from") if obj and obj.shipped and not fields else fields

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.shipped)

    def get_changeform_initial_data(self, request):
        return {"valid_from": BEGINNING} | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        if not change:
            store_organisation(row=obj, by=request.user)
            return
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            RegistryState.raise_revision()

    def get_urls(self):
        choices = OrganisationChoices.as_view(admin_site=self.admin_site)
        return [
            path(
                "read-date/",
                self.admin_site.admin_view(read_date_view),
                name="members_organisation_read_date",
            ),
            path("choose/", self.admin_site.admin_view(choices), name="members_organisation_choose"),
            *super().get_urls(),
        ]


@admin.register(OrganisationChange)
class ChangeAdmin(DeskAdmin):
    fields = ("took_effect_on", "kind", "event", "before", "after")
    autocomplete_fields = ("before", "after")
    list_display = ("took_effect_on", "kind", "event")
    list_filter = ("kind",)
    search_fields = ("event", "before__name", "after__name")
    ordering = ("-took_effect_on", "id")

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.shipped)
