"""Signing in: locked after repeated failures, and a second factor for whoever wants one."""

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.builders import clerk
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
LOGIN, OWN = "/admin/login/", "/admin/second-factor/"
RIGHT = "correct horse battery"


def sign_in(client, password=RIGHT, username="sano", token="", address="203.0.113.7"):
    typed = {"username": username, "password": password, "otp_token": token}
    return client.post(LOGIN, typed, REMOTE_ADDR=address)


def code_of(device, step=0):
    return f"{totp(device.bin_key, t0=-30 * step):06d}"


def second_factor_of(user):
    return TOTPDevice.objects.create(user=user, name="電話", confirmed=True)


def test_whoever_knows_the_password_gets_in(client):
    clerk("sano")
    assert sign_in(client).status_code == 302
    assert client.get("/admin/").status_code == 200
    assert client.session.get_expiry_age() == 10 * 60 * 60


def test_five_failures_lock_that_name_from_that_place_only(client):
    clerk("sano")
    statuses = [sign_in(client, "wrong").status_code for _ in range(6)]
    assert statuses == [200, 200, 200, 200, 429, 429]
    answer = sign_in(client)
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert Page(answer).texts("h1") == ["しばらくログインできません"]
    assert sign_in(Client(), address="203.0.113.8").status_code == 302
    assert sign_in(Client(), username="other", password="wrong").status_code == 200


def test_a_lock_ends_by_itself(client, settings):
    clerk("sano")
    for _ in range(5):
        sign_in(client, "wrong")
    settings.AXES_COOLOFF_TIME *= 0
    assert sign_in(client).status_code == 302


def test_whoever_gets_in_begins_to_count_anew(client):
    clerk("sano")
    for _ in range(3):
        assert [sign_in(client, "wrong").status_code for _ in range(4)] == [200] * 4
        assert sign_in(client).status_code == 302


@pytest.mark.parametrize("password", ["short", "1234567890123", "password1234", "sanosanosanosano1"])
def test_a_password_that_is_easily_guessed_is_refused(client, password):
    client.force_login(clerk("sanosanosanosano"))
    typed = {"old_password": RIGHT, "new_password1": password, "new_password2": password}
    answer = client.post("/admin/password_change/", typed)
    assert (answer.status_code, "new_password2" in answer.context["form"].errors) == (200, True)


def test_setting_up_a_second_factor(client):
    client.force_login(clerk("sano"))
    assert TOTPDevice.objects.count() == 0
    assert "始める" in client.get(OWN).content.decode()
    assert client.post(OWN).status_code == 302
    device = TOTPDevice.objects.get()
    page = client.get(OWN).content.decode()
    assert 'class="desk-qr"><svg' in page
    assert not device.confirmed
    wrong = client.post(OWN, {"otp_token": "000000" if code_of(device) != "000000" else "000001"})
    assert "確認コードが合いません" in wrong.content.decode()
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    assert client.post(OWN, {"otp_token": code_of(device)}).status_code == 200
    device.refresh_from_db()
    assert device.confirmed
    assert "desk-qr" not in client.get(OWN).content.decode()


def test_with_a_second_factor_the_password_alone_is_not_enough(client):
    device = second_factor_of(clerk("sano"))
    assert "6桁の確認コードも入れてください" in sign_in(client).content.decode()
    code = code_of(device)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code)
    assert sign_in(client, token=f"{wide[:3]}　{wide[3:]}").status_code == 302
    assert "確認コードが合いません" in sign_in(Client(), token=code).content.decode()  # once only


def test_codes_cannot_be_tried_one_after_the_other(client):
    device = second_factor_of(clerk("sano"))
    right = code_of(device)
    sign_in(client, token="000000" if right != "000000" else "000001")
    assert sign_in(client, token=right).status_code == 200


def test_ending_a_second_factor_takes_a_code(client):
    by = clerk("sano")
    device = second_factor_of(by)
    client.force_login(by)
    client.post(OWN, {"otp_token": ""})
    assert TOTPDevice.objects.count() == 1
    client.post(OWN, {"otp_token": code_of(device)})
    assert TOTPDevice.objects.count() == 0


def test_a_lost_telephone(client):
    second_factor_of(clerk("sano"))
    call_command("remove_second_factor", "sano")
    assert sign_in(client).status_code == 302
    with pytest.raises(CommandError, match="というアカウントはありません"):
        call_command("remove_second_factor", "nobody")


def test_nobody_else_sees_the_key(client):
    client.force_login(clerk())
    device = second_factor_of(User.objects.create_user("other"))
    for path in (f"/admin/otp_totp/totpdevice/{device.pk}/change/", "/admin/otp_totp/totpdevice/"):
        assert client.get(path).status_code == 404
