"""Nothing typed is lost: a session that ended, an old token, autosaved copies. No copy outlives a withdrawal."""

import datetime

import pytest
from django.test import Client

from minutes.desk.workflow.autosaves import drop_unsafe_autosaves
from minutes.models import Autosave, Meeting, Step
from tests.builders import NOON, clerk
from tests.minutes.admin.manuscript.manuscripts import address, open_page, press

pytestmark = pytest.mark.django_db
FROM_HERE = {"HTTP_ORIGIN": "http://testserver"}


def keep(client, page, **fields):
    return client.post(
        page["action"].replace("/manuscript/", "/manuscript/keep/"), {"seen_revision": "0"} | fields
    )


def test_whoever_is_signed_out_gets_the_words_back_and_can_go_on(client, meeting):
    page = open_page(client, meeting)
    text = page["manuscript"].replace("十日と", "八日と")
    client.logout()
    client.defaults |= FROM_HERE
    kept = press(client, page, "save", text).context["kept"]
    typed = {"username": "sano", "password": "correct horse battery", "kept_form": kept}
    answer = client.post(page["action"], typed)
    assert (answer.status_code, answer.context["typed"].text) == (200, text)
    assert answer.context["typed"].page_name in page["action"]
    assert Meeting.objects.get().revision == 0


def test_the_reason_of_the_check_page_comes_back_on_it(client, meeting):
    page = open_page(client, meeting)
    text = page["manuscript"].replace("十日と", "八日と")
    client.logout()
    client.defaults |= FROM_HERE
    kept = press(client, page, "confirm", text, reason="聞き直した。").context["kept"]
    typed = {"username": "sano", "password": "correct horse battery", "kept_form": kept}
    answer = client.post(page["action"], typed)
    assert (answer.context["typed"].text, answer.context["reason"]) == (text, "聞き直した。")
    assert Meeting.objects.get().revision == 0


def test_an_old_token_gives_the_words_back(meeting, by):
    strict = Client(enforce_csrf_checks=True, **FROM_HERE)
    strict.force_login(by)
    page = open_page(strict, meeting)
    text = page["manuscript"].replace("十日と", "八日と")
    refused = press(strict, page, "save", text, csrfmiddlewaretoken="x" * 64)
    token = str(refused.context["csrf_token"])
    answer = strict.post(page["action"], {"kept_form": refused.context["kept"], "csrfmiddlewaretoken": token})
    assert (refused.status_code, answer.status_code, answer.context["typed"].text) == (403, 200, text)
    assert press(strict, page, "check", text, csrfmiddlewaretoken=token).status_code == 200


def test_a_copy_is_offered_opened_and_thrown_away(client, meeting):
    page = open_page(client, meeting)
    keep(client, page, manuscript="打ちかけ\0の原稿")
    copy = Autosave.objects.get()
    assert (copy.text, copy.revision) == ("打ちかけの原稿", 0)
    assert client.get(address(meeting)).context["copies"] == [copy]
    assert open_page(client, meeting, copy=copy.page)["manuscript"] == "打ちかけの原稿"
    client.post(address(meeting), {"do": "discard", "copy": copy.page})
    assert not Autosave.objects.exists()


def test_two_pages_of_one_person_keep_two_copies(client, meeting):
    pages = [open_page(client, meeting) for _ in range(2)]
    for number, page in enumerate(pages):
        keep(client, page, manuscript=f"原稿{number}")
        keep(client, page, manuscript=f"原稿{number}の続き")
    assert sorted(Autosave.objects.values_list("text", flat=True)) == ["原稿0の続き", "原稿1の続き"]


def test_a_copy_is_only_its_writers(client, meeting):
    keep(client, open_page(client, meeting), manuscript="私の原稿")
    other = Client()
    other.force_login(clerk("abe"))
    key = Autosave.objects.get().page
    assert other.get(address(meeting)).context["copies"] == []
    assert open_page(other, meeting, copy=key)["manuscript"].startswith("■ 会議名")
    other.post(address(meeting), {"do": "discard", "copy": key})
    assert Autosave.objects.count() == 1


@pytest.mark.parametrize("action", ["?page=x", "", "?page=1-2", "?page=" + "9" * 300])
def test_a_page_that_names_itself_wrongly_keeps_nothing(client, meeting, action):
    page = open_page(client, meeting)
    answer = keep(client, page | {"action": address(meeting) + action}, manuscript="原稿")
    assert (answer.status_code, Autosave.objects.count()) == (200, 0)


def test_withdrawn_words_stay_in_no_copy(client, meeting, by):
    page = open_page(client, meeting)
    keep(client, page, manuscript="取り消される言葉")
    Meeting.objects.update(revision=1)
    drop_unsafe_autosaves(meeting=meeting, revision=1, by=by, at=NOON)
    assert not Autosave.objects.exists()
    kept = keep(client, page, manuscript="取り消される言葉").json()
    assert (kept["forgotten"], Autosave.objects.get().text) == (1, "")
    assert client.get(address(meeting)).context["forgotten"] == 1
    assert Step.objects.get().kind == "withdrawn"


def test_pages_left_long_ago_without_words_are_cleared(client, meeting, by):
    old = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=2)
    Autosave.objects.create(meeting=meeting, by=by, page="0" * 8, revision=0, opened_at=old, open_at=old)
    keep(client, open_page(client, meeting))
    assert [copy.page == "0" * 8 for copy in Autosave.objects.all()] == [False]
