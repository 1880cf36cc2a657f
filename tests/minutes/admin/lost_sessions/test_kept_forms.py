"""What is carried on of a form without a session, by whom it is opened again, and what is not: secrets, files, foreign words."""

import json

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from minutes.models import Autosave, Meeting, Utterance
from tests.builders import clerk, draft
from tests.minutes.admin.forms import filled, page
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
FROM_HERE = {"origin": "http://testserver"}
WORDS, RIGHT = "十四日と決めている。", "correct horse battery"


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    clerk("sano")
    return draft().pk


@pytest.fixture
def client():
    return Client(headers=FROM_HERE)


@pytest.fixture
def form(client, drafted):
    """The address of a remark's form, and its values with another text typed in. Nobody is signed in any more."""
    row = Utterance.objects.get(meeting=drafted, number=12)
    client.force_login(User.objects.get(username="sano"))
    values = filled(client, page(row), text=WORDS)
    client.logout()
    return page(row), values


def sign_in(client, address, kept, *, username="sano", password=RIGHT, **typed):
    return client.post(address, {"username": username, "password": password, "kept_form": kept} | typed)


def kept_of(client, address, values, **headers):
    return client.post(address, values, headers=headers).context["kept"]


def words_in(answer):
    return [element.text for element in Page(answer)["textarea"]]


def test_the_form_is_filled_again_and_nothing_is_saved(client, form):
    address, values = form
    answer = sign_in(client, address, kept_of(client, address, values))
    assert WORDS in words_in(answer)
    assert answer.context["adminform"].form.is_bound is False
    assert not Utterance.objects.filter(text=WORDS).exists()
    again = client.post(address, filled_of(answer))
    assert again.status_code == 302
    assert Utterance.objects.filter(text=WORDS).exists()


def filled_of(answer):
    """Returns what the page would send that came back."""
    elements = [one for one in Page(answer).elements if one.attributes.get("name")]
    sent = {one.attributes["name"]: one.attributes.get("value", "") for one in elements if one.tag == "input"}
    sent |= {one.attributes["name"]: "".join(one.words).strip() for one in elements if one.tag == "textarea"}
    speaker = [one for one in Page(answer).elements if one.tag == "option" and "selected" in one.attributes]
    return sent | {"speaker": speaker[0].attributes["value"], "_save": "1"}


def test_what_others_saved_meanwhile_is_told_before_it_is_written_over(client, form, drafted):
    address, values = form
    kept = kept_of(client, address, values)
    Meeting.objects.filter(pk=drafted).update(revision=5)
    Utterance.objects.filter(meeting=drafted, number=12).update(text="二十日と決めている。")
    answer = client.post(address, filled_of(sign_in(client, address, kept)))
    assert answer.status_code == 200
    assert "いま保存されている内容：二十日と決めている。" in answer.content.decode()
    assert WORDS in words_in(answer)


def test_nothing_is_stored_for_whoever_is_not_signed_in(client, form):
    sessions = Session.objects.count()
    kept_of(client, *form)
    assert (Session.objects.count(), Autosave.objects.count()) == (sessions, 0)
    sign_in(client, form[0], kept_of(client, *form))
    assert not any(WORDS in str(session.get_decoded()) for session in Session.objects.all())


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://elsewhere.example"},
        {"origin": "null", "referer": "http://testserver/admin/"},
        {"referer": "https://elsewhere.example/page"},
        {"referer": "http://[broken"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
    ],
    ids=["nothing", "origin", "hidden", "referer", "broken", "cross-site"],
)
def test_a_form_of_another_site_is_shown_and_not_carried_on(form, headers):
    answer = Client().post(*form, headers=headers)
    assert (answer.status_code, words_in(answer)) == (403, [WORDS])
    assert "kept_form" not in answer.content.decode()


def test_a_script_is_told_in_one_line(client, form):
    answer = client.post(*form, headers={"sec-fetch-mode": "cors"})
    assert (answer.status_code, answer.content.decode()) == (
        403,
        "ログインが切れていました。まだ何も保存していません。",
    )


def test_neither_passwords_nor_tokens_nor_codes_are_carried(client):
    secret = {
        "password1": "hush hush",
        "otp_token": "123456",
        "csrfmiddlewaretoken": "t" * 64,
        "email": "a@b.example",
    }
    action, fields, files = json.loads(kept_of(client, "/admin/auth/user/add/", secret))
    assert (action, fields, files) == ("/admin/auth/user/add/", [["email", "a@b.example"]], [])


def test_a_wrong_password_keeps_the_words_and_counts(client, form):
    address, values = form
    kept = kept_of(client, address, values)
    answer = sign_in(client, address, kept, password="wrong")
    assert (answer.status_code, answer.context["kept"]) == (200, kept)
    assert AccessAttempt.objects.get(username="sano").failures_since_start == 1
    assert WORDS in words_in(sign_in(client, address, kept))


def test_too_many_wrong_passwords_lock_here_too_and_show_the_words(client, form):
    address, values = form
    kept = kept_of(client, address, values)
    answers = [sign_in(client, address, kept, password="wrong") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200] * 4 + [429]
    locked = sign_in(client, address, kept)
    assert (locked.status_code, WORDS in words_in(locked)) == (429, True)
    assert client.post("/admin/login/", {"username": "sano", "password": RIGHT}).status_code == 429


def test_a_second_factor_is_asked_for(client, form):
    address, values = form
    device = TOTPDevice.objects.create(user=User.objects.get(username="sano"), name="x", confirmed=True)
    kept = kept_of(client, address, values)
    without = sign_in(client, address, kept)
    assert without.context["kept"] == kept
    code = f"{totp(device.bin_key):06d}"
    assert WORDS in words_in(sign_in(client, address, kept, otp_token=code))


def test_where_the_row_is_gone_the_words_are_shown(client, form, drafted):
    address, values = form
    Utterance.objects.filter(meeting=drafted, number=12).delete()
    answer = sign_in(client, address, kept_of(client, address, values))
    assert Page(answer).texts("h1") == ["まだ保存していません"]
    assert words_in(answer) == [WORDS]


def test_whoever_may_not_open_the_page_sees_the_words_alone(client, form):
    address, values = form
    User.objects.create_user("guest", password=RIGHT, is_staff=True)
    answer = sign_in(client, address, kept_of(client, address, values), username="guest")
    assert words_in(answer) == [WORDS]


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{}",
        "[1]",
        '["https://elsewhere.example/",[],[]]',
        '["/meetings/",[],[]]',
        '["/admin/",[["a",1]],[]]',
        '["/admin/",[["a"]],[]]',
        "[" * 5000,
    ],
    ids=["empty", "object", "number", "elsewhere", "public", "no text", "no value", "deep"],
)
def test_what_no_page_has_sent_is_refused(client, form, kept):
    assert sign_in(client, form[0], kept).status_code == 400


def test_a_page_that_is_loaded_again_shows_the_words_again(form):
    address, values = form
    strict = Client(enforce_csrf_checks=True, headers=FROM_HERE)
    asked = strict.post(address, values)
    typed = {"csrfmiddlewaretoken": str(asked.context["csrf_token"])}
    assert WORDS in words_in(sign_in(strict, address, asked.context["kept"], **typed))
    loaded_again = sign_in(strict, address, asked.context["kept"], **typed)  # the token is that of before
    assert (loaded_again.status_code, loaded_again.context["kept"]) == (403, asked.context["kept"])


def test_a_form_that_stood_on_another_page_goes_back_there(client, form, drafted):
    changes = f"/admin/minutes/meeting/{drafted}/changes/"
    version = Utterance.history.first().pk
    answer = client.post(
        f"/admin/minutes/utterance/{version}/restore/",
        {"reason": "戻す理由"},
        headers={"referer": f"http://testserver{changes}"},
    )
    assert answer.context["app_path"] == changes
    alone = client.post(f"/admin/minutes/utterance/{version}/restore/", {"reason": "戻す理由"})
    given = sign_in(client, alone.context["app_path"], alone.context["kept"])
    assert words_in(given) == ["戻す理由"]
