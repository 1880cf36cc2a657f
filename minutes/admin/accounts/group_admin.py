"""Groups of accounts, each with what it may do in words."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group
from django.utils.html import format_html_join

from members.admin.named_lookups import only_named_lookups
from members.admin.typed_signs import without_signs
from minutes.admin.accounts.account_groups import group_words
from minutes.admin.accounts.rights import RightsField, held_rights, rights_in_words


class GroupForm(forms.ModelForm):
    class Meta:
        model = Group
        fields = ("name", "permissions")
        labels = {"name": "グループの名"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "permissions" in self.fields:
            self.fields["permissions"] = RightsField(held_rights(self.instance), label="できること")


class GroupsAdmin(GroupAdmin):
    object_history_template = "admin/history/acts.html"
    # Like every other row of the desk, a group is deleted by itself.
    actions = None
    lookup_allowed = only_named_lookups
    form = GroupForm
    filter_horizontal = ()
    list_display = ("name", "words")
    readonly_fields = ("rights",)
    ordering = ("id",)

    def get_fields(self, request, obj=None):
        """Names in words the rights that can only be read: Django would print them as it stores them."""
        only_read = obj is not None and not self.has_change_permission(request, obj)
        return ("name", "rights" if only_read else "permissions")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return without_signs(super().formfield_for_dbfield(db_field, request, **kwargs))

    def get_deleted_objects(self, objs, request):
        """The rights that a group had are no rows of anybody's: they go with it."""
        return [str(obj) for obj in objs], {}, set(), []

    @admin.display(description="できること")
    def words(self, obj):
        return group_words(obj)

    @admin.display(description="できること")
    def rights(self, obj):
        lines = rights_in_words(held_rights(obj).select_related("content_type"))
        return format_html_join("", "{}<br>", ((line,) for line in lines)) or "まだ何もできません。"


admin.site.unregister(Group)
admin.site.register(Group, GroupsAdmin)
