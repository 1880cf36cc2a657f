"""The error pages: in Japanese, with their status, and with what was typed into a refused form."""

import json
import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

from council.refusals import LONGEST_ADDRESS
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


def test_a_form_whose_token_has_expired_carries_the_words_on(client, form):
    address, values = form
    strict = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    strict.cookies = client.cookies
    answer = strict.post(address, values)
    assert answer.status_code == 403
    assert Page(answer).texts("h1") == ["まだ保存していません"]
    assert ["text", WORDS] in json.loads(answer.context["kept"])[1]
    assert not Utterance.objects.filter(text=WORDS).exists()


def test_a_form_that_is_too_large_to_be_carried_on_gives_the_words_back(form, settings):
    address, values = form
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
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


def test_an_address_that_is_too_long(client):
    longest = f"/search/?q={'a' * (LONGEST_ADDRESS - len('/search/?q='))}"
    assert client.get(longest).status_code == 200
    answer = client.get(f"{longest}a")
    assert (answer.status_code, Page(answer).texts("h1")) == (414, ["ウェブのアドレスが長すぎます"])
    assert "8,000バイト" in answer.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
@pytest.mark.parametrize(
    "address", ["/", "/search/", "/developers/", "/favicon.ico", "/.well-known/security.txt"]
)
def test_a_page_is_read_and_takes_nothing(method, address):
    answer = getattr(Client(enforce_csrf_checks=True), method)(address)
    assert (answer.status_code, answer["Allow"], answer.cookies) == (405, "GET, HEAD", {})
    assert Page(answer).texts("h1") == ["この送り方では受け取れません"]
    assert ("このアドレスを開く", address) in Page(answer).links()


def test_what_is_only_sent_is_not_read(client, remark, account):
    client.force_login(account)
    answer = client.get(f"/admin/minutes/meeting/{remark.meeting_id}/manuscript/keep/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "ボタンから送ってください" in Page(answer).texts("lede")[0]


def test_what_is_missing_is_said_where_the_page_knows_it(client):
    for address, words in (
        ("/nowhere/", "ウェブのアドレスが違うか、まだ公開されていない会議録です。"),
        ("/meetings/2001-01-01-1/", "このアドレスの会議録は公開されていません。"),
        ("/a%00b/", "ウェブのアドレスが違うか、まだ公開されていない会議録です。"),
    ):
        answer = client.get(address)
        said = [f"{words}公開した会議録のアドレスが変わることはありません。"]
        assert (answer.status_code, Page(answer).texts("lede")) == (404, said), address


@pytest.mark.parametrize("status", [400, 403, 404, 405, 410, 413, 414, 429, 500])
def test_every_error_page_shows_its_status_and_leads_on(status):
    page = render_to_string(f"errors/{status}.html")
    assert f'<p class="kicker">{status}</p>' in page
    _, _, main = page.partition("<main")
    assert re.findall('<a href="/[a-z/]*">', main.partition("</main>")[0])


def test_a_cookie_that_nobody_can_read_is_not_answered_with_another():
    browser = Client()
    browser.cookies["csrftoken"] = "short"
    assert browser.get("/").cookies == {}
