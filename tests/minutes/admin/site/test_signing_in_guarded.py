"""What guards the sign-in besides the password: counts by place, other sessions, repeated passwords, where it leads."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from minutes.admin.site.repeated_password import is_repeated
from tests.builders import clerk, published

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"
RIGHT = "correct horse battery"


def sign_in(client, *, username="sano", password=RIGHT, address="203.0.113.7", **typed):
    return client.post(LOGIN, {"username": username, "password": password, **typed}, REMOTE_ADDR=address)


def test_an_ipv6_network_is_one_place():
    clerk("sano")
    for last in range(5):
        sign_in(Client(), password="wrong", address=f"2001:db8:1:2::{last}")
    assert sign_in(Client(), address="2001:db8:1:2:ffff::1").status_code == 429
    assert sign_in(Client(), address="2001:db8:1:3::1").status_code == 302


# Twenty passwords are hashed.
@pytest.mark.long
def test_one_password_tried_over_many_names_locks_the_place():
    clerk("sano")
    statuses = [sign_in(Client(), username=f"name{n}", password="Summer-2026").status_code for n in range(21)]
    assert statuses == [200] * 19 + [429] * 2
    assert sign_in(Client()).status_code == 429
    assert sign_in(Client(), address="203.0.113.8").status_code == 302


def test_a_second_factor_ends_every_other_session_of_its_owner_and_no_session_of_another():
    sano, other = clerk("sano"), clerk("other")
    here, there, elsewhere = Client(), Client(), Client()
    for client, user in ((here, sano), (there, sano), (elsewhere, other)):
        client.force_login(user)
    here.post("/admin/second-factor/")
    device = TOTPDevice.objects.get(user=sano)
    here.post("/admin/second-factor/", {"otp_token": f"{totp(device.bin_key):06d}"})
    assert [client.get("/admin/").status_code for client in (here, there, elsewhere)] == [200, 302, 200]
    assert Session.objects.count() == 2


@pytest.mark.parametrize(
    ("password", "repeated"),
    [
        ("aaaaaaaaaaaa", True),
        ("!!!!!!!!!!!!!!", True),
        ("tanakatanaka", True),
        ("Tanaka tanaka TANAKA", True),
        ("tanaka-tanaka-tan", True),
        ("会議録会議録会議録会議録", True),
        ("abababababab1", True),
        ("correct horse battery", False),
        ("tanaka-yamada-12", False),
        ("kaigiroku-no-kagi", False),
    ],
)
def test_one_word_over_and_over_is_no_password(password, repeated):
    assert is_repeated(password) == repeated


def test_the_page_refuses_it_and_says_so(client):
    client.force_login(clerk("sano"))
    typed = {"old_password": RIGHT, "new_password1": "tokorozawa" * 2, "new_password2": "tokorozawa" * 2}
    errors = client.post("/admin/password_change/", typed).context["form"].errors
    assert errors["new_password2"] == [
        "同じ言葉や同じ文字の繰り返しです。もっと推測されにくいものにしてください。"
    ]


def test_signing_in_leads_to_a_page_that_is_there():
    clerk("sano")
    pk = published().meeting.pk
    there = [
        f"/admin/minutes/meeting/{pk}/publish/",
        "/admin/minutes/utterance/?q=a",
        "/admin/second-factor/",
        "/admin/",
    ]
    nowhere = [
        *("/admin/nowhere/", "/admin/minutes/meeting/999999/publish/", "/admin/minutes/meeting/x/change/"),
        *(
            "/admin/logout/",
            LOGIN,
            "/meetings/none/",
            "https://evil.example/admin/",
            "//evil.example",
            "http://[",
            "\0",
        ),
    ]
    led = [sign_in(Client(), next=address)["Location"] for address in (*there, *nowhere)]
    assert led == [*there, *["/admin/"] * len(nowhere)]
    assert 'name="next" value="/admin/"' in Client().get(f"{LOGIN}?next=/admin/nowhere/").content.decode()
