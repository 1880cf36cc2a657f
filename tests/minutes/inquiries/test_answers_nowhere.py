"""Withdrawn questions and answers, and answers not yet published, at every public address: the walk of all addresses."""

import json

import pytest

from minutes.publication.verify import verify_meeting
from tests.acts import withdraw_now
from tests.builders import clerk, publish_now
from tests.inquiries import ASKED, answer_now, asked, published_answers, reanswer
from tests.minutes.addresses import all_addresses
from tests.minutes.test_withdrawn_nowhere import public_answers, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.long]  # each fetches every public address

NUMBERS = ("10", "24")
# Shorter than what is known again by itself, and in no other text.
CHOICE, TEXT = "丑寅方式", "鵺のように決める。"


@pytest.fixture
def meeting():
    """Two editions: in the first one 深川市 alone takes the rare choice, in the second one with other words."""
    meeting = asked(ASKED.replace("・決めている", f"・{CHOICE}\n・決めている"))
    answer_now(meeting, {(18, 11): (CHOICE, TEXT), (20, 11): ("決めていない", "")})
    publish_now(meeting)
    reanswer(meeting, 24, text=f"以前は{TEXT}")
    publish_now(meeting)
    return meeting


def places_of(client, words):
    return [path for path, text in public_answers(client, NUMBERS) if words in text]


def test_the_walk_finds_both_before_they_are_withdrawn(client, meeting):
    found = places_of(client, TEXT)
    assert {
        "/meetings/2026-09-03-1/u/10/",
        "/meetings/2026-09-03-1/u/10/answers.csv",
        "/meetings/2026-09-03-1/editions/1/u/10/",
        "/meetings/2026-09-03-1/editions/1/u/10/answers.json",
        "/meetings/2026-09-03-1/u/24/",
        "/organisations/012289/",
    } <= set(found)
    assert set(found) <= set(places_of(client, CHOICE)) | {"/corrections/", "/corrections/feed/"}


def test_an_answer_leaves_neither_words_nor_choice(client, meeting):
    withdraw_now(meeting, "w24")
    assert places_of(client, TEXT) == []
    # The question goes on offering the choice; that anybody took it is nowhere.
    offering = places_of(client, CHOICE)
    assert not any("/u/24/" in path or "organisations" in path or "feed" in path for path in offering)
    for path in offering:
        if path.endswith("answers.json"):
            value = json.loads(client.get(path).content)
            assert value["questions"][0]["counts"][CHOICE] == 0
            assert CHOICE not in json.dumps(value["organisations"], ensure_ascii=False)
        elif path.endswith("answers.csv"):
            raise AssertionError(path)
        elif path.endswith("/u/10/"):
            assert f'<p class="chosen">{CHOICE}</p>' not in client.get(path).content.decode()
    for edition in meeting.editions.all():
        answers = json.loads(edition.record)["answers"]
        assert CHOICE not in json.dumps(answers, ensure_ascii=False)
    assert verify_meeting(meeting) == []


def test_a_question_takes_its_choices_from_everywhere(client, meeting):
    withdraw_now(meeting, "u11")
    assert places_of(client, CHOICE) == []
    assert places_of(client, "公開までの日数を決めていますか。") == []
    assert verify_meeting(meeting) == []


def test_the_name_of_who_answered_goes_with_it(client, meeting):
    withdraw_now(meeting, "a20")
    page = text_of(client.get("/meetings/2026-09-03-1/u/10/"))
    assert "美里町" not in page and "［取消し］の問1の回答" in page


def test_no_address_shows_an_answer_that_is_not_published(client):
    meeting, secret = published_answers().meeting, "まだ公開していない回答"
    answer_now(meeting, {(20, 12): ("", secret)}, by=clerk())
    reanswer(meeting, 24, text=secret)
    shown = []
    for path in all_addresses(keys=("1", "10", "11", "24", "28")):
        answer = client.get(path)
        assert answer.status_code < 500, path
        if (
            answer.status_code == 200
            and not answer.streaming
            and secret in answer.content.decode(errors="replace")
        ):
            shown.append(path)
    assert shown == []
