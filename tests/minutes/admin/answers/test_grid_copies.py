"""Copies of a grid that somebody types and has not saved: kept, opened, thrown away, and never older than a withdrawal."""

import pytest
from django.urls import reverse

from minutes.models import Autosave
from tests.acts import withdraw_now
from tests.builders import clerk, publish_now
from tests.inquiries import answered
from tests.minutes.admin.answers.test_answers_page import address, opened
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return clerk("hanako")


PAGE = "1790000000000-0123abcd"


def keep(client, meeting, page=PAGE, **fields):
    return client.post(f"{reverse('admin:minutes_answers_keep', args=[meeting.pk, 10])}?page={page}", fields)


def typed_fields(client, meeting, text="部長が読む。"):
    meeting.refresh_from_db()
    return opened(client, meeting) | {"t-18-0-12": text, "seen_revision": meeting.revision}


@pytest.fixture
def meeting():
    return answered()


def test_what_is_typed_is_kept_and_opened_again_as_unsaved(signed_in, meeting):
    answer = keep(signed_in, meeting, **typed_fields(signed_in, meeting))
    assert answer.status_code == 200 and answer.json()["others"] == []
    copy = Autosave.objects.get()
    assert (copy.inquiry, copy.page, copy.revision) == (10, "0123abcd", meeting.revision)
    assert "csrfmiddlewaretoken" not in copy.text and "seen_revision" not in copy.text
    assert "の打ちかけを開く" in Page(signed_in.get(address(meeting))).source
    page = Page(signed_in.get(f"{address(meeting)}?copy=0123abcd"))
    assert "部長が読む。" in page.source and "深川市 問2（直し）" in page.source
    # The manuscript has copies of its own, and the first page leads to either.
    manuscript = signed_in.get(reverse("admin:minutes_meeting_manuscript", args=[meeting.pk]))
    assert "の打ちかけを開く" not in Page(manuscript).source
    assert f"{address(meeting)}?copy=0123abcd" in Page(signed_in.get("/admin/")).source


def test_a_save_drops_its_copy_and_a_button_throws_one_away(signed_in, meeting):
    fields = typed_fields(signed_in, meeting)
    keep(signed_in, meeting, **fields)
    answer = signed_in.post(f"{address(meeting)}?page={PAGE}", fields | {"do": "save"})
    assert answer["Location"].endswith("?saved=0123abcd") and not Autosave.objects.exists()
    keep(signed_in, meeting, **typed_fields(signed_in, meeting, "課長補佐が読む。"))
    signed_in.post(address(meeting), {"do": "discard", "copy": "0123abcd"})
    assert not Autosave.objects.exists()
    assert meeting.answers.get(number=25).text == "部長が読む。"


def test_no_copy_outlives_a_withdrawal_nor_comes_after_it(signed_in, meeting):
    publish_now(meeting)
    fields = typed_fields(signed_in, meeting)
    keep(signed_in, meeting, **fields)
    withdraw_now(meeting, "w25")
    assert not Autosave.objects.exclude(text="").exists()
    answer = keep(signed_in, meeting, **fields)
    assert not Autosave.objects.exclude(text="").exists()
    # The page tells its browser from which revision on a copy may stay.
    meeting.refresh_from_db()
    assert answer.json()["forgotten"] == meeting.revision
    page = Page(signed_in.get(address(meeting)))
    assert f'data-forgotten="{meeting.revision}"' in page.source


def test_somebody_else_saved_meanwhile_and_the_copy_shows_both(signed_in, meeting):
    fields = typed_fields(signed_in, meeting)
    keep(signed_in, meeting, **fields)
    signed_in.post(address(meeting), fields | {"do": "save", "t-18-0-12": "主査が読む。"})
    page = Page(signed_in.get(f"{address(meeting)}?copy=0123abcd"))
    assert "部長が読む。" in page.source and "この後にほかで保存された" in page.source
    answer = signed_in.post(address(meeting), fields | {"do": "save"})
    source = Page(answer).source
    assert "主査が読む。" in source and "部長が読む。" in source and "まだ何も保存していません" in source


def test_only_who_may_write_answers_keeps_a_copy(client, meeting):
    assert keep(client, meeting, grid="1", seen_revision=0).status_code in (302, 403)
    assert not Autosave.objects.exists()
