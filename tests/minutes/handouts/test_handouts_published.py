"""Ties and 保有なし in editions: by numbers, in words in 正誤表, and not at all where a record has none."""

import json

import pytest

from minutes.models import Edition, Meeting
from minutes.publication.editions.snapshot import record_of
from minutes.publication.verify import verify_meeting
from minutes.record.stored_record import read_record
from tests.acts import editions_of, withdraw_now
from tests.builders import draft, publish_now
from tests.minutes.handouts.tie_now import TEXT, manuscript, save_text, tie_now
from tests.minutes.pages.reader import Page
from tests.minutes.publication.inquiries.test_answers_published import stranger_finds

pytestmark = pytest.mark.django_db
ADDRESS = "/meetings/2026-09-03-1/"


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    return draft(TEXT).pk


@pytest.fixture
def meeting(drafted):
    return Meeting.objects.get(pk=drafted)


def stored_handouts(edition):
    return json.loads(edition.record)["handouts"]


def test_an_edition_stores_only_what_is_so(meeting):
    text = manuscript(meeting)
    save_text(meeting, text.replace("　［保有なし］", ""))
    first = publish_now(meeting)
    assert stored_handouts(first) == [
        {"number": 20, "label": "資料1", "title": "文書の電子化", "file": None},
        {"number": 21, "label": "資料2", "title": "公開までの日数", "file": None},
    ]
    assert [(row["used_by"], row["not_held"]) for row in read_record(first.record)["handouts"]] == [
        ([], False),
        ([], False),
    ]
    save_text(meeting, text)
    tie_now(meeting, (20, 9), (20, 4), (21, 10))
    second = publish_now(meeting)
    assert stored_handouts(second) == [
        {"number": 20, "label": "資料1", "title": "文書の電子化", "file": None, "used_by": [4, 9]},
        {
            "number": 21,
            "label": "資料2",
            "title": "公開までの日数",
            "file": None,
            "used_by": [10],
            "not_held": True,
        },
    ]
    assert read_record(second.record)["handouts"] == record_of(meeting)["handouts"]
    assert (verify_meeting(meeting), stranger_finds(meeting)) == ([], [([], []), ([], [])])


def test_a_change_of_ties_alone_is_a_correction_in_words(client, meeting):
    publish_now(meeting)
    tie_now(meeting, (20, 4))
    edition = publish_now(meeting, reason="資料を結んだ。")
    assert [(row.key, row.change, row.category) for row in edition.corrections.all()] == [
        ("h20", "changed", "mistake")
    ]
    for path in ("corrections/", "compare/1...2/"):
        words = " ".join(Page(client.get(ADDRESS + path)).texts("main"))
        assert "使われた議題：深川市 旧庁舎の文書の電子化" in words, path
    tie_now(meeting, (20, 9), remove=[(20, 4)])
    publish_now(meeting, reason="直した。")
    words = " ".join(Page(client.get(f"{ADDRESS}compare/2...3/")).texts("main"))
    assert "他団体への照会" in words and "深川市 旧庁舎の文書の電子化" in words


def test_what_is_held_after_all_is_said_in_words(client, meeting):
    publish_now(meeting)
    save_text(meeting, manuscript(meeting).replace("　［保有なし］", ""))
    edition = publish_now(meeting, reason="見つかった。")
    assert [(row.key, row.category) for row in edition.corrections.all()] == [("h21", "handout")]
    words = " ".join(Page(client.get(f"{ADDRESS}compare/1...2/")).texts("main"))
    assert "保有なし" in words


def test_a_withdrawal_keeps_the_ties_of_the_edition_before(meeting):
    tie_now(meeting, (20, 4), (21, 10))
    publish_now(meeting)
    tie_now(meeting, remove=[(20, 4)])
    withdraw_now(meeting, "h20", "u4")
    for edition in editions_of(meeting):
        handouts = stored_handouts(edition)
        assert [row.get("used_by") for row in handouts] == [[4], [10]]
        assert handouts[0]["label"] == handouts[0]["title"] == "［取消し20-1］"
    assert verify_meeting(meeting) == []
    publish_now(meeting, reason="結び目を直した。")
    assert verify_meeting(meeting) == []


def test_a_withdrawn_handout_is_linked_nowhere_and_its_row_stays(client, meeting):
    tie_now(meeting, (20, 4), (21, 10))
    publish_now(meeting)
    withdraw_now(meeting, "h20")
    page = Page(client.get(ADDRESS))
    assert [href for words, href in page.links() if words == "資料1"] == []
    assert "資料：［取消し］" in page.texts("about")
    assert page.of_id("h20").text.startswith("［取消し］［取消し］使われた議題")


def test_a_withdrawn_heading_is_named_by_its_redaction(client, meeting):
    tie_now(meeting, (20, 4))
    publish_now(meeting)
    withdraw_now(meeting, "u4")
    row = Page(client.get(ADDRESS)).of_id("h20")
    assert row.text == "資料1文書の電子化使われた議題 深川市 ［取消し］"


@pytest.mark.parametrize("count", [1, 3])
def test_a_record_is_read_and_printed_in_as_many_queries_whatever_its_handouts(
    client, meeting, django_assert_num_queries, count
):
    rows = "".join(f"資料{number}　題\n" for number in range(3, 2 + count))
    save_text(
        meeting,
        manuscript(meeting)
        .replace("■ 開会", "■ 開会", 1)
        .replace("資料2　公開までの日数　［保有なし］\n", f"資料2　公開までの日数　［保有なし］\n{rows}"),
    )
    numbers = list(meeting.handouts.values_list("number", flat=True))
    tie_now(meeting, *((number, heading) for number in numbers for heading in (4, 9, 10)))
    publish_now(meeting)
    client.get("/")
    with django_assert_num_queries(12):
        record_of(Meeting.objects.select_related("body__secretariat").get(pk=meeting.pk))
    # The last one looks whether the counters are still the same, before the page is kept for all processes.
    with django_assert_num_queries(4):
        client.get(ADDRESS)


def test_the_words_of_a_record_are_the_same_bytes_as_before_there_were_ties(meeting):
    """Neither name stands in an edition without ties: the one of today and the one of before are one canonical text."""
    save_text(meeting, manuscript(meeting).replace("　［保有なし］", ""))
    edition = publish_now(meeting)
    assert "used_by" not in edition.record and "not_held" not in edition.record
    assert Edition.objects.get(pk=edition.pk).record == edition.record
