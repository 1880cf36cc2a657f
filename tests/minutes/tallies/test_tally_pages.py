"""A tally on the public pages: borne out or not, by whom, at its number, in JSON, in each edition, and in the 正誤表."""

import json

import pytest

from minutes.models import Correction, Edition
from minutes.publication.verify import verify_meeting
from tests.acts import reword, withdraw_now
from tests.builders import publish_now
from tests.inquiries import reanswer
from tests.minutes.pages.reader import Page
from tests.minutes.publication.inquiries.test_answers_published import stranger_finds
from tests.minutes.tallies.tally_now import PHRASE, tallied, tie

pytestmark = pytest.mark.django_db

RECORD = "/meetings/2026-09-03-1/"
INQUIRY = f"{RECORD}u/10/"


@pytest.fixture
def meeting():
    meeting = tallied()
    publish_now(meeting)
    meeting.refresh_from_db()
    return meeting


def tallies_of(client, path=INQUIRY):
    return json.loads(client.get(f"{path}answers.json").content)["tallies"]


def words_of(client, path):
    return Page(client.get(path)).source


def test_it_is_borne_out_and_says_by_whom(client, meeting):
    assert tallies_of(client) == [
        {
            "number": 28,
            "turn": 14,
            "phrase": PHRASE,
            "counted": "問1で「決めている」と答えた団体。この設問に答えた団体のうち。",
            "rule": "3団体のうち、ちょうど2団体のとき",
            "count": 2,
            "of": 3,
            "withdrawn": 0,
            "borne_out": True,
            "organisations": [{"code": "012289", "name": "深川市"}, {"code": "372013", "name": "高松市"}],
        }
    ]
    page = Page(client.get(INQUIRY))
    assert "回答の数と合います。" in page.source and "合いません" not in page.source
    assert ("回答の数と合います", "#t28") in page.links()
    assert ("回答の数と合います", f"{INQUIRY}#t28") in Page(client.get(RECORD)).links()


def test_its_number_leads_to_it_and_its_download_has_it(client, meeting):
    answer = client.get(f"{RECORD}u/28/")
    assert (answer.status_code, answer["Location"]) == (302, f"{INQUIRY}#t28")
    edition = Edition.objects.get(meeting=meeting)
    assert json.loads(edition.record)["tallies"] == [
        {
            "number": 28,
            "turn": 14,
            "phrase": PHRASE,
            "question": 11,
            "choices": ["決めている"],
            "among_kind": "answered",
            "among": [],
        }
    ]
    assert (verify_meeting(meeting), stranger_finds(meeting)) == ([], [([], [])])


def test_where_it_is_not_borne_out_both_pages_say_so(client, meeting):
    reanswer(meeting, 27, choice="決めていない")
    publish_now(meeting)
    assert [(one["count"], one["of"], one["borne_out"]) for one in tallies_of(client)] == [(1, 3, False)]
    assert "回答の数とは合いません" in words_of(client, INQUIRY)
    assert "回答の数とは合いません" in words_of(client, RECORD)
    # The edition before keeps its own answers.
    assert [one["borne_out"] for one in tallies_of(client, f"{RECORD}editions/1/u/10/")] == [True]


def test_a_tally_that_is_added_or_changed_stands_in_the_errata_in_words(client, meeting):
    row = meeting.tallies.get()
    row.choices = "決めていない"
    row.save()
    tie(meeting, "約7割")
    publish_now(meeting)
    changes = Correction.objects.filter(edition__number=2).values_list("key", "change", "category")
    assert list(changes) == [("t28", "changed", "mistake"), ("t29", "added", "omission")]
    errata = words_of(client, f"{RECORD}corrections/")
    assert "数の照合" in errata and "#14の「約7割」" in errata
    assert [(one["phrase"], one["borne_out"]) for one in tallies_of(client)] == [
        (PHRASE, False),
        ("約7割", True),
    ]


def test_a_phrase_that_is_said_no_more_is_in_no_record_and_comes_back_with_its_words(client, meeting):
    said = meeting.utterances.get(number=14).text
    reword(meeting, 14, "十日と決めている。")
    publish_now(meeting)
    assert tallies_of(client) == []
    answer = client.get(f"{RECORD}u/28/")
    assert answer["Location"] == f"{RECORD}editions/1/u/10/#t28"
    reword(meeting, 14, said)
    publish_now(meeting)
    assert [one["number"] for one in tallies_of(client)] == [28]


def test_a_withdrawn_answer_drops_out_of_it_in_every_edition(client, meeting):
    reanswer(meeting, 25, text="部長が読む。")
    publish_now(meeting)
    withdraw_now(meeting, "w27")
    for path in (INQUIRY, f"{RECORD}editions/1/u/10/"):
        (one,) = tallies_of(client, path)
        assert (one["count"], one["of"], one["withdrawn"], one["borne_out"]) == (1, 2, 1, None)
        assert [row["name"] for row in one["organisations"]] == ["深川市"]
        assert "取り消された回答があるので" in words_of(client, path)


@pytest.mark.parametrize(
    ("block", "span"), [("u14", PHRASE), ("u14", ""), ("u14", "団体中2"), ("u11", ""), ("u11", "決めている")]
)
def test_withdrawn_words_take_it_from_every_edition_and_from_the_draft(client, meeting, block, span):
    reanswer(meeting, 25, text="部長が読む。")
    publish_now(meeting)
    withdraw_now(meeting, block, span=span)
    for path in (INQUIRY, f"{RECORD}editions/1/u/10/"):
        assert tallies_of(client, path) == []
    for edition in meeting.editions.all():
        (row,) = json.loads(edition.record)["tallies"]
        assert (row["phrase"][:4], [choice[:4] for choice in row["choices"]]) == ("［取消し", ["［取消し"])
    row = meeting.tallies.get()
    assert PHRASE not in row.phrase and "決めている" not in row.choices
    assert client.get(f"{RECORD}u/28/").status_code == 404
    assert (verify_meeting(meeting), [found for found in stranger_finds(meeting) if found[0]]) == ([], [])
    meeting.refresh_from_db()
    publish_now(meeting, status="preliminary")
    newest = meeting.editions.get(is_newest=True)
    assert json.loads(newest.record)["tallies"] == []
    assert not Correction.objects.filter(edition=newest, key="t28").exists()


def test_words_withdrawn_beside_the_phrase_leave_it(client, meeting):
    withdraw_now(meeting, "u14", span="当市は十日と決めている。")
    assert [one["borne_out"] for one in tallies_of(client)] == [True]


def test_the_name_of_who_is_counted_goes_with_it(client, meeting):
    withdraw_now(meeting, "a22")
    (one,) = tallies_of(client)
    assert [row["name"] for row in one["organisations"]] == ["深川市", "［取消し］"]
    assert "高松市" not in words_of(client, INQUIRY)
