"""A table that the admin only shows: publishing, withdrawing and taking down write its rows, no form does."""

from django.contrib import admin


class ReadOnlyAdmin(admin.ModelAdmin):
    actions = None
    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
