"""Groups of accounts, each with what it may do in words."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group

from members.admin.named_lookups import only_named_lookups
from members.admin.typed_signs import without_signs
from minutes.admin.accounts.account_groups import group_words
from minutes.admin.accounts.rights import rights_options


class GroupsAdmin(GroupAdmin):
    object_history_template = "admin/history/acts.html"
    lookup_allowed = only_named_lookups
    list_display = ("name", "words")
    ordering = ("id",)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return without_signs(super().formfield_for_dbfield(db_field, request, **kwargs))

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "permissions":
            kwargs |= rights_options()
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_deleted_objects(self, objs, request):
        """The rights that a group had are no rows of anybody's: they go with it."""
        return [str(obj) for obj in objs], {}, set(), []

    @admin.display(description="できること")
    def words(self, obj):
        return group_words(obj)


admin.site.unregister(Group)
admin.site.register(Group, GroupsAdmin)
