"""Editions of format 2 that were stored before there were answers: as they are byte for byte, alone and in a chain."""

import json
import secrets

import pytest

from minutes.models import Correction, Edition
from minutes.publication.chain import chain
from minutes.publication.verify import verify_meeting
from minutes.record import canonical
from minutes.record.leaves import texts
from minutes.record.stored_record import read_record
from tests.acts import editions_of, withdraw_now
from tests.builders import draft, publish_now
from tests.minutes.publication.inquiries.later import ask_later
from tests.minutes.publication.inquiries.test_answers_published import WITHOUT_QUESTIONS, stranger_finds

pytestmark = pytest.mark.django_db


def store_without_answers(edition: Edition) -> Edition:
    """Stores an edition, the last of its meeting, as it was stored before a record had a list of answers."""
    record = json.loads(edition.record)
    del record["answers"], record["letters"]["answers"]
    salts = {key: secrets.token_hex(16) for key, _ in texts(record)}
    before = [link.digest for link in chain(edition.address) if link.number < edition.number]
    edition.record, edition.salts = canonical.canonical(record), canonical.canonical(salts)
    edition.digest = canonical.edition_digest(
        previous=before[-1] if before else edition.address,
        number=edition.number,
        published_at=edition.published_at,
        status=edition.status,
        categories=[],
        record=record,
        salts=salts,
    )
    edition.save()
    return edition


@pytest.fixture
def meeting():
    meeting = draft(WITHOUT_QUESTIONS)
    store_without_answers(publish_now(meeting))
    meeting.refresh_from_db()
    return meeting


def test_it_verifies_as_it_was_stored_and_reads_as_a_record_of_today(meeting):
    (edition,) = editions_of(meeting)
    stored = edition.record
    assert (verify_meeting(meeting), stranger_finds(meeting)) == ([], [([], [])])
    assert read_record(stored)["answers"] == []
    assert '"answers"' not in stored and '"w"' not in stored


def test_what_is_entered_later_is_added_and_the_older_edition_stays(meeting):
    stored = editions_of(meeting)[0].record
    ask_later(meeting)
    edition = publish_now(meeting)
    changes = Correction.objects.filter(edition=edition).values_list("change", flat=True)
    assert list(changes) == ["added"] * 6
    assert editions_of(meeting)[0].record == stored
    assert (verify_meeting(meeting), stranger_finds(meeting)) == ([], [([], []), ([], [])])


def test_words_are_withdrawn_from_it_and_the_next_edition_has_the_lists_of_today(meeting):
    withdraw_now(meeting, "u12")
    first, second = (json.loads(edition.record) for edition in editions_of(meeting))
    assert "answers" not in first and second["answers"] == [] and second["letters"]["answers"] == "w"
    assert verify_meeting(meeting) == []
    assert [wrong for wrong, _ in stranger_finds(meeting)] == [[], []]


def test_publishing_the_same_again_is_no_change(meeting):
    row = meeting.utterances.get(number=13)
    row.text = "当町は三か月を要する。"
    row.save()
    edition = publish_now(meeting)
    assert [row.key for row in edition.corrections.all()] == ["u13"]
    assert verify_meeting(meeting) == []
