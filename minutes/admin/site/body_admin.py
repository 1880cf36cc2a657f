"""会議体: the bodies that meet, each with its key and its secretariat."""

from django.contrib import admin

from members.admin.desk_admin import DeskAdmin
from minutes.admin.searching.desk_search import desk_search
from minutes.models import Body, Edition


@admin.register(Body)
class BodyAdmin(DeskAdmin):
    fields = ("name", "key", "secretariat", "position")
    autocomplete_fields = ("secretariat",)
    list_display = ("name", "key", "secretariat", "position")
    list_select_related = ("secretariat",)
    search_fields = ("name", "key")

    def get_search_results(self, request, queryset, search_term):
        return desk_search(request, queryset, search_term, self.get_search_fields(request)), False

    def get_readonly_fields(self, request, obj=None):
        """The key stands in the addresses of meetings, which are cited: it is fixed once one is published."""
        fields = super().get_readonly_fields(request, obj)
        published = obj and Edition.objects.of_body(obj.key).exists()
        return fields if not published or "key" in fields else (*fields, "key")
