"""…/editions/1/u/12/: every block of the talk and every written answer as one edition has it, whatever came later."""

import pytest

from minutes.models import Utterance
from minutes.record.record import words_of
from minutes.record.stored_record import read_record
from tests.acts import retract_now, reword, withdraw_now
from tests.builders import publish_now, published
from tests.inquiries import answered
from tests.minutes.pages.reader import Page
from tests.minutes.record.format_1 import store_in_format_1
from tests.minutes.record.full_record import full_meeting

pytestmark = pytest.mark.django_db

ADDRESS = "/meetings/2026-09-03-1/"


def read(client, path):
    answer = client.get(ADDRESS + path)
    assert answer.status_code == 200, path
    return Page(answer)


def words(page):
    return page.texts("remark-words")[0]


def robots(page):
    return [one.attributes["content"] for one in page["meta"] if one.attributes.get("name") == "robots"]


def canonical(page):
    return [one.attributes["href"] for one in page["link"] if one.attributes.get("rel") == "canonical"]


@pytest.fixture
def meeting():
    """u12 is corrected in edition 2; u13 is removed in edition 3."""
    meeting = published(status="preliminary").meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting)
    Utterance.objects.get(meeting=meeting, number=13).delete()
    publish_now(meeting)
    return meeting


def test_an_old_wording_stays_at_its_address_and_says_that_it_is_old(client, meeting):
    page = read(client, "editions/1/u/12/")
    assert words(page) == "十日と決めている。"
    assert page.texts("title") == [
        "深川市 #12（第1版。今は第3版） 令和8年度 記録実務者会議 令和8年9月3日 — 試験の会議録"
    ]
    assert page.texts("edition-bar") == [
        "これは第1版（速報・未確定稿）の文言です。最新は第3版 この版は令和8年9月24日公開 "
        "この発言は、この版のあとで直されました。最新の文言と、文言の移り変わり"
    ]
    assert ("最新の文言と、文言の移り変わり", f"{ADDRESS}u/12/") in page.links()
    assert (robots(page), canonical(page)) == (["noindex"], [f"http://testserver{ADDRESS}editions/1/u/12/"])


def test_the_newest_edition_s_leads_search_engines_to_the_page_of_all_wordings(client, meeting):
    page = read(client, "editions/3/u/12/")
    assert words(page) == "十四日と決めている。"
    assert page.texts("edition-bar") == ["第3版（確定） 令和8年9月24日公開。これが最新の版です。"]
    assert (robots(page), canonical(page)) == ([], [f"http://testserver{ADDRESS}u/12/"])


def test_in_its_place_between_its_neighbours_of_that_edition(client, meeting):
    page = read(client, "editions/1/u/13/")
    assert [(one.classes, one.text) for one in page["li"] if {"beside", "here"} & {*one.classes}] == [
        (["beside"], "深川市 前の発言十日と決めている。 12"),
        (["here"], "当別町当町は二か月を要する。 13"),
        (["beside"], "議題 次の議題閉会 14"),
    ]
    assert page.texts("sub") == ["議事録の公開までの日数"]
    assert ("12", f"{ADDRESS}editions/1/u/12/") in page.links()
    assert ("この版の記録の中で読む", f"{ADDRESS}editions/1/#u13") in page.links()


def test_what_was_removed_later_and_what_stayed_the_same(client, meeting):
    assert (
        read(client, "editions/2/u/13/")
        .texts("edition-bar")[0]
        .endswith("この発言は、最新の版にはありません。いつ、なぜ削られたか")
    )
    assert (
        read(client, "editions/1/u/8/")
        .texts("edition-bar")[0]
        .endswith("最新の版でも、この発言の文言は同じです。最新の文言")
    )
    assert client.get(f"{ADDRESS}editions/3/u/13/").status_code == 404


def test_every_number_that_an_edition_holds_and_no_other(client):
    edition = publish_now(full_meeting())
    record = read_record(edition.record)
    talk = {block["number"]: words_of(block) for block in record["blocks"]}
    answers = {row["number"]: row["choice"] for row in record["answers"]}
    for number, said in (talk | answers).items():
        page = client.get(f"{ADDRESS}editions/1/u/{number}/").content.decode()
        assert said.split("\n")[0].removeprefix("・") in page, number
    others = {row["number"] for name in ("attendees", "handouts") for row in record[name]} | {99}
    for number in others:
        assert client.get(f"{ADDRESS}editions/1/u/{number}/").status_code == 404, number
    (tally,) = record["tallies"]
    answer = client.get(f"{ADDRESS}editions/1/u/{tally['number']}/")
    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}editions/1/u/10/#t{tally['number']}")


def test_a_written_answer_leads_to_its_inquiry_of_that_edition(client):
    publish_now(answered())
    page = read(client, "editions/1/u/24/")
    assert page.texts("h1") == ["深川市の書面の回答 #24"]
    assert words(page) == "決めている規程で十日としている。"
    assert ("この版の照会の中で読む", f"{ADDRESS}editions/1/u/10/#w24") in page.links()


def test_an_edition_of_format_1(client):
    store_in_format_1(published())
    assert words(read(client, "editions/1/u/12/")) == "十日と決めている。"


def test_withdrawn_words_are_in_no_edition_s_page(client):
    meeting = published().meeting
    withdraw_now(meeting, "u12")
    withdraw_now(meeting, "u7", span="湿気を")
    for number in (1, 2, 3):
        assert words(read(client, f"editions/{number}/u/12/")) == (
            "この発言は取り消されました。令和8年9月24日 申出があり、会長が認めた。根拠 会議規程第12条"
        )
        old = read(client, f"editions/{number}/u/12/").texts("old")
        assert [text.endswith("どの版でも取り消されています。文言の移り変わり") for text in old] == [True] * (
            number < 3
        )
        assert "［取消し］調べた。" in words(read(client, f"editions/{number}/u/7/"))
        assert "湿気" not in client.get(f"{ADDRESS}editions/{number}/u/8/").content.decode()


def test_what_was_taken_down_is_gone(client):
    meeting = published().meeting
    retract_now(meeting)
    publish_now(meeting)
    for path in ("editions/1/u/12/", "editions/1/u/12/cite.bib", "editions/1/cite.ris"):
        assert client.get(ADDRESS + path).status_code == 410
    assert client.get(f"{ADDRESS}editions/2/u/12/").status_code == 200


@pytest.mark.parametrize("more", [0, 2])
def test_the_number_of_queries(client, django_assert_num_queries, more):
    meeting = published().meeting
    for times in range(more):
        reword(meeting, 12, f"{times + 2}週と決めている。")
        publish_now(meeting)
    with django_assert_num_queries(3):  # the state, the editions, the names of who is in the registry
        client.get(f"{ADDRESS}editions/1/u/12/")
