"""A word that no newest edition holds and an older one does is answered with that wording; a withdrawn word never is."""

import csv
import io
import json
import xml.etree.ElementTree as xml

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from minutes.models import CorrectedWording
from minutes.publication.withdrawal.restatement_answers import ANSWERED_BEFORE
from minutes.search.query_language import parse
from minutes.search.search_query import SearchQuery
from minutes.search.wordings.check_old_wordings import scan, wording_differences
from minutes.search.wordings.old_wordings import old_wordings
from tests.acts import erase_now, retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, publish_now, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

ADDRESS = "/meetings/2026-09-03-1/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def meeting():
    """深川市 #12 said ＣＶＳ in the first edition, and CSV in the second and the third."""
    meeting = published().meeting
    reword(meeting, 12, "データはＣＶＳで渡すと決めている。")
    publish_now(meeting)
    reword(meeting, 12, "データはCSVで渡すと決めている。")
    publish_now(meeting, reason="変換の誤りを直した。")
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting)
    return meeting


def found(typed, **conditions):
    """Returns (number, last edition that has it) of the older wordings that a search finds."""
    rows = old_wordings(SearchQuery(tree=parse(typed).tree, **conditions))
    return [(row.number, row.before_edition) for row in rows]


def test_a_word_of_an_older_edition_alone_is_answered_with_that_wording(client, meeting):
    shown = Page(client.get("/search/?q=cvs"))
    assert shown.texts("total") == ["0件"]
    (section,) = shown["wordings"]
    assert section.text.startswith("今の版にはありません。訂正前の文言に1件あります。")
    assert (
        shown.links("older") == []
        and (
            "深川市 #12",
            f"{ADDRESS}editions/2/u/12/",
        )
        in shown.links()
    )
    assert "第2版の文言" in shown.texts("tag")
    assert "データはＣＶＳCSVで渡すと決めている。" in [
        text.replace("誤：", "") for text in shown.texts("excerpt")
    ]
    assert "誤記 第3版（令和8年9月24日）で直した。変換の誤りを直した。 文言の移り変わり" in shown.texts(
        "small"
    )
    source = client.get("/search/?q=cvs").content.decode()
    assert (
        '<del><span class="vh">誤：</span><mark>ＣＶＳ</mark></del><ins><span class="vh">正：</span>CSV</ins>'
        in source
    )
    assert "ＣＶＳ" in client.get(f"{ADDRESS}editions/2/u/12/").content.decode()


def test_beside_hits_the_older_ones_are_others(client, meeting):
    shown = Page(client.get("/search/?q=決めている"))
    assert shown.texts("total") == ["1件"]
    assert shown["wordings"][0].text.startswith("訂正前の文言に、ほかに2件あります。")
    assert Page(client.get("/search/?q=閉校した教室")).texts("wordings") == [
        "今の版の文言から探しました。訂正前の文言に、ほかに合うものはありません。"
    ]


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("cvs", [(12, 2)]),
        ("ｃｖｓ", [(12, 2)]),
        ("CSV", []),  # in the newest edition
        ("決めている", [(12, 2), (12, 1)]),
        ("決めている -cvs", [(12, 1)]),
        ("cvs OR 二か月", [(12, 2), (13, 3)]),
        ("(cvs OR 十日) 決めている", [(12, 2), (12, 1)]),
        ("cvs 二か月", []),
        ("-cvs", []),  # no word that must be there
        ("%", []),
        ("_", []),
        ("閉会", []),
    ],
)
def test_the_language_of_searches_is_read_as_everywhere(meeting, typed, places):
    assert found(typed) == places


@pytest.mark.parametrize(
    ("condition", "places"),
    [
        ({"codes": ("012289",)}, [(12, 2), (12, 1)]),
        ({"codes": ("013030",)}, []),
        ({"body": "kaigi-1"}, [(12, 2), (12, 1)]),
        ({"body": "kaigi-2"}, []),
        ({"kind": "turn"}, [(12, 2), (12, 1)]),
        ({"kind": "narration"}, []),
        ({"brought": "inquiry"}, [(12, 2), (12, 1)]),
        ({"brought": "report"}, []),
        ({"prefecture": "01"}, [(12, 2), (12, 1)]),
        ({"prefecture": "13"}, []),
        ({"year": 2026}, [(12, 2), (12, 1)]),
        ({"year": 2025}, []),
        ({"meeting": "2026-09-03-1"}, [(12, 2), (12, 1)]),
        ({"meeting": "2026-09-03-2"}, []),
        ({"label": "深川市"}, []),  # it is tied to its code
        ({"asked_of": ("012289",)}, []),
    ],
)
def test_conditions_hold_for_the_older_wording(meeting, condition, places):
    assert found("決めている", **condition) == places


def test_what_came_back_is_no_older_wording(meeting):
    reword(meeting, 12, "データはＣＶＳで渡すと決めている。")
    publish_now(meeting)
    assert found("cvs") == [] and found("csv") == [(12, 4)]
    reword(meeting, 12, "データはCSVで渡すと決めている。")
    publish_now(meeting)
    assert found("cvs") == [(12, 5)]


def test_exports_feed_and_api_know_the_older_ones_alike(client, meeting):
    query = "q=決めている&wordings=all"
    texts = ["データはCSVで渡すと決めている。", "データはＣＶＳで渡すと決めている。", "十日と決めている。"]
    text = b"".join(client.get(f"/search/hits.csv?{query}").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["本文"], row["訂正前の版"]) for row in rows] == list(
        zip(texts, ["", "第2版", "第1版"], strict=True)
    )
    listed = client.get(f"/search/hits.json?{query}")
    assert [row["text"] for row in json.loads(b"".join(listed.streaming_content))] == texts
    feed = xml.fromstring(client.get(f"/search/feed/?{query}").content)
    assert [one.text for one in feed.iter(f"{ATOM}summary")] == texts
    answer = client.get(f"/api/v1/search?{query}").json()
    assert [one["text"] for one in answer["items"] + answer["old_wordings"]] == texts
    assert answer["old_wordings"][0]["url"] == f"http://testserver{ADDRESS}editions/2/u/12/"
    remarks = client.get(f"/api/v1/remarks?{query}").json()
    assert [one["text"] for one in remarks["items"] + remarks["old_wordings"]] == texts
    shown = Page(client.get(f"/search/?{query}"))
    assert len(shown["older"]) == 2 and "訂正前の文言も" in " ".join(shown.texts("chosen"))


def test_without_being_asked_exports_are_as_they_were(client, meeting):
    text = b"".join(client.get("/search/hits.csv?q=決めている").streaming_content).decode("utf-8-sig")
    assert "訂正前" not in text and "ＣＶＳ" not in text
    assert client.get("/api/v1/search?q=決めている").json()["old_wordings"] == []


def test_withdrawn_words_are_never_found_and_what_stays_of_the_wording_is(client, meeting):
    (withdrawal,) = withdraw_now(meeting, "u12")
    for typed in ("cvs", "十日", "決めている", "取消し"):
        assert found(typed) == [], typed
    assert "ＣＶＳ" not in client.get("/search/?q=cvs&wordings=all").content.decode().replace("ＣＶＳ」", "")
    erase_now(withdrawal)
    assert found("cvs") == []
    assert found("二か月") == [(13, 3)]
    withdraw_now(meeting, "u13", span="当町は")
    assert found("二か月") == [(13, 3)] and found("当町は") == []
    retract_now(meeting)
    assert CorrectedWording.objects.count() == 0 and found("二か月") == []


def test_table_and_editions_agree(meeting):
    assert scan().keys() == {
        ("2026-09-03-1", 12, 1),
        ("2026-09-03-1", 12, 2),
        ("2026-09-03-1", 13, 3),
    }
    assert set(wording_differences(words=50, seed=1)) == {None}
    CorrectedWording.objects.filter(number=12, before_edition=2).update(folded="別の言葉")
    assert set(wording_differences(words=50, seed=1)) != {None}
    with pytest.raises(CommandError, match="rebuild_derived"):
        call_command("check_search", words=1, queries=20, seed=1)


def test_what_announced_a_meeting_is_no_older_wording():
    meeting = published(MANUSCRIPT.replace("十日と", "予定の言葉と"), status="planned").meeting
    reword(meeting, 13, "これも予定の言葉。")
    publish_now(meeting, status="planned")
    withdraw_now(meeting, "u13", span="これも")
    reword(meeting, 12, "十日と決めている。")
    reword(meeting, 13, "当町は二か月を要する。")
    publish_now(meeting, answers=ANSWERED_BEFORE)
    assert (found("予定の言葉"), scan()) == ([], {})


def test_at_most_two_queries_more_and_none_where_enough_was_found(client, meeting, monkeypatch):
    def queries(address):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len([one for one in captured if "correctedwording" in one["sql"]])

    assert [queries(f"/search/?q={word}") for word in ("cvs", "決めている", "町")] == [1, 1, 1]
    monkeypatch.setattr("minutes.pages.search.wordings.wording_hits.SHOWN", 1)
    assert queries("/search/?q=%E6%B1%BA%E3%82%81%E3%81%A6&order=oldest") == 2
    monkeypatch.setattr("minutes.pages.search.wordings.wording_hits.FEW_HITS", 1)
    assert queries("/search/?q=決めている&group=meeting") == 0
