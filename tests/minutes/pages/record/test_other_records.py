"""The page of records that differ from the usual one: other facts, another status, a second edition, a long talk."""

import datetime

import pytest

from minutes.models import Utterance
from tests.builders import MANUSCRIPT, draft, publish_now, published
from tests.minutes.pages.record.test_meeting_page import ADDRESS, page

pytestmark = pytest.mark.django_db


def test_the_fiscal_year_of_the_title_where_it_is_another(client):
    published(MANUSCRIPT.replace("令和8年度", "令和7年度"))
    shown = page(client)
    assert shown.texts("dd")[3] == "令和8年度（題には令和7年度）"
    assert [href for _, href in shown.links() if "year=" in href] == [
        "/meetings/?year=2026",
        "/meetings/?year=2025",
    ]


def test_who_is_known_only_because_it_speaks(client):
    published(MANUSCRIPT.replace("出席者：当別町、美里町", "出席者2名(2団体)"))
    shown = page(client)
    start = shown.texts("dt").index("役員1団体")
    assert list(zip(shown.texts("dt")[start:][:4], shown.texts("dd")[start:][:4], strict=True)) == [
        ("役員1団体", "深川市北海道会長 山田課長"),
        ("出席者", "2名（2団体）"),
        ("事務局", "事務局"),
        ("記録に発言がある団体資格は記録にない", "美里町 同名3団体当別町北海道"),
    ]


def test_the_edition_and_how_to_cite_it(client):
    edition = published(status="preliminary")
    shown = page(client)
    assert shown.texts("edition-bar") == ["第1版（速報・未確定稿） 令和8年9月24日公開。これが最新の版です。"]
    assert shown.texts("digest")[0].removeprefix("SHA-256").replace(" ", "") == edition.digest
    assert shown.texts("cite") == [
        "「令和8年度 記録実務者会議」令和8年9月3日、試験の会議録、第1版（速報・未確定稿）、"
        "令和8年9月24日公開、http://testserver/meetings/2026-09-03-1/editions/1/"
    ]
    assert edition.digest in shown.texts("print-foot")[0]
    assert "第1版" in shown.texts("print-foot")[0]


def test_the_newest_edition_is_shown_and_those_before_it_named(client):
    first = published()
    row = Utterance.objects.get(meeting=first.meeting, text__contains="十日")
    row.text = row.text.replace("十日", "十四日")
    row.save()
    late = datetime.datetime(2026, 9, 30, 16, tzinfo=datetime.UTC)  # already the 1st of October in Japan
    publish_now(first.meeting, at=late, reason="聞き違いを直した。")
    shown = page(client)
    assert shown.of_id("u12").text == "深川市北海道 十四日と決めている。 12訂正"
    assert shown.texts("edition-bar") == [
        "第2版（確定） 令和8年10月1日公開。これが最新の版です。 改めた理由：聞き違いを直した。"
    ]
    assert shown.texts("dd")[-3] == "第1版（確定） 令和8年9月24日公開"


def test_a_record_with_nothing_but_talk(client):
    published("■ 会議名\n令和8年度 懇談会\n\n■ 日時\n令和8年9月3日\n\n■ 懇談\n\n（深川市）\n\nよい天気だ。\n")
    shown = page(client)
    assert shown.texts("h2") == ["目次", "会議の概要", "出席者", "懇談", "この版について"]


def test_a_draft_is_answered_like_what_never_was(client):
    draft()
    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize("turns", [1, 400])
def test_four_queries_however_long(client, django_assert_num_queries, turns):
    talk = "（美里町）\n\n承知した。\n\n（松前町）\n\n同じく。\n\n" * turns
    published(MANUSCRIPT.replace("■ 閉会", f"{talk}■ 閉会"))
    # The last one looks whether the counters are still the same, before the page is kept for all processes.
    with django_assert_num_queries(4):
        shown = page(client)
    assert len(shown["turn"]) == 5 + 2 * turns
