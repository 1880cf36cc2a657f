"""A new meeting is made once: two presses, a file beside a text, a meeting like another, a title that is too long."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from minutes.desk.importing import made_once
from minutes.desk.importing.made_once import AlreadyMade, new_form_key, once
from minutes.models import Meeting
from tests.builders import MANUSCRIPT, body, clerk, draft
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
IMPORT, ADD = "/admin/minutes/meeting/import/", "/admin/minutes/meeting/add/"
OTHER = MANUSCRIPT.replace("記録実務者会議", "文書管理会議")
HIDDEN = ("seen", "told", "file_name", "file_text", "from_file", "once_key")


@pytest.fixture
def signed_in(client):
    client.force_login(clerk())
    return client


def sent(answer, **typed):
    """Returns what the import page would send that came back."""
    form = answer.context["form"]
    return {name: form[name].value() or "" for name in ("text", "body", *HIDDEN)} | typed


def check(client, **typed):
    return client.post(IMPORT, sent(client.get(IMPORT)) | {"check": "1"} | typed)


def a_file(text=MANUSCRIPT):
    return SimpleUploadedFile("記録.txt", text.encode())


def title_shown(answer):
    return answer.context["preview"].meeting.title


def test_a_file_beside_a_text_is_asked_about_and_both_stay(signed_in):
    asked = check(signed_in, file=a_file(), text=OTHER)
    assert "ファイルと、貼り付けた文章の両方があります。" in asked.content.decode()
    values = sent(asked)
    assert (values["file_text"].splitlines(), values["text"].splitlines()) == (
        MANUSCRIPT.splitlines(),
        OTHER.splitlines(),
    )
    still = signed_in.post(IMPORT, values | {"check": "1"})
    assert "両方があります。" in still.content.decode()
    for which, title in (("file", "令和8年度 記録実務者会議"), ("text", "令和8年度 文書管理会議")):
        shown = signed_in.post(IMPORT, sent(still, which=which, check="1"))
        assert (title_shown(shown), sent(shown)["file_text"]) == (title, "")
    assert Meeting.objects.count() == 0


def test_the_same_text_in_both_is_not_asked_about(signed_in):
    assert title_shown(check(signed_in, file=a_file(), text=MANUSCRIPT)) == "令和8年度 記録実務者会議"


def test_a_text_that_was_read_from_a_file_gives_way_to_the_next_file_unless_somebody_typed_in_it(signed_in):
    shown = check(signed_in, file=a_file())
    assert title_shown(signed_in.post(IMPORT, sent(shown, file=a_file(OTHER), check="1"))) == (
        "令和8年度 文書管理会議"
    )
    typed = sent(shown, text=MANUSCRIPT.replace("第3会議室", "第4会議室"), file=a_file(OTHER), check="1")
    assert "両方があります。" in signed_in.post(IMPORT, typed).content.decode()


def test_two_presses_save_one_meeting_and_the_second_leads_to_it(signed_in):
    values = sent(check(signed_in, text=MANUSCRIPT), save="1")
    first, second = (signed_in.post(IMPORT, values) for _ in range(2))
    meeting = Meeting.objects.get()
    assert first.url == second.url == reverse("admin:minutes_meeting_change", args=[meeting.pk])
    assert "二つ目は作っていません。" in signed_in.get(second.url).content.decode()


def test_of_two_presses_at_one_moment_the_second_makes_nothing(monkeypatch):
    """What the first made is seen only once the second has tried to store its own."""
    key, real, seen = new_form_key(), made_once.made_by, []
    meeting = draft()
    Meeting.objects.filter(pk=meeting.pk).update(form_key=key)
    monkeypatch.setattr(made_once, "made_by", lambda key: real(key) if seen else seen.append(key))
    with pytest.raises(AlreadyMade) as refused, once(key):
        Meeting.objects.create(body=meeting.body, title="二つ目", form_key=key)
    assert (refused.value.meeting, Meeting.objects.count()) == (meeting, 1)


def test_the_database_takes_a_key_once():
    meeting, key = draft(), new_form_key()
    with pytest.raises(IntegrityError), transaction.atomic():
        for title in ("一つ目", "二つ目"):
            Meeting.objects.create(body=meeting.body, title=title, form_key=key)
    assert Meeting.objects.get() == meeting


def typed_meeting(client, **typed):
    form = client.get(ADD).context["adminform"].form
    values = {name: form[name].value() or "" for name in form.fields}
    return values | {"body": body().pk, "title": "第1回 役員会", "time": "令和8年9月3日 13:30"} | typed


def test_two_presses_add_one_meeting(signed_in):
    values = typed_meeting(signed_in)
    first, second = (signed_in.post(ADD, values) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert second.url == reverse("admin:minutes_meeting_change", args=[Meeting.objects.get().pk])


def test_a_meeting_like_another_is_added_once_somebody_says_it_is_another(signed_in):
    values = typed_meeting(signed_in)
    signed_in.post(ADD, values)
    other = Meeting.objects.get()
    again = values | {"once_key": new_form_key(), "title": "第１回　役員会"}
    asked = signed_in.post(ADD, again)
    links = Page(asked).links()
    assert ("第1回 役員会（令和8年9月3日）", f"/admin/minutes/meeting/{other.pk}/change/") in links
    assert Meeting.objects.count() == 1
    shown = asked.context["adminform"].form["likes_shown"].value()
    assert signed_in.post(ADD, again | {"likes_shown": shown}).status_code == 302
    assert Meeting.objects.count() == 2


def test_a_meeting_like_another_is_told_before_it_is_imported(signed_in):
    other = draft()
    text = MANUSCRIPT.replace("令和8年度 記録実務者会議", "令和８年度　記録実務者会議")
    shown = check(signed_in, text=text, body=other.body_id)
    assert [one.pk for one in shown.context["preview"].likes] == [other.pk]
    assert f"/admin/minutes/meeting/{other.pk}/change/" in [address for _, address in Page(shown).links()]
    same = check(signed_in, text=MANUSCRIPT)
    name = "令和8年度 記録実務者会議（令和8年9月3日）"
    assert (name, f"/admin/minutes/meeting/{other.pk}/change/") in Page(same).links()


def test_a_title_that_is_too_long_is_said_and_stays_whole(signed_in):
    title = "会" * 301
    refused = signed_in.post(ADD, typed_meeting(signed_in, title=title))
    assert "301" in "".join(refused.context["adminform"].form.errors["title"])
    assert f'value="{title}"' in refused.content.decode() or title in refused.content.decode()
    shown = check(signed_in, text=MANUSCRIPT.replace("令和8年度 記録実務者会議", title))
    assert "会議名が長すぎます（300字まで、いま301字）" in shown.content.decode()
    assert title in sent(shown)["text"]
    shown = check(signed_in, text=MANUSCRIPT.replace("令和8年度 記録実務者会議", "会" * 101))
    assert "会議体の名を決められません。" in shown.content.decode()
    assert Meeting.objects.count() == 0
