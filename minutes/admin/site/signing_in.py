"""Signing in with a password and, for whoever has set it up (二段階認証), a code from one's telephone."""

from base64 import b32encode

import segno
from django import forms
from django.contrib import messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django_otp import match_token, user_has_device
from django_otp.plugins.otp_totp.models import TOTPDevice

from minutes.admin.page_frame import render_page

WRONG = "確認コードが合いません。いま表示されている6桁を入れてください（一度使ったコードは使えません）。"
MISSING = "このアカウントは二段階認証を使っています。認証アプリの6桁の確認コードも入れてください。"
NAME = "認証アプリ"


class CodeField(forms.CharField):
    """Six digits, full-width or not, with or without blanks between them."""

    def __init__(self, **values):
        attributes = {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "vTextField"}
        super().__init__(max_length=20, widget=forms.TextInput(attributes), **values)

    def to_python(self, value):
        typed = "".join(super().to_python(value).split())
        return "".join(str(int(digit)) for digit in typed) if typed.isdecimal() else typed


class SignInForm(AdminAuthenticationForm):
    otp_token = CodeField(label="確認コード", required=False, help_text="二段階認証を使う方だけ。")

    def clean(self):
        cleaned = super().clean()
        user = self.get_user()
        if user and user_has_device(user):
            token = cleaned.get("otp_token")
            if not token or not match_token(user, token):
                raise forms.ValidationError(WRONG if token else MISSING, code="otp")
        return cleaned


class CodeForm(forms.Form):
    """Asks for a code, which shows that the telephone is at hand."""

    otp_token = CodeField(label="確認コード", help_text="認証アプリに表示されている6桁。")

    def __init__(self, data=None, *, device: TOTPDevice):
        super().__init__(data)
        self.device = device

    def clean_otp_token(self):
        token = self.cleaned_data["otp_token"]
        if not self.device.verify_token(token):
            raise forms.ValidationError(WRONG)
        return token


def second_factor(request):
    """One's own second factor: POST begins it, then confirms it with a code, later ends it with a code."""
    device = TOTPDevice.objects.filter(user=request.user).order_by("-confirmed", "-id").first()
    form = CodeForm(request.POST if "otp_token" in request.POST else None, device=device) if device else None
    if request.method == "POST":
        if device is None:
            TOTPDevice.objects.create(user=request.user, name=NAME, confirmed=False)
            return HttpResponseRedirect(request.path)
        if form.is_valid():
            _toggle(request, device)
            return HttpResponseRedirect(reverse("admin:index") if device.confirmed else request.path)
    context = {
        "device": device,
        "form": form,
        "picture": _picture(device) if device and not device.confirmed else "",
        "key": _key_in_groups(device) if device and not device.confirmed else "",
    }
    return render_page(request, "admin/second_factor.html", "二段階認証", **context)


def _toggle(request, device):
    if device.confirmed:
        TOTPDevice.objects.filter(user=request.user).delete()
        device.confirmed = False
        messages.success(request, "二段階認証をやめました。")
        return
    device.confirmed = True
    device.save()
    end_other_sessions(request)
    messages.success(request, "二段階認証を始めました。次にログインするときから、確認コードが要ります。")


@transaction.atomic
def end_other_sessions(request) -> None:
    """Ends every other session of whoever is signed in: it began without the second factor, on whatever machine.

    One transaction, because a pooler lends the connection that holds the cursor for no longer.
    """
    mine = request.session.session_key
    for session in Session.objects.exclude(session_key=mine).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(request.user.pk):
            session.delete()


def _picture(device):
    """Returns the key as a QR code, an SVG drawing within the page."""
    return mark_safe(segno.make(device.config_url).svg_inline(scale=5, border=4, dark="#000", light="#fff"))


def _key_in_groups(device):
    """Returns the key as ABCD EFGH …, to be typed where no camera is at hand."""
    secret = b32encode(device.bin_key).decode()
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
