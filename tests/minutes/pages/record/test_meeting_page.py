"""The page of one record: its blocks, contents, facts and attendance."""

import pytest

from tests.builders import published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

ADDRESS = "/meetings/2026-09-03-1/"


@pytest.fixture(scope="module", autouse=True)
def record(rows_of_module):
    """Published once: these tests only read."""
    published()


def page(client, address=ADDRESS):
    answer = client.get(address)
    assert answer.status_code == 200
    return Page(answer)


def test_the_number_of_every_block_leads_to_its_page(client):
    shown = page(client)
    ids = [one.attributes["id"] for one in shown.elements if one.attributes.get("id", "").startswith("u")]
    assert ids == [f"u{number}" for number in range(1, 16)]
    pages = [href for text, href in shown.links() if text.isdecimal()]
    assert pages == [f"{ADDRESS}u/{number}/" for number in range(1, 16)]
    assert shown.texts("turn-no") == [str(number) for number in range(1, 16)]
    assert "指摘" not in shown.source


def test_a_turn_is_an_article_with_its_speaker_as_the_heading(client):
    shown = page(client)
    turns = [(one.tag, one.attributes["aria-labelledby"]) for one in shown["turn"]]
    assert turns == [("article", f"s{number}") for number in (6, 7, 8, 12, 13)]
    headings = [(one.tag, one.attributes["id"]) for one in shown["speaker"]]
    assert headings == [("h4", f"s{number}") for number in (6, 7, 8, 12, 13)]


def test_the_contents_list_who_speaks_how_often_and_lead_to_the_first_turn(client):
    shown = page(client)
    names = [link for link in shown.links() if link[1] in ("#u6", "#u7", "#u8", "#u13")]
    assert names == [("深川市", "#u7"), ("事務局", "#u6"), ("美里町", "#u8"), ("当別町", "#u13")]
    assert shown.texts("count") == ["2", "1", "1", "1"]


def test_speakers_and_their_words_in_order(client):
    shown = page(client)
    turns = [one.text for one in shown["turn"]]
    assert turns == [
        "事務局 紙はどこに置いているか。 6",
        "深川市北海道 閉校した教室に置いている。床の強さを調べた。湿気を調べた。 7",
        "美里町同名3団体 当町でも同じ計画がある。 8",
        "深川市北海道 十日と決めている。 12",
        "当別町北海道 当町は二か月を要する。 13",
    ]
    assert [one.text for one in shown["narration"]][:2] == [
        "事務局が開会を宣した。 2",
        "深川市から、資料1に基づき説明が行われた。 5",
    ]
    assert [one.text for one in shown["li"] if one.text.endswith("調べた。")] == [
        "床の強さを調べた。",
        "湿気を調べた。",
    ]


def test_headings_and_table_of_contents(client):
    shown = page(client)
    assert shown.texts("h1") == ["令和8年度 記録実務者会議"]
    assert shown.texts("h2") == [
        "目次",
        "会議の概要",
        "出席者",
        "配付資料",
        "開会",
        "取組みの発表",
        "他団体への照会",
        "閉会",
        "問い合わせ先",
        "この版について",
    ]
    assert shown.texts("who") == ["発表 深川市北海道", "照会 当別町北海道"]
    assert shown.texts("topic") == [
        "旧庁舎の文書の電子化",
        "議事録の公開までの日数",
        "議事録の確認の方法",
    ]
    contents = [link for link in shown.links() if link[1] in ("#facts", "#u3", "#u4", "#u10", "#edition")]
    assert contents[:5] == [
        ("会議の概要", "#facts"),
        ("取組みの発表", "#u3"),
        ("深川市 旧庁舎の文書の電子化", "#u4"),
        ("当別町 議事録の公開までの日数", "#u10"),
        ("この版について", "#edition"),
    ]


def test_facts(client):
    shown = page(client)
    assert list(zip(shown.texts("dt")[:5], shown.texts("dd")[:5], strict=True)) == [
        ("日時", "令和8年(2026年)9月3日(木) 13:30–16:30"),
        ("場所", "第3会議室"),
        ("会議体", "記録実務者会議"),
        ("年度", "令和8年度"),
        ("更新日", "令和8年(2026年)9月24日(木)"),
    ]
    assert shown["time"][1].attributes["datetime"] == "2026-09-03T13:30+09:00"
    assert shown.texts("handouts") == ["資料1文書の電子化"]
    assert "連絡会事務局電話 000-0000" in shown.texts("printed")[-1]


def test_attendance_as_printed_and_by_capacity(client):
    shown = page(client)
    start = shown.texts("dt").index("記載のとおり")
    assert list(
        zip(shown.texts("dt")[start : start + 4], shown.texts("dd")[start : start + 4], strict=True)
    ) == [
        ("記載のとおり", "役員：深川市（会長 山田課長）出席者：当別町、美里町事務局"),
        ("役員1団体", "深川市北海道会長 山田課長"),
        ("出席者2団体", "当別町北海道美里町 同名3団体"),
        ("事務局", "事務局"),
    ]


def test_an_unidentified_namesake_is_shown_with_its_candidates(client):
    shown = page(client)
    note = shown["note"][0]
    assert note.text == (
        "「美里町」という名の団体は、この日に3つあります。宮城県 美里町、埼玉県 美里町、熊本県 美里町"
        "のどれか確かめるまで、記録に書かれたとおりの名で示します。"
    )
    assert {href for _, href in shown.links("unsure")} == {f"#{note.attributes['id']}"}
    assert ("宮城県 美里町", "/organisations/045055/") in shown.links("keep")
    assert [href for text, href in shown.links() if text == "美里町"] == ["#u8"]


def test_a_speaker_leads_to_its_organisation(client):
    assert ("深川市", "/organisations/012289/") in page(client).links()


@pytest.mark.parametrize("address", ["/meetings/2026-09-03-2/", "/meetings/0/", "/meetings/2026-09-03-1/u/"])
def test_an_address_that_never_was_is_answered_in_japanese(client, address):
    answer = client.get(address)
    assert (answer.status_code, Page(answer).texts("h1")) == (404, ["このアドレスのページはありません"])
