"""The error pages: in Japanese, with their status, and with what was typed into a refused form."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from minutes.models import Utterance
from tests.builders import clerk, draft
from tests.minutes.admin.forms import filled, page
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
WORDS = "十四日と決めている。<b>太く</b>"


@pytest.fixture(scope="module")
def remark(rows_of_module):
    return Utterance.objects.get(meeting=draft(), number=12)


@pytest.fixture(scope="module")
def account(rows_of_module):
    return clerk()


@pytest.fixture
def form(client, remark, account):
    """The address of a remark's form, and its values with another text typed in."""
    client.force_login(account)
    return page(remark), filled(client, page(remark), text=WORDS)


def test_a_form_whose_token_has_expired_gives_the_words_back(client, form):
    address, values = form
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    answer = strict.post(address, values)
    assert answer.status_code == 403
    assert Page(answer).texts("h1") == ["時間がたったので、まだ保存していません"]
    assert WORDS in Page(answer).texts("textarea")
    assert not Utterance.objects.filter(text=WORDS).exists()


def test_a_form_sent_after_the_session_has_ended_gives_the_words_back(form):
    address, values = form
    answer = Client().post(address, values)
    assert answer.status_code == 403
    assert WORDS in Page(answer).texts("textarea")
    assert ("もとの画面を開き直す", address) in Page(answer).links()
    assert Page(answer).texts("dt") == ["本文"]  # neither the speaker's row number nor the button


def test_a_password_is_not_given_back():
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/admin/login/", {"username": "sano", "password": "hush", "password1": "hush hush"})
    assert Page(answer).texts("textarea") == ["sano"]
    assert "hush" not in answer.content.decode()


def test_a_body_that_is_too_large(client, settings, form):
    address, values = form
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024**2
    answer = client.post(address, values | {"text": "長" * 1024**2})
    assert (answer.status_code, Page(answer).texts("h1")) == (413, ["大きすぎるので、受け取れませんでした"])
    assert "1 MB" in answer.content.decode()


def test_a_broken_request(client):
    answer = client.get("/meetings/2026-09-03-1/", headers={"host": "elsewhere.example"})
    assert (answer.status_code, Page(answer).texts("h1")) == (400, ["送られたものを読めませんでした"])


@pytest.mark.parametrize("status", [400, 403, 404, 410, 413, 429])
def test_every_error_page_shows_its_status(status):
    assert f'<p class="kicker">{status}</p>' in render_to_string(f"{status}.html")
