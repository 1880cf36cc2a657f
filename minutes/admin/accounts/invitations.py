"""An invitation: a link with which the owner of an account, and nobody else, chooses its password. A day, once."""

from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import views
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from minutes.admin.page_frame import render_page

MADE = "招待のリンクを作りました。"
# The token is made of the password that the account has: with the next password it is void.
choose_password = views.PasswordResetConfirmView.as_view(
    template_name="admin/accounts/choose_password.html",
    success_url=reverse_lazy("admin:index"),
    title="パスワードを決める",
)


def invite(request, object_id: int, *, may_change):
    """The page that makes the link and shows it, this once. `may_change(request, account)`: whether it may be made."""
    account = get_object_or_404(User, pk=object_id)
    if not may_change(request, account) or not account.is_active:
        raise PermissionDenied
    link = make_link(request, account) if request.method == "POST" else ""
    hours = settings.PASSWORD_RESET_TIMEOUT // 3600
    context = {"account": account, "link": link, "hours": hours}
    title = f"{account.username} さんの招待"
    return render_page(request, "admin/accounts/invite.html", title, subject=account, **context)


def make_link(request, account: User) -> str:
    """Returns the address with the token, and logs who made it for whom: never the token."""
    LogEntry.objects.log_actions(request.user.pk, [account], CHANGE, change_message=MADE, single_object=True)
    key = urlsafe_base64_encode(force_bytes(account.pk))
    path = reverse("invitation", args=[key, default_token_generator.make_token(account)])
    return request.build_absolute_uri(path)
