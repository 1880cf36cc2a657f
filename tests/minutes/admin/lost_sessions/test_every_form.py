"""A session is lost on every form of the desk: what was typed stands there again, and nothing was done meanwhile."""

from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from minutes.admin.accounts.account_groups import WORDS
from minutes.desk.notes.line_notes import put_notes
from minutes.desk.rows.row_verbs import remove_row
from minutes.record.block_keys import BlockKey
from tests.acts import withdraw_now
from tests.builders import clerk
from tests.inquiries import published_answers
from tests.minutes.admin.lost_sessions.desk_forms import desk_pages, forms_of

PASSWORD, HUSH = "correct horse battery", "hush hush hush hush"
FROM_HERE = {"origin": "http://testserver"}
TYPED = "打ったばかりの言葉"
# So many different forms were counted in this scene. A form more needs no line here; a form that is not reached is seen.
AT_LEAST = 40

pytestmark = [pytest.mark.django_db, pytest.mark.long]  # forty forms, each lost twice


@pytest.fixture
def scene(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    by = clerk("hanako")
    meeting = published_answers().meeting
    withdraw_now(meeting, "u15", by=by)
    meeting.refresh_from_db()
    note = [(BlockKey.parse("u14"), "十日か十四日か。")]
    put_notes(meeting=meeting, notes=note, revision=meeting.revision, by=by, at=timezone.now())
    narration = meeting.utterances.get(number=17)
    remove_row(row=narration, revision=meeting.revision, by=by, reason="重なっていた。")
    meeting.refresh_from_db()
    return meeting


def accounts():
    """Yields an account of each group, and one that may do everything."""
    for name in WORDS:
        account = User.objects.create_user(f"of-{name}", password=PASSWORD, is_staff=True)
        account.groups.add(Group.objects.get(name=name))
        yield account
    yield clerk("everything")


def rows():
    """Returns how many rows each table has, but those that signing in writes."""
    counted = [
        model for model in apps.get_models() if model._meta.app_label in ("minutes", "members", "auth")
    ]
    return {model._meta.label: model._base_manager.count() for model in counted}


def type_into(form):
    """Types words into every control of a form, and turns every choice over. Returns what is sent."""
    data = {}
    for number, one in enumerate(form.fields):
        match one.kind:
            case "select":
                one.options = [(value, value == one.options[-1][0]) for value, _ in one.options]
                values = [value for value, chosen in one.options if chosen]
            case "checkbox":
                one.on = not one.on
                values = [one.value] if one.on else []
            case "radio":
                one.on = not any(
                    other.on for other in form.fields if other.name == one.name and other is not one
                )
                values = [one.value] if one.on else []
            case "file":
                values = [SimpleUploadedFile("名簿.txt", b"bytes")]
            case "password":
                values = [HUSH]
            case "hidden" | "button":
                values = [one.value]
            case _:
                one.value = f"{TYPED}{number}「<b>&」"
                values = [one.value]
        if one.kind != "button" or one.name not in data:
            data.setdefault(one.name, []).extend(values)
    return data


def went_wrong(form, answer, address):
    """Returns what does not stand in the page as it was typed."""
    if answer.status_code != 200:
        return f"status {answer.status_code}"
    html = answer.content.decode()
    if HUSH in html:
        return "a password"
    back = [
        one for one in forms_of(answer, address) if urlsplit(one.action).path == urlsplit(form.action).path
    ]
    if not any(one.shown() == form.shown() for one in back):
        return sorted(set(form.shown()) - {pair for one in back for pair in one.shown()}) or "not in one form"
    return "no word of the file" if form.of_kind("file") and "名簿.txt" not in html else None


def lost(page, form, data, account):
    """Sends a form without a session, signs in, and returns the page that comes."""
    client = Client(headers=FROM_HERE)
    refused = client.post(form.action, data, headers={"referer": f"http://testserver{page}"})
    assert refused.status_code == 403
    (asked,) = forms_of(refused, page)
    assert HUSH not in refused.content.decode()
    (kept,) = [one.value for one in asked.fields if one.name == "kept_form"]
    typed = {"username": account.username, "password": PASSWORD, "kept_form": kept}
    return client.post(asked.action, typed), asked.action


def of_another_session(page, form, data, account):
    """Sends a form with the token of another session, goes on, and returns the page that comes."""
    strict = Client(enforce_csrf_checks=True, headers=FROM_HERE)
    strict.force_login(account)
    refused = strict.post(form.action, data, headers={"referer": f"http://testserver{page}"})
    assert refused.status_code == 403
    (asked,) = forms_of(refused, page)
    fields = {one.name: one.value for one in asked.fields if one.kind == "hidden"}
    assert set(fields) == {"csrfmiddlewaretoken", "kept_form"}
    return strict.post(asked.action, fields), asked.action


def test_what_was_typed_into_any_form_is_there_again(scene):
    wrong, known, cut = {}, set(), set()
    for account in accounts():
        client = Client()
        client.force_login(account)
        for page, name in desk_pages(scene).items():
            answer = client.get(page)
            if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
                continue
            for form in forms_of(answer, page):
                # Whoever may only read sees some forms without a button: they are sent by nobody.
                if (key := (name, form.key())) in known or not form.of_kind("button"):
                    continue
                known.add(key)
                data, before = type_into(form), rows()
                cut.update((name, one) for one in form.cut)
                for way in (lost, of_another_session):
                    came = went_wrong(form, *way(page, form, rewound(data), account))
                    if came:
                        wrong[name, way.__name__, *(one.name for one in form.typed)] = came
                assert rows() == before, page
    assert wrong == {}, wrong
    # A browser cuts what is pasted into such a field, and nobody sees it: what is too long is said by the form.
    assert sorted(cut) == []
    assert len(known) >= AT_LEAST


def rewound(data):
    for values in data.values():
        for value in values:
            if isinstance(value, SimpleUploadedFile):
                value.seek(0)
    return data
