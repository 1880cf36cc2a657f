"""会議体: the bodies that meet, each with its key and its secretariat."""

from django.contrib import admin
from django.urls import path

from members.admin.desk_admin import DeskAdmin
from minutes.admin.bodies.members_page import members_view
from minutes.admin.bodies.next_meeting_page import next_of_body_view
from minutes.admin.searching.desk_search import desk_search
from minutes.models import Body, Edition

HAS_MEETINGS = "この会議体の会議があるので、削除できません。"


@admin.register(Body)
class BodyAdmin(DeskAdmin):
    fields = ("name", "key", "secretariat", "position")
    autocomplete_fields = ("secretariat",)
    list_display = ("name", "key", "secretariat", "position")
    list_select_related = ("secretariat",)
    search_fields = ("name", "key")
    change_form_template = "admin/bodies/body_form.html"

    def get_search_results(self, request, queryset, search_term):
        return desk_search(request, queryset, search_term, self.get_search_fields(request)), False

    def get_readonly_fields(self, request, obj=None):
        """The key stands in the addresses of meetings, which are cited: it is fixed once one is published."""
        fields = super().get_readonly_fields(request, obj)
        published = obj and Edition.objects.of_body(obj.key).exists()
        return fields if not published or "key" in fields else (*fields, "key")

    def why_not_delete(self, obj) -> str:
        return HAS_MEETINGS if obj.meetings.exists() else ""

    def get_urls(self):
        guard = self.admin_site.admin_view
        return [
            path("<int:pk>/members/", guard(members_view), name="minutes_body_members"),
            path("<int:pk>/next/", guard(next_of_body_view), name="minutes_body_next"),
            *super().get_urls(),
        ]
