"""Every admin page of every registered model opens, for who may do everything."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.builders import publish_now

pytestmark = pytest.mark.django_db

ROWS = ["attendeeorganisation", "agendaitem", "presentation", "utterance", "handout"]


def pages(model_admin, obj):
    name = f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}"
    yield reverse(f"{name}_changelist")
    if obj is None:
        return
    yield reverse(f"{name}_change", args=[obj.pk])
    yield reverse(f"{name}_history", args=[obj.pk])
    if hasattr(type(obj), "history"):
        for version in obj.history.all()[:1]:
            yield reverse(f"{name}_simple_history", args=[obj.pk, version.pk])


@pytest.mark.long
def test_every_page_of_every_model_opens(client, meeting, by):
    publish_now(meeting, by=by)
    meeting.utterances.first().delete()
    publish_now(meeting, by=by, reason="削った。")
    answers = {
        page: client.get(page).status_code
        for model, model_admin in admin.site._registry.items()
        for page in pages(model_admin, model._default_manager.first())
    }
    assert {page: status for page, status in answers.items() if status != 200} == {}
    assert len(answers) > 40


def test_every_page_to_add_something_opens(client, meeting):
    pages = [reverse(f"admin:minutes_{row}_add") + f"?meeting={meeting.pk}" for row in ROWS]
    pages += [
        reverse(f"admin:{name}_add") for name in ("minutes_meeting", "minutes_body", "members_organisation")
    ]
    pages += [
        reverse("admin:members_organisationchange_add"),
        reverse("admin:auth_user_add"),
        reverse("admin:index"),
    ]
    assert [(page, client.get(page).status_code) for page in pages] == [(page, 200) for page in pages]


def test_every_page_to_delete_something_opens(client, meeting):
    kinds = [meeting.attendees, meeting.items, meeting.presentations, meeting.utterances, meeting.handouts]
    pages = [
        reverse(f"admin:minutes_{row}_delete", args=[kind.first().pk])
        for row, kind in zip(ROWS, kinds, strict=True)
    ]
    pages.append(reverse("admin:minutes_meeting_delete", args=[meeting.pk]))
    assert [(page, client.get(page).status_code) for page in pages] == [(page, 200) for page in pages]


def test_a_row_is_added_from_its_meeting(client, meeting):
    for row in ROWS:
        answer = client.get(reverse(f"admin:minutes_{row}_add"), follow=True)
        assert answer.redirect_chain == [(reverse("admin:minutes_meeting_changelist"), 302)]
        assert "会議のページから足してください。" in answer.content.decode()


def test_nothing_is_shown_to_a_stranger(client, drafted):
    for model, model_admin in admin.site._registry.items():
        for page in pages(model_admin, model._default_manager.first()):
            assert client.get(page).status_code == 302
    for page in ("import", "publish"):
        address = reverse(f"admin:minutes_meeting_{page}", args=[] if page == "import" else [drafted])
        assert client.get(address)["Location"].startswith(reverse("admin:login"))
