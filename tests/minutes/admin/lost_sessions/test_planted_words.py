"""Words that are withdrawn, typed wherever the desk keeps what is typed: gone from each, and nothing keeps a lost form."""

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from minutes.desk.notes.line_notes import answer_note, put_notes
from minutes.desk.workflow.autosaves import keep_autosave
from minutes.desk.workflow.take_report import take_report
from minutes.models import Autosave, LineNote
from minutes.record.block_keys import BlockKey
from tests.acts import erase_now, withdraw_now
from tests.builders import MANUSCRIPT, clerk, published
from tests.minutes.admin.lost_sessions.test_every_form import FROM_HERE, PASSWORD

pytestmark = pytest.mark.django_db
WORDS = "担当者の鷲塚が独断で五か月も放置した。"


def tables_with_the_words():
    """Returns the tables of which a row holds the words, whatever the column."""
    return sorted(
        model._meta.label
        for model in apps.get_models()
        if any(WORDS in str(vars(row)) or "鷲塚" in str(vars(row)) for row in model._base_manager.all())
    )


def typed_everywhere(meeting, by):
    """Types the words into a note, an answer, a reader's report and two manuscripts that are not saved."""
    at, how = timezone.now(), {"by": by, "at": timezone.now(), "revision": meeting.revision}
    (note,) = put_notes(meeting=meeting, notes=[(BlockKey.parse("u13"), f"「{WORDS}」か。")], **how)
    answer_note(note=note, text=f"いいえ。{WORDS}", **how)
    take_report(
        meeting_id=meeting.pk, number=12, edition=1, sender="127.0.0.1", at=at, text=WORDS, suggestion=""
    )
    page = {"opened_at": at, "at": at, "by": by, "revision": meeting.revision, "meeting": meeting}
    keep_autosave(page="0" * 8, text=WORDS, **page)
    keep_autosave(page="1" * 8, text=WORDS, inquiry=10, **page)


def test_the_words_are_gone_after_the_erasure_and_a_lost_form_brings_none_back():
    by = clerk("sano")
    meeting = published(MANUSCRIPT.replace("十日と決めている。", WORDS)).meeting
    typed_everywhere(meeting, by)
    meeting.refresh_from_db()
    address = f"/admin/minutes/meeting/{meeting.pk}/manuscript/?page=1"
    fields = {"manuscript": WORDS, "seen_revision": meeting.revision, "do": "save"}
    browser = Client(headers=FROM_HERE)
    kept = browser.post(address, fields).context["kept"]
    (act,) = withdraw_now(meeting, "u12", by=by)
    assert Autosave.objects.count() == 0
    assert WORDS not in str([vars(note) for note in LineNote.objects.all()])
    erase_now(act, by=by)
    assert tables_with_the_words() == []
    shown = browser.post(address, {"username": "sano", "password": PASSWORD, "kept_form": kept})
    assert shown.context["typed"].text == WORDS  # in the browser of whoever typed them, and nowhere else
    assert tables_with_the_words() == []
    keep = address.replace("/manuscript/?page=1", f"/manuscript/keep/?page={'1' * 13}-{'2' * 8}")
    browser.post(keep, fields)
    assert tables_with_the_words() == []
