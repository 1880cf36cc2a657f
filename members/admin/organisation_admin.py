"""The admin of 団体 (organisations), one row for each generation."""

from django import forms
from django.contrib import admin
from django.db import transaction
from django.urls import path
from django.utils import timezone

from members.admin.date_echo import read_date_view
from members.admin.desk_admin import DeskAdmin
from members.admin.organisation_autocomplete import OrganisationAutocompleteView
from members.admin.organisation_description import prefecture_name
from members.admin.organisation_search import organisations_meant
from members.codes import PREFECTURES, is_valid_code
from members.models import Organisation, RegistryState
from members.registry import BEGINNING, join_organisations, join_problem, store_organisation

SHIPPED = "プログラムといっしょに配っている団体なので、削除できません。"


class OrganisationForm(forms.ModelForm):
    prefecture = forms.ChoiceField(
        label="都道府県",
        required=False,
        choices=[
            ("", "（なし）"),
            *((number, prefecture.name) for number, prefecture in PREFECTURES.items()),
        ],
        help_text="国の機関などは空欄。",
    )

    def clean_key(self):
        key = self.cleaned_data["key"]
        if key.isdecimal() and len(key) == 6 and not is_valid_code(key):
            raise forms.ValidationError(
                "団体コードの最後の数字（検査数字）が合いません。6桁を確かめてください。"
            )
        return key

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("valid_from"), cleaned.get("valid_to")
        if since and (until is None or until > since):
            key = cleaned.get("key") or self.instance.key
            others = Organisation.objects.filter(key=key).exclude(pk=self.instance.pk)
            if others.overlapping(since, until).exists():
                self.add_error(
                    "valid_from",
                    "同じ番号の団体の期間と重なっています。いつから・いつまでを確かめてください。",
                )
        return cleaned

    def clean_same_as(self):
        same_as = self.cleaned_data["same_as"]
        problem = join_problem(self.instance, same_as) if same_as else ""
        if problem:
            raise forms.ValidationError(problem)
        return same_as


class PrefectureFilter(admin.SimpleListFilter):
    title = "都道府県"
    parameter_name = "prefecture"
    template = "admin/filter_closed.html"

    def lookups(self, request, model_admin):
        return [(number, prefecture.name) for number, prefecture in PREFECTURES.items()]

    def queryset(self, request, queryset):
        return queryset.filter(prefecture=self.value()) if self.value() else queryset


class InForceFilter(admin.SimpleListFilter):
    title = "今あるか"
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [("yes", "今ある"), ("no", "なくなった")]

    def queryset(self, request, queryset):
        in_force = queryset.valid_on(timezone.localdate())
        if self.value() == "yes":
            return in_force
        return queryset.exclude(pk__in=in_force.values("pk")) if self.value() == "no" else queryset


@admin.register(Organisation)
class OrganisationAdmin(DeskAdmin):
    form = OrganisationForm
    fields = ("key", "name", "kana", "kind", "prefecture", "district", "valid_from", "valid_to", "same_as")
    autocomplete_fields = ("same_as",)
    list_display = ("name", "kana", "kind", "prefecture_", "district", "key", "valid_from", "valid_to")
    list_filter = (InForceFilter, "kind", PrefectureFilter)
    search_fields = ("name", "kana", "key")
    ordering = ("key", "valid_from")

    @admin.display(description="都道府県", ordering="prefecture")
    def prefecture_(self, obj):
        return prefecture_name(obj)

    def get_fields(self, request, obj=None):
        """Names the prefecture where it can only be read: its column holds a number."""
        only_read = obj is not None and (
            obj.shipped
            or getattr(request, "reads_history", False)
            or not self.has_change_permission(request, obj)
        )
        return tuple("prefecture_" if only_read and name == "prefecture" else name for name in self.fields)

    def get_readonly_fields(self, request, obj=None):
        """Locks the key, which is part of a public address, and all but `same_as` of a shipped row.

        The next load would set a shipped row back to what the table says.
        """
        fields = super().get_readonly_fields(request, obj)
        if fields or obj is None:
            return fields
        if not obj.shipped:
            return ("key",)
        return tuple(name for name in (*self.fields, "prefecture_") if name != "same_as")

    def why_not_delete(self, obj) -> str:
        return SHIPPED if obj.shipped else super().why_not_delete(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and self.why_not_delete(obj))

    def get_changeform_initial_data(self, request):
        return {"valid_from": BEGINNING} | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        if not change:
            store_organisation(row=obj, by=request.user)
            return
        with transaction.atomic():
            if "same_as" in form.changed_data:
                join_organisations(row=obj, same_as=obj.same_as, by=request.user)
            else:
                super().save_model(request, obj, form, change)
                before = form.initial
                RegistryState.raise_revision(
                    {obj.name, before.get("name", obj.name)}, {obj.key, before.get("key", obj.key)}
                )

    def get_search_results(self, request, queryset, search_term):
        return organisations_meant(queryset, search_term), False

    def get_urls(self):
        autocomplete = OrganisationAutocompleteView.as_view(admin_site=self.admin_site)
        return [
            path(
                "read-date/",
                self.admin_site.admin_view(read_date_view),
                name="members_organisation_read_date",
            ),
            path("choose/", self.admin_site.admin_view(autocomplete), name="members_organisation_choose"),
            *super().get_urls(),
        ]
