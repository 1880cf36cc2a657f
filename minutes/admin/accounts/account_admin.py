"""Accounts. One that has done something is switched off and never deleted, so that it stays known who did it."""

from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import CASCADE
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from members.admin.named_lookups import only_named_lookups
from members.admin.typed_signs import without_signs
from minutes.admin.accounts.account_form import AccountForm
from minutes.admin.accounts.invitations import invite
from minutes.admin.searching.desk_search import desk_search
from minutes.desk.workflow.close_account import CloseRefused, close_account
from minutes.desk.workflow.open_work import open_work

HAS_ACTED = (
    "この人が行った操作の記録があるので、削除できません。使えなくするには「有効」のチェックを外してください。"
)
WHO = (None, {"fields": ("username", "last_name", "first_name", "email")})
CLOSED = "アカウントを閉じました。引き継いだもの：{}。"
GROUPS = ("できること", {"fields": ("groups",)})
STATE = ("使えるか", {"fields": ("is_active", "work", "heir", "password_state", "last_login", "date_joined")})
# Only for whoever may do everything: what one has not, one does not give.
ALL_RIGHTS = (
    "グループによらない権限",
    {"fields": ("is_staff", "is_superuser", "user_permissions"), "classes": ("collapse",)},
)


def has_acted(user: User) -> bool:
    """Returns whether any table names the account as the author of something: history, editions, the admin's log."""
    relations = [relation for relation in User._meta.get_fields(include_hidden=True) if relation.one_to_many]
    lasting = [relation for relation in relations if relation.on_delete is not CASCADE]
    return LogEntry.objects.filter(user=user).exists() or any(
        relation.related_model._base_manager.filter(**{relation.field.name: user}).exists()
        for relation in lasting
    )


class GroupFilter(admin.RelatedFieldListFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty_value_display = "グループなし"


class AccountAdmin(UserAdmin):
    object_history_template = "admin/history/acts.html"
    actions = None
    show_facets = admin.ShowFacets.NEVER
    lookup_allowed = only_named_lookups
    form = add_form = AccountForm
    add_form_template = None
    # The family name comes first, as on all pages.
    list_display = ("username", "last_name", "first_name", "email", "group_names", "is_active")
    list_filter = ("is_active", ("groups", GroupFilter))
    filter_horizontal = ()
    readonly_fields = ("work", "password_state", "last_login", "date_joined")

    search_fields = ("last_name", "first_name", "username", "email")

    def get_search_results(self, request, queryset, search_term):
        return desk_search(request, queryset, search_term, self.get_search_fields(request)), False

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_fieldsets(self, request, obj=None):
        if not obj:
            return (WHO, GROUPS)
        return (WHO, GROUPS, STATE, *([ALL_RIGHTS] if request.user.is_superuser else []))

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        return type(form.__name__, (form,), {"by": request.user})

    def get_urls(self):
        pages = [one for one in super().get_urls() if one.name != "auth_user_password_change"]
        page = self.admin_site.admin_view(partial(invite, may_change=self.has_change_permission))
        return [path("<int:object_id>/invite/", page, name="auth_user_invite"), *pages]

    def has_change_permission(self, request, obj=None):
        """Whoever may do everything is changed by his like alone: a new link would be the way to his account."""
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not is_above and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not is_above and super().has_delete_permission(request, obj)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None and self.has_delete_permission(request, obj) and has_acted(obj):
            context |= {"why_not_delete": HAS_ACTED, "show_delete": False}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True
            obj.set_unusable_password()
        closes = change and form.closes
        obj.is_active = obj.is_active or closes
        super().save_model(request, obj, form, change)
        if closes:
            self._close(request, obj, form.cleaned_data["heir"])

    def _close(self, request, account, heir):
        try:
            handed = close_account(account=account, heir=heir, by=request.user, at=timezone.now())
        except CloseRefused as error:  # somebody worked between the check of the form and now
            self.message_user(request, str(error), messages.ERROR)
        else:
            self.message_user(request, CLOSED.format(handed))

    def response_add(self, request, obj, post_url_continue=None):
        return HttpResponseRedirect(reverse("admin:auth_user_invite", args=[obj.pk]))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return without_signs(super().formfield_for_dbfield(db_field, request, **kwargs))

    def delete_view(self, request, object_id, extra_context=None):
        user = self.get_object(request, object_id)
        if user and self.has_delete_permission(request, user) and has_acted(user):
            self.message_user(request, HAS_ACTED, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:auth_user_change", args=[user.pk]))
        return super().delete_view(request, object_id, extra_context)

    @admin.display(description="グループ")
    def group_names(self, obj):
        return "、".join(group.name for group in obj.groups.all()) or "なし"

    @admin.display(description="続きのある仕事")
    def work(self, obj):
        """What an heir would take over; a closed account has handed it on. A form that was refused has set `obj`."""
        account = User.objects.filter(pk=obj.pk, is_active=True).first()
        return str(open_work(account)) if account else "ありません（閉じたアカウントです）。"

    @admin.display(description="パスワード")
    def password_state(self, obj):
        words = "決めてあります。" if obj.has_usable_password() else "まだ決めていません。"
        # A form that was refused has set `obj`.
        if not User.objects.filter(pk=obj.pk, is_active=True).exists():
            return f"{words}閉じたアカウントなので、招待のリンクは作れません。"
        link = reverse("admin:auth_user_invite", args=[obj.pk])
        return format_html('{} <a href="{}">招待のリンクを作る</a>', words, link)


# Only its owner may see the key of a second factor and its recovery codes (second_factor.py).
admin.site.unregister(TOTPDevice)
admin.site.unregister(StaticDevice)
admin.site.unregister(User)
admin.site.register(User, AccountAdmin)
