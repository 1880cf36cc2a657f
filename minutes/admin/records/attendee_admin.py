"""出席団体: who attended, by the label as printed, and which organisation the label stands for."""

from django import forms
from django.contrib import admin
from django.urls import path

from members import registry
from members.admin.organisation_autocomplete import OrganisationField
from members.admin.organisation_description import describe
from members.models import Organisation
from minutes.admin.records.row_admin import RowAdmin
from minutes.admin.records.row_form import RowForm
from minutes.admin.searching.public_words import WHO
from minutes.admin.settling.names_page import names_view
from minutes.admin.settling.settle_page import settle_view
from minutes.models import AttendeeOrganisation
from minutes.notation.document import is_label
from minutes.notation.reading.speakers import is_organisation


class AttendeeForm(RowForm):
    candidate = OrganisationField(
        Organisation.objects.none(),
        label="団体の候補",
        required=False,
        blank=True,
        empty_label="決めない",
        widget=forms.RadioSelect,
        help_text="会議の日にこの名だった団体、なければ近い名の団体です。ここから選ぶか、下の「団体」で探してください。",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "candidate" in self.fields:
            self.fields["candidate"].queryset = _candidates(self.instance)

    def clean_label(self):
        label = self.cleaned_data["label"]
        if not is_label(label):
            raise forms.ValidationError("名に使える括弧（ ）は一組までで、コロン：は使えません。")
        return self.refuse_duplicate("label", f"「{label}」はもうあります")

    def clean(self):
        cleaned = super().clean()
        organisation, candidate = cleaned.get("organisation"), cleaned.get("candidate")
        if candidate and organisation and "organisation" in self.changed_data and organisation != candidate:
            self.add_error(
                "organisation", "候補と「団体」とで、別の団体が選ばれています。どちらかにしてください。"
            )
        cleaned["organisation"] = candidate or organisation
        if cleaned["organisation"] and cleaned.get("label_kind") == AttendeeOrganisation.LabelKind.PERSON:
            self.add_error(
                "label_kind",
                "個人の名には団体を付けられません。団体を空欄にするか、種類を団体にしてください。",
            )
        return cleaned


def _candidates(row):
    """Returns the organisations that bore the label on the day of the meeting, else those with names like it; none where
    the row has one already."""
    if not row.label or row.organisation_id or row.meeting.held_on is None:
        return Organisation.objects.none()
    day = row.meeting.held_on
    candidates = registry.candidates(row.label, day)
    if not candidates and is_organisation(row.label):
        candidates = registry.near_names(row.label, day)
    return Organisation.objects.filter(pk__in=[organisation.pk for organisation in candidates])


class IdentifiedFilter(admin.SimpleListFilter):
    title = "団体の特定"
    parameter_name = "identified"

    def lookups(self, request, model_admin):
        return [("no", "まだ決まっていない"), ("yes", "決まっている")]

    def queryset(self, request, queryset):
        if self.value() == "no":
            return queryset.unidentified()
        return queryset.exclude(organisation=None) if self.value() == "yes" else queryset


@admin.register(AttendeeOrganisation)
class AttendeeAdmin(RowAdmin):
    form = AttendeeForm
    record_fields = ("place", "label", "label_kind", "capacity", "representative", "organisation")
    autocomplete_fields = ("organisation",)
    list_display = ("address", "meeting", "label", "capacity", "representative", "settled_as")
    list_display_links = ("address", "label")
    list_select_related = ("meeting", "organisation")
    list_filter = ("capacity", IdentifiedFilter)
    search_fields = ("label", "representative", *WHO[1:])

    @admin.display(description="団体", ordering="organisation__key")
    def settled_as(self, obj):
        """Returns prefecture and years too: three towns are called 美里町."""
        return describe(obj.organisation) if obj.organisation else "（まだ）"

    def get_urls(self):
        guard = self.admin_site.admin_view
        return [
            path("names/", guard(names_view), name="minutes_names"),
            path("names/settle/", guard(settle_view), name="minutes_name_settle"),
            *super().get_urls(),
        ]

    def get_fields(self, request, obj=None):
        """Adds the candidates before the organisation, where the label has any."""
        fields = list(super().get_fields(request, obj))
        if obj and "reason" in fields and _candidates(obj).exists():
            fields.insert(fields.index("organisation"), "candidate")
        return fields
