"""Signing in with a password and, for whoever has set it up (二段階認証), a code from one's telephone or a recovery code."""

import unicodedata

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django_otp import match_token, user_has_device

from members.admin.typed_signs import uncut

WRONG = "確認コードが合いません。いま表示されている6桁を入れてください（一度使ったコードは使えません）。"
MISSING = "このアカウントは二段階認証を使っています。認証アプリの6桁の確認コードも入れてください。"


class CodeField(forms.CharField):
    """Six digits, or a recovery code (abcd-2345): full-width or not, with or without blanks and dashes between them."""

    def __init__(self, **values):
        attributes = {"autocomplete": "one-time-code", "class": "vTextField"}
        super().__init__(max_length=20, widget=forms.TextInput(attributes), **values)
        uncut(self)

    def to_python(self, value):
        typed = unicodedata.normalize("NFKC", super().to_python(value)).lower()
        return "".join(sign for sign in typed if sign.isalnum())


class SignInForm(AdminAuthenticationForm):
    otp_token = CodeField(
        label="確認コード",
        required=False,
        help_text="二段階認証を使う方だけ。電話が手元にないときは、控えておいた回復コードでもログインできます。",
    )

    def clean(self):
        cleaned = super().clean()
        user = self.get_user()
        if user and user_has_device(user):
            token = cleaned.get("otp_token")
            if not token or not match_token(user, token):
                raise forms.ValidationError(WRONG if token else MISSING, code="otp")
        return cleaned
