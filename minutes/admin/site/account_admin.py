"""Accounts. One that has done something is switched off and never deleted, so that it stays known who did it."""

from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import CASCADE
from django.http import HttpResponseRedirect
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from members.admin.named_lookups import only_named_lookups
from members.admin.typed_signs import without_signs
from minutes.admin.site.rights import rights_options

HAS_ACTED = (
    "この人が行った操作の記録があるので、削除できません。使えなくするには「有効」のチェックを外してください。"
)


def has_acted(user: User) -> bool:
    """Returns whether any table names the account as the author of something: history, editions, the admin's log."""
    relations = [relation for relation in User._meta.get_fields(include_hidden=True) if relation.one_to_many]
    lasting = [relation for relation in relations if relation.on_delete is not CASCADE]
    return LogEntry.objects.filter(user=user).exists() or any(
        relation.related_model._base_manager.filter(**{relation.field.name: user}).exists()
        for relation in lasting
    )


class AccountAdmin(UserAdmin):
    actions = None
    show_facets = admin.ShowFacets.NEVER
    lookup_allowed = only_named_lookups
    # The family name comes first, as on all pages.
    list_display = ("username", "last_name", "first_name", "email", "is_active", "is_staff")
    fieldsets = (
        UserAdmin.fieldsets[0],
        ("個人情報", {"fields": ("last_name", "first_name", "email")}),
        *UserAdmin.fieldsets[2:],
    )
    readonly_fields = ("last_login", "date_joined")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return without_signs(super().formfield_for_dbfield(db_field, request, **kwargs))

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "user_permissions":
            kwargs |= rights_options()
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def delete_view(self, request, object_id, extra_context=None):
        user = self.get_object(request, object_id)
        if user and self.has_delete_permission(request, user) and has_acted(user):
            self.message_user(request, HAS_ACTED, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:auth_user_change", args=[user.pk]))
        return super().delete_view(request, object_id, extra_context)


class GroupsAdmin(GroupAdmin):
    lookup_allowed = only_named_lookups

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return without_signs(super().formfield_for_dbfield(db_field, request, **kwargs))

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "permissions":
            kwargs |= rights_options()
        return super().formfield_for_manytomany(db_field, request, **kwargs)


# Only its owner may see the key of a second factor (signing_in.second_factor).
admin.site.unregister(TOTPDevice)
admin.site.unregister(User)
admin.site.register(User, AccountAdmin)
admin.site.unregister(Group)
admin.site.register(Group, GroupsAdmin)
