"""The list of all corrections: 誤 and 正 in one line, narrowed by organisation, body and 区分, on the page, in the feed, as
CSV and in the API alike; and the newest of them for the first page."""

import csv
import io
import xml.etree.ElementTree as xml
from urllib.parse import parse_qsl

import pytest

from members.models import Organisation
from minutes.models import AttendeeOrganisation
from minutes.pages.corrections.correction_news import newest_correction
from tests.acts import retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, body, publish_now, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def two_meetings():
    """Corrects 深川市, 当別町 and a narration in one 会議体, and 深川市 in another one."""
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    reword(meeting, 13, "当町は三か月を要する。")
    reword(meeting, 15, "会長が閉会を宣した。")
    publish_now(meeting, reason="録音と照らした。", categories={"u15": "omission"})
    other = published(MANUSCRIPT, body=body(name="広報会議").key).meeting
    reword(other, 7, "閉校した校舎に置いている。\n・床の強さを調べた。\n・湿気を調べた。")
    publish_now(other, reason="場所の言い違い。")
    return meeting, other


def table(client, query=""):
    answer = client.get(f"/corrections/corrections.csv?{query}")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_each_is_told_in_one_line_with_its_place_reason_hour_and_edition(client):
    two_meetings()
    shown = Page(client.get("/corrections/?category=mistake&body=kaigi-1"))
    assert shown.texts("fix-who") == ["深川市の発言 #12北海道", "当別町の発言 #13北海道"]
    assert shown.texts("fix-words") == ["十日十四日と決めている。", "当町は二三か月を要する。"]
    assert shown.texts("fix-why")[0] == "誤記 録音と照らした。"
    assert shown.texts("fix-where")[0] == (
        "令和8年9月24日（2026年）13時 第2版 記録実務者会議 令和8年度 記録実務者会議（令和8年9月3日） › 他団体への照会 › 議事録の公開までの日数"
    )
    source = client.get("/corrections/").content.decode()
    assert (
        '<del><span class="vh">誤：</span>十日</del><ins><span class="vh">正：</span>十四日</ins>' in source
    )


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("", {"u7", "u12", "u13", "u15"}),
        ("organisation=深川市", {"u7", "u12"}),
        ("organisation=012289", {"u7", "u12"}),
        ("organisation=当別町", {"u13"}),
        ("organisation=町田市", set()),
        ("organisation=そんな町", set()),
        ("body=rokan", {"u7"}),
        ("body=nothing", set()),
        ("category=omission", {"u15"}),
        ("category=mistake&organisation=深川市&body=kaigi-1&year=2026", {"u12"}),
        ("year=2025", set()),
    ],
)
def test_page_feed_and_table_are_narrowed_alike(client, query, places):
    two_meetings()
    assert {row["箇所"] for row in table(client, query)} == places
    shown = Page(client.get(f"/corrections/?{query}"))
    assert shown.texts("total") == [f"{len(places)}件"]
    assert len(shown["fix-who"]) == len(places)
    feed = xml.fromstring(client.get(f"/corrections/feed/?{query}").content)
    said = "".join(feed.itertext())
    assert {key for key in ("u7", "u12", "u13", "u15") if f"#{key[1:]}　" in said} == places


def test_every_count_is_what_its_link_gives(client):
    two_meetings()
    for query in ("", "organisation=深川市", "category=mistake", "body=rokan&year=2026"):
        page = client.get(f"/corrections/?{query}")
        for link in Page(page)["choices"]:
            assert link.text
        for href, count in _counted_links(Page(page)):
            assert Page(client.get(f"/corrections/{href}")).texts("total") == [f"{count}件"], (query, href)


def _counted_links(page):
    """Yields (address, count beside it) of each choice."""
    counts = page.texts("count")
    links = [(text, href) for text, href in page.links() if href.startswith("?") and "page" not in href]
    for text, href in links:
        said = next(one.text for one in page["li"] if one.text.startswith(text) and one.text.endswith("件"))
        assert said.removeprefix(text) in counts
        yield href, int(said.removeprefix(text).removesuffix("件"))


def test_the_table_says_what_the_api_says(client):
    meeting, _ = two_meetings()
    withdraw_now(meeting, "u13")
    ours = [
        (
            *(
                row["会議の、アドレスに使う名"],
                row["訂正した版"],
                row["箇所"],
                row["議題"],
                row["見出し"],
                row["だれの"],
            ),
            *(row["団体コード"], row["誤"], row["正"], row["理由"], row["正誤表のアドレス"]),
        )
        for row in table(client)
    ]
    answer = client.get("/api/v1/corrections?limit=50").json()["items"]
    theirs = [
        (
            *(one["meeting"], str(one["edition"]), one["key"], one["item"], one["heading"], one["who"]),
            *(one["code"], one["before"], one["after"], one["reason"], one["url"]),
        )
        for one in answer
    ]
    assert len(ours) == 5 and ours == theirs


@pytest.mark.parametrize("corrected", [1, 3])
def test_the_table_and_the_feed_ask_as_often_for_one_and_for_many(
    client, django_assert_num_queries, corrected
):
    meeting = published().meeting
    for number in (8, 12, 13)[:corrected]:
        reword(meeting, number, "別の言葉。")
    publish_now(meeting)
    # What was withdrawn so far is looked at when it begins and before each piece.
    with django_assert_num_queries(6):
        assert len(table(client)) == corrected
    with django_assert_num_queries(5):
        client.get("/corrections/feed/?year=2026")


def test_another_generation_is_the_same_organisation(client):
    """八鹿町 went into 養父市: what it said is found under both names."""
    meeting = published(MANUSCRIPT.replace("美里町", "八鹿町")).meeting
    AttendeeOrganisation.objects.filter(meeting=meeting, label="八鹿町").update(
        organisation=Organisation.objects.get(name="八鹿町")
    )
    publish_now(meeting)
    reword(meeting, 8, "当町でも同じ案がある。")
    publish_now(meeting)
    for name in ("八鹿町", "養父市"):
        shown = Page(client.get(f"/corrections/?organisation={name}&category=mistake"))
        assert shown.texts("fix-words") == ["当町でも同じ計画案がある。"], name


def test_a_name_that_several_bear_is_asked_about(client):
    two_meetings()
    shown = Page(client.get("/corrections/?organisation=美里町"))
    assert (shown.texts("total"), "という名の団体は" in shown.texts("note")[0]) == (["0件"], True)
    codes = [
        dict(parse_qsl(href[1:])).get("organisation") for text, href in shown.links() if text == "美里町"
    ]
    # The last one takes the name away again.
    assert set(codes) == {"045055", "113816", "303038", "433489", None}


def test_withdrawn_words_are_in_no_line(client):
    meeting, other = two_meetings()
    withdraw_now(meeting, "u12")
    shown = Page(client.get("/corrections/?organisation=深川市&body=kaigi-1"))
    assert [one.text for one in shown["li"] if "深川市の発言" in one.text] == [
        one.text for one in shown["li"] if "取り消" in one.text
    ]
    assert shown.texts("fix-words") == []
    said = str(table(client))
    assert "十日" not in said and "十四日" not in said and "［取消し］" in said
    retract_now(other)
    assert [row["箇所"] for row in table(client)] == ["u12", "u12", "u13", "u15"]


def test_the_newest_is_found_by_one_query_and_has_words_to_show(django_assert_num_queries):
    assert newest_correction() is None
    meeting, other = two_meetings()
    withdraw_now(other, "u8")
    with django_assert_num_queries(1):
        newest = newest_correction()
    assert (newest.path, [piece.text for piece in newest.line if piece.kind != "same"]) == (
        "/meetings/2026-09-03-2/u/7/",
        ["教室", "校舎"],
    )
    withdraw_now(other, "u7")
    assert newest_correction().path == "/meetings/2026-09-03-1/u/12/"
    retract_now(meeting)
    assert newest_correction() is None
