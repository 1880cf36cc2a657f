"""A date field shows the date that it has read, with and without the script."""

import pytest
from django.urls import reverse

from members.registry import add_organisation
from tests.builders import clerk

pytestmark = pytest.mark.django_db
READ_DATE = "/admin/members/organisation/read-date/"


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("H24.10.23", "平成24年(2012年)10月23日(火)"),
        ("２０１２／１０／２３", "平成24年(2012年)10月23日(火)"),
        ("十月の終わり", "日付として読み取れません"),
        ("", ""),
    ],
)
def test_a_typed_day_is_read_in_both_calendars(client, typed, understood):
    client.force_login(clerk())
    assert client.get(READ_DATE, {"text": typed}).json() == {"understood": understood}


def test_a_stored_day_is_shown_in_both_calendars(client):
    client.force_login(clerk())
    mine = add_organisation(key="x-renrakukai", name="連絡会", kind="other", by=clerk())
    html = client.get(reverse("admin:members_organisation_change", args=[mine.pk])).content.decode()
    assert 'for="id_valid_to"></output>' in html
    new = client.get(reverse("admin:members_organisation_add")).content.decode()
    assert 'class="era-echo" for="id_valid_from">' in new


def test_a_signed_out_request_is_redirected(client):
    assert client.get(READ_DATE, {"text": "H24.10.23"}).status_code == 302
