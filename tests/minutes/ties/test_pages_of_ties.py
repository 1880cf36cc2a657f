"""Questions and answers on the pages: links in the record, threads, the page of an organisation, search and its files."""

import csv
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minutes.record.ties.turn_ties import TurnTies
from minutes.search.check import differences
from tests.builders import MANUSCRIPT, draft, publish_now
from tests.inquiries import ASKED, answered
from tests.minutes.ties.tie_now import TIES, tie_now, tied

pytestmark = pytest.mark.django_db
# 深川市 answers twice, 当別町 unasked; 美里町 is asked and does not answer.
SEVERAL = TIES | {12: TurnTies(replies_to=(6,)), 13: TurnTies(replies_to=(6,))}


def text_of(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", markup)).strip()


def parts(body: str, name: str) -> list[str]:
    """Returns the text of each list or line of a class."""
    return [
        text_of(part[1]) for part in re.findall(rf'<(ul|p|li) class="{name}\b[^>]*>(.*?)</\1>', body, re.S)
    ]


@pytest.fixture
def address(db):
    meeting = tied()
    tie_now(meeting, SEVERAL)
    return publish_now(meeting).address


def page(client, name, *arguments, **params):
    return client.get(reverse(f"pages:{name}", args=arguments), params).content.decode()


def hits_of(client, **params) -> list[dict]:
    return json.loads(client.get(reverse("pages:search_json"), params).getvalue())


def test_the_record_links_question_and_answers_both_ways(client, address):
    body = page(client, "meeting", address)
    assert parts(body, "rel") == [
        "尋ねた相手 深川市、美里町",
        "答え 深川市 #7 深川市 #12 当別町 #13",
        "問い 事務局 #6",
        "問い 事務局 #6",
        "問い 事務局 #6",
    ]
    assert '<a href="#u7"><span class="vh">深川市 </span>#7</a>' in body


def test_a_record_without_ties_prints_none(client):
    address = publish_now(draft()).address
    assert parts(page(client, "meeting", address), "rel") == []
    assert facts(page(client, "remark", address, 6)) == {"発言者": "事務局"}


def facts(body: str) -> dict[str, str]:
    """Returns what the page of a remark says beside it, but where it stands."""
    listed = body.partition('<dl class="facts">')[2].partition("</dl>")[0]
    said = {
        text_of(name): text_of(words)
        for name, words in re.findall(r"<dt[^>]*>(.*?)</dt><dd[^>]*>(.*?)</dd>", listed)
    }
    return {name: words for name, words in said.items() if name not in ("会議", "議題", "発表", "照会")}


def beside(body: str) -> list[str]:
    """Returns who stands before, at and after the place of the remark, and what it is to it."""
    placed = body.partition('<ol class="placed"')[2].partition("</ol>")[0]
    return [text_of(who) for who in re.findall(r'<p class="speaker">(.*?)</p>', placed)]


def test_a_question_says_who_answered_and_who_did_not(client, address):
    body = page(client, "remark", address, 6)
    assert facts(body) == {
        "発言者": "事務局",
        "尋ねた相手": "深川市、美里町美里町の答えは、この記録にありません。",
        "答え": "深川市 #7、深川市 #12、当別町 #13尋ねられた団体とは別の団体",
    }
    assert beside(body) == [
        "地の文 前の地の文",
        "事務局",
        "深川市 次の発言、答え",
        "深川市 答え",
        "当別町 答え",
    ]


def test_an_answer_stands_under_its_question_with_the_other_answers(client, address):
    body = page(client, "remark", address, 12)
    assert facts(body) == {
        "発言者": "深川市北海道",
        "問い": "事務局 #6",
        "ほかの答え": "深川市 #7、当別町 #13",
    }
    assert beside(body) == ["事務局 問い", "地の文 前の地の文", "深川市 #6への答え", "当別町 次の発言"]
    assert facts(page(client, "remark", address, 8))["発言者"].startswith("美里町 同名3団体")


def test_a_question_without_an_answer_says_so(client):
    meeting = draft()
    tie_now(meeting, {6: TIES[6]})
    body = page(client, "remark", publish_now(meeting).address, 6)
    assert "この記録に、深川市、美里町の答えはありません。" in body


def test_a_turn_between_two_questions_answers_the_one_and_asks_the_other(client):
    meeting = draft()
    tie_now(meeting, {7: TurnTies((18,), (6,)), 8: TurnTies((), (7,))})
    body = page(client, "remark", publish_now(meeting).address, 7)
    assert beside(body) == ["事務局 前の発言、問い", "深川市 #6への答え", "美里町 次の発言、答え"]
    assert facts(body)["問い"] == "事務局 #6" and facts(body)["答え"] == "美里町 #8"


def test_a_question_that_is_found_shows_its_answers(client, address):
    body = page(client, "search", q="紙はどこ")
    assert parts(body, "thread") == [
        "答え 深川市 #7 閉校した教室に置いている。 ・床の強さを調べた。 ・湿気を調べた。"
        "答え 深川市 #12 十日と決めている。答え 当別町 #13 当町は二か月を要する。"
    ]


@pytest.mark.parametrize(
    ("params", "numbers"),
    [
        ({"asked_of": "深川市"}, [6]),
        ({"asked_of": "012289"}, [6]),
        ({"asked_of": "美里町"}, [6]),
        ({"asked_of": "当別町"}, []),
        ({"asked_of": "深川市", "q": "紙"}, [6]),
        ({"asked_of": "深川市", "q": "教室"}, []),
        ({"answered_by": "深川市"}, [7, 12]),
        ({"answered_by": "当別町"}, [13]),
        ({"answered_by": "深川市", "q": "教室"}, [7]),
        ({"answered_by": "美里町"}, []),
    ],
)
def test_what_was_asked_and_what_was_answered_is_found(client, address, params, numbers):
    hits = hits_of(client, **params)
    assert [int(hit["url"].split("/")[-2]) for hit in hits] == numbers
    assert f'<span class="num">{len(numbers)}</span>件' in page(client, "search", **params)


def test_a_condition_is_said_and_can_be_taken_away(client, address):
    body = page(client, "search", asked_of="012289", answered_by="")
    assert "</span>深川市に尋ねた</a>" in body
    assert "</span>深川市が答えた</a>" in page(client, "search", answered_by="深川市")


def test_written_answers_are_answers_too(client):
    publish_now(answered())
    hits = hits_of(client, answered_by="高松市")
    assert [(hit["kind"], hit["text"]) for hit in hits] == [("書面の回答", "決めている")]


def test_files_of_a_search_carry_the_ties(client, address):
    answer = client.get(reverse("pages:search_csv"), {"q": "紙はどこ"})
    head, row = csv.reader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines())
    record = f"http://testserver{reverse('pages:meeting', args=[address])}"
    assert dict(zip(head[-4:-1], row[-4:-1], strict=True)) == {
        "尋ねた相手": "012289、美里町",
        "答えた問いのウェブのアドレス": "",
        "答えのウェブのアドレス": f"{record}u/7/ {record}u/12/ {record}u/13/",
    }


def test_index_and_plain_scan_agree_about_who_is_asked_and_who_answers(address):
    publish_now(answered(ASKED.replace("9月3日", "9月4日")))
    assert [found for found in differences(substrings=20, trees=60, seed=24) if found] == []


def test_an_organisation_has_what_it_was_asked_with_the_answers(client, address):
    body = page(client, "organisation", "012289")
    section = body.partition('<h2 id="asked">')[2].partition("</section>")[0]
    assert text_of(section).startswith("尋ねられたこと 1")
    assert "紙はどこに置いているか。" in section
    assert len(parts(section, "thread")) == 1
    assert '<h2 id="asked">' not in page(client, "organisation", "013030")


def longer(turns: int) -> str:
    more = "".join(
        f"（事務局）\n\n{n}番目に尋ねる。\n\n（深川市）\n\n{n}番目に答える。\n\n" for n in range(turns)
    )
    return MANUSCRIPT.replace("■ 閉会", f"{more}■ 閉会").replace("9月3日", f"9月{3 + turns}日")


def exchange(turns: int) -> str:
    """Publishes a record with that many questions to 深川市, each answered; returns its address."""
    meeting = draft(longer(turns))
    numbers = list(
        meeting.utterances.filter(text__contains="番目").order_by("position").values_list("number", flat=True)
    )
    fukagawa = meeting.attendees.get(label="深川市").number
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    tie_now(
        meeting, {k: v for q, a in pairs for k, v in ((q, TurnTies((fukagawa,))), (a, TurnTies((), (q,))))}
    )
    return publish_now(meeting).address


def test_pages_cost_the_same_number_of_queries_for_one_exchange_and_for_three(client):
    costs = []
    for turns in (1, 3):
        address = exchange(turns)
        client.get("/search/?q=記録")  # what a process remembers until something changes
        record = reverse("pages:meeting", args=[address])
        addresses = [record, f"{record}u/14/", "/search/?q=番目に尋ねる&meeting=" + address]
        costs.append([queries_of(client, address) for address in addresses])
    assert costs[0] == costs[1]


def queries_of(client, address) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
