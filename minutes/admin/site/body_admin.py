"""会議体: the kinds of meetings, and who their secretariat is."""

from django.contrib import admin

from members.admin.desk_admin import DeskAdmin
from minutes.models import Body, Edition


@admin.register(Body)
class BodyAdmin(DeskAdmin):
    fields = ("name", "key", "secretariat", "position")
    autocomplete_fields = ("secretariat",)
    list_display = ("name", "key", "secretariat", "position")
    list_select_related = ("secretariat",)
    search_fields = ("name", "key")

    def get_readonly_fields(self, request, obj=None):
        """Addresses are cited: once published, the key stays."""
        fields = super().get_readonly_fields(request, obj)
        published = obj and Edition.objects.of_body(obj.key).exists()
        return fields if not published or "key" in fields else (*fields, "key")
