"""One's own second factor (二段階認証): begun, confirmed with a code, ended with a code."""

from base64 import b32encode

import segno
from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.safestring import mark_safe
from django_otp.plugins.otp_totp.models import TOTPDevice

from minutes.admin.page_frame import render_page
from minutes.admin.site.recovery_codes import codes_left, drop_codes, make_codes
from minutes.admin.site.signing_in import WRONG, CodeField
from minutes.desk.workflow.close_account import end_sessions

NAME = "認証アプリ"


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
        if form.is_valid() and device.confirmed:
            return _end(request)
        if form.is_valid():
            return _begin(request, device)
    return _page(request, device=device, form=form)


def _page(request, *, device, form=None, codes=()):
    context = {
        "device": device,
        "form": form,
        "codes": codes,
        "codes_left": codes_left(request.user),
        "picture": _picture(device) if device and not device.confirmed else "",
        "key": _key_in_groups(device) if device and not device.confirmed else "",
    }
    return render_page(request, "admin/accounts/second_factor.html", "二段階認証", **context)


@transaction.atomic
def _begin(request, device):
    """Confirms the telephone and shows the recovery codes, this once."""
    device.confirmed = True
    device.save()
    # They began without the second factor, on whatever machine.
    end_sessions(request.user, but=request.session.session_key)
    messages.success(request, "二段階認証を始めました。次にログインするときから、確認コードが要ります。")
    return _page(request, device=device, codes=make_codes(request.user))


@transaction.atomic
def _end(request):
    TOTPDevice.objects.filter(user=request.user).delete()
    drop_codes(request.user)
    messages.success(request, "二段階認証をやめました。")
    return HttpResponseRedirect(request.path)


def _picture(device):
    """Returns the key as a QR code, an SVG drawing within the page."""
    return mark_safe(segno.make(device.config_url).svg_inline(scale=5, border=4, dark="#000", light="#fff"))


def _key_in_groups(device):
    """Returns the key as ABCD EFGH …, to be typed where no camera is at hand."""
    secret = b32encode(device.bin_key).decode()
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
