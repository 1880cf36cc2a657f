"""数の照合 one by one, for their history. They are entered on the page of their meeting (admin/tallies)."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse

from minutes.admin.records.row_admin import RowAdmin, meeting_in_address
from minutes.models import Tally


@admin.register(Tally)
class TallyAdmin(RowAdmin):
    record_fields = ("place", "turn", "phrase", "question", "choices", "among", "chosen")
    readonly_fields = record_fields
    list_display = ("address", "meeting", "turn", "phrase", "choices")
    list_display_links = ("address", "phrase")
    search_fields = ("phrase", "choices")
    can_be_withdrawn = False  # what is withdrawn is the turn that says the phrase

    def get_fields(self, request, obj=None):
        """No control of a save: nothing is changed here."""
        return self.record_fields

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def add_view(self, request, form_url="", extra_context=None):
        """Leads to the page on which a phrase is chosen."""
        meeting = meeting_in_address(request)
        if meeting is None or not self.has_add_permission(request):
            return super().add_view(request, form_url, extra_context)
        return HttpResponseRedirect(reverse("admin:minutes_meeting_tallies", args=[meeting.pk]))
