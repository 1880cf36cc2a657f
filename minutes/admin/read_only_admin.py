"""A table that the admin only shows: publishing, withdrawing and taking down write its rows, no form does."""

from django.contrib import admin

from members.admin.named_lookups import only_named_lookups


class ReadOnlyAdmin(admin.ModelAdmin):
    actions = None
    show_facets = admin.ShowFacets.NEVER
    lookup_allowed = only_named_lookups

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
