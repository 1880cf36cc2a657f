"""The admin of 廃置分合: changes of the shipped table are read-only, later ones are entered by a form and taken back whole."""

from django.contrib import admin, messages
from django.db.models import Q
from django.http import HttpResponseRedirect

from members.admin.change_form import FIELDSETS, ChangeForm
from members.admin.desk_admin import DeskAdmin
from members.admin.organisation_search import organisations_meant, spelled
from members.models import Organisation, OrganisationChange
from members.registry import ChangeRefused, record_change, take_back_change

SHIPPED = "プログラムといっしょに配っている廃置分合なので、削除できません。"


@admin.register(OrganisationChange)
class ChangeAdmin(DeskAdmin):
    """A stored change is never edited: to mend a mistake, a clerk takes it back (削除) and enters it again."""

    form = ChangeForm
    fields = ("took_effect_on", "kind", "event", "before", "after", "shipped")
    autocomplete_fields = ("before", "after")
    list_display = ("took_effect_on", "kind", "event", "shipped")
    list_filter = ("kind", "shipped")
    search_fields = ("event", "before__name", "after__name")
    ordering = ("-took_effect_on", "id")

    def get_search_results(self, request, queryset, search_term):
        """Finds the changes of which each word is in the event, or means an organisation before or after."""
        for word in search_term.split():
            organisations = organisations_meant(Organisation.objects.all(), word).values("pk")
            meant = Q(before__in=organisations) | Q(after__in=organisations)
            queryset = queryset.filter(pk__in=queryset.filter(meant | spelled("event", word)).values("pk"))
        return queryset, False

    def get_fieldsets(self, request, obj=None):
        return super().get_fieldsets(request, obj) if obj else FIELDSETS

    def get_readonly_fields(self, request, obj=None):
        return self.fields if obj else ()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.by = request.user
        return form

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and obj is None

    def why_not_delete(self, obj) -> str:
        return SHIPPED if obj.shipped else super().why_not_delete(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and self.why_not_delete(obj))

    def save_model(self, request, obj, form, change):
        stored = record_change(**form.change_values(), by=request.user)
        obj.pk, obj.event = stored.pk, stored.event
        obj._state.adding = False

    def save_related(self, request, form, formsets, change):
        """Does nothing: record_change has stored the organisations together with the change."""

    def delete_model(self, request, obj):
        take_back_change(change=obj, by=request.user)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except ChangeRefused as error:
            self.message_user(request, f"取り下げませんでした。{error}", messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
