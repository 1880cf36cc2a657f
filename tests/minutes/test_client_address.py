"""The client's address is one function, and every counter of clients counts under what it returns."""

import pytest
from axes.helpers import get_client_ip_address
from axes.models import AccessAttempt
from django.utils import timezone

from minutes.client_address import client_address
from minutes.desk.workflow.take_report import sender_key
from minutes.models import ReportCount
from tests.builders import clerk, published

PROXY = "192.0.2.1"
FORM = "/meetings/2026-09-03-1/u/12/report/"
# X-Forwarded-For → the client's address behind a proxy whose own address is PROXY.
FORWARDED = {
    "203.0.113.7": "203.0.113.7",
    "198.51.100.1, 203.0.113.7": "203.0.113.7",
    "198.51.100.1,2001:db8::7 ": "2001:db8::",
    "2001:db8:0:1:ffff::1": "2001:db8:0:1::",
    "fe80::1%eth0": "fe80::",
    "::ffff:203.0.113.7": "203.0.113.7",
    "": PROXY,
    " , ": PROXY,
    "unknown": PROXY,
    "203.0.113.7, unknown": PROXY,
    "203.0.113.7,": PROXY,
    "203.0.113.7:51234": PROXY,
    "[2001:db8::7]": PROXY,
    "203.0.113.256": PROXY,
    "２０３.0.113.7": PROXY,
}


@pytest.mark.parametrize(("forwarded", "address"), FORWARDED.items())
def test_the_address_that_the_proxy_saw(rf, settings, forwarded, address):
    request = rf.get("/", REMOTE_ADDR=PROXY, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == PROXY
    settings.BEHIND_PROXY = True
    assert client_address(request) == address


@pytest.mark.parametrize("remote", ["", "unix:"])
def test_a_proxy_that_connects_through_a_socket(rf, settings, remote):
    settings.BEHIND_PROXY = True
    request = rf.get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR="203.0.113.7, unknown")
    assert client_address(request) == "127.0.0.1"
    del request.META["REMOTE_ADDR"]
    assert client_address(request) == "127.0.0.1"


@pytest.fixture(scope="module")
def remark_and_account(rows_of_module):
    clerk("sano")
    published()


@pytest.mark.django_db
@pytest.mark.usefixtures("remark_and_account")
@pytest.mark.parametrize("behind_proxy", [False, True])
def test_a_sign_in_and_a_report_are_counted_under_the_same_address(client, rf, settings, behind_proxy):
    settings.BEHIND_PROXY = behind_proxy
    for forwarded, address in FORWARDED.items():
        ReportCount.objects.all().delete()
        AccessAttempt.objects.all().delete()
        caller = {"REMOTE_ADDR": PROXY, "HTTP_X_FORWARDED_FOR": forwarded}
        client.post("/admin/login/", {"username": "sano", "password": "wrong"}, **caller)
        assert (
            client.post(
                FORM, {"text": "十四日です。"}, headers={"sec-fetch-site": "same-origin"}, **caller
            ).status_code
            == 302
        )
        expected = address if behind_proxy else PROXY
        assert get_client_ip_address(rf.get("/", **caller)) == expected
        assert AccessAttempt.objects.get().ip_address == expected
        assert ReportCount.objects.get().sender == sender_key(expected, timezone.localdate())
