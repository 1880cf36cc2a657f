"""A table that the admin only shows: publishing, withdrawing and taking down write its rows, no form does."""

from django.contrib import admin

from members.admin.named_lookups import only_named_lookups
from minutes.admin.searching.desk_search import desk_search


class ReadOnlyAdmin(admin.ModelAdmin):
    object_history_template = "admin/history/acts.html"
    actions = None
    show_facets = admin.ShowFacets.NEVER
    lookup_allowed = only_named_lookups

    def get_search_results(self, request, queryset, search_term):
        return desk_search(request, queryset, search_term, self.get_search_fields(request)), False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
