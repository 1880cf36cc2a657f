"""Recovery codes: ten, shown once when a second factor begins; each lets in once, without the telephone."""

import pytest
from django.core.management import call_command
from django.test import Client
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.builders import clerk
from tests.minutes.admin.site.test_signing_in import OWN, code_of, sign_in
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def begun(client):
    """Begins a second factor and returns the codes that the page shows."""
    client.force_login(clerk("sano"))
    client.post(OWN)
    shown = client.post(OWN, {"otp_token": code_of(TOTPDevice.objects.get())})
    assert "no-store" in shown["Cache-Control"]
    return [element.text for element in Page(shown).elements if element.tag == "code"]


def test_ten_are_shown_once(client):
    codes = begun(client)
    assert len(set(codes)) == 10
    again = client.get(OWN).content.decode()
    assert "あと10個使えます" in again and not any(code in again for code in codes)


@pytest.mark.parametrize("typed", ["{}", "{}　", "upper", "wide"])
def test_each_lets_in_once_however_it_is_typed(client, typed):
    code = begun(client)[3]
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    token = {"upper": code.upper().replace("-", ""), "wide": wide}.get(typed) or typed.format(code)
    assert sign_in(Client(), token=token).status_code == 302
    assert StaticToken.objects.count() == 9
    assert sign_in(Client(), token=token).status_code == 200


def test_they_go_with_the_second_factor(client):
    begun(client)
    TOTPDevice.objects.update(last_t=-1)
    client.post(OWN, {"otp_token": code_of(TOTPDevice.objects.get())})
    assert (TOTPDevice.objects.count(), StaticDevice.objects.count()) == (0, 0)


def test_they_go_when_the_operator_takes_it_off(client):
    begun(client)
    call_command("remove_second_factor", "sano")
    assert StaticDevice.objects.count() == 0
    assert sign_in(Client()).status_code == 302
