"""One meeting's record as it is read."""

import datetime

import pytest

from minutes.models import Utterance
from tests.builders import MANUSCRIPT, draft, publish_now, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

ADDRESS = "/meetings/2026-09-03-1/"


def page(client, address=ADDRESS):
    answer = client.get(address)
    assert answer.status_code == 200
    return Page(answer)


def test_every_block_has_its_number_as_its_address(client):
    published()
    shown = page(client)
    ids = [one.attributes["id"] for one in shown.elements if one.attributes.get("id", "").startswith("u")]
    assert ids == [f"u{number}" for number in range(1, 16)]
    assert [href for _, href in shown.links() if href.startswith("#u")][-15:] == [f"#{one}" for one in ids]
    assert shown.texts("turn-no") == [str(number) for number in range(1, 16)]


def test_speakers_and_their_words_in_order(client):
    published()
    shown = page(client)
    turns = [one.text for one in shown["turn"]]
    assert turns == [
        "事務局 紙はどこに置いているか。 6 指摘",
        "深川市北海道 閉校した教室に置いている。床の強さを調べた。湿気を調べた。 7 指摘",
        "美里町同名3団体 当町でも同じ計画がある。 8 指摘",
        "深川市北海道 十日と決めている。 12 指摘",
        "当別町北海道 当町は二か月を要する。 13 指摘",
    ]
    assert [one.text for one in shown["narration"]][:2] == [
        "事務局が開会を宣した。 2 指摘",
        "深川市から、資料1に基づき説明が行われた。 5 指摘",
    ]
    assert [one.text for one in shown["li"] if one.text.endswith("調べた。")] == [
        "床の強さを調べた。",
        "湿気を調べた。",
    ]


def test_headings_and_table_of_contents(client):
    published()
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
    published()
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


def test_the_fiscal_year_of_the_title_where_it_is_another(client):
    published(MANUSCRIPT.replace("令和8年度", "令和7年度"))
    shown = page(client)
    assert shown.texts("dd")[3] == "令和8年度（題には令和7年度）"
    assert [href for _, href in shown.links() if "year=" in href] == [
        "/meetings/?year=2026",
        "/meetings/?year=2025",
    ]


def test_attendance_as_printed_and_by_capacity(client):
    published()
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


def test_an_unidentified_namesake_is_shown_with_its_candidates(client):
    published()
    shown = page(client)
    note = shown["note"][0]
    assert note.text == (
        "「美里町」という名の団体は、この日に3つあります。宮城県 美里町、埼玉県 美里町、熊本県 美里町"
        "のどれか確かめるまで、記録に書かれたとおりの名で示します。"
    )
    assert {href for _, href in shown.links("unsure")} == {f"#{note.attributes['id']}"}
    assert ("宮城県 美里町", "/organisations/045055/") in shown.links("keep")
    assert "美里町" not in [text for text, _ in shown.links()]


def test_a_speaker_leads_to_its_organisation(client):
    published()
    assert ("深川市", "/organisations/012289/") in page(client).links()


def test_the_edition_and_how_to_cite_it(client):
    edition = published(status="preliminary")
    shown = page(client)
    assert shown.texts("edition-bar") == ["第1版（速報・未確定稿） 令和8年9月24日公開。これが最新の版です。"]
    assert shown.texts("digest")[0].removeprefix("SHA-256").replace(" ", "") == edition.digest
    assert shown.texts("cite") == [
        "「令和8年度 記録実務者会議」令和8年9月3日、試験の会議録、第1版（速報・未確定稿）、"
        "令和8年9月24日公開、http://testserver/meetings/2026-09-03-1/"
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
    assert shown.of_id("u12").text == "深川市北海道 十四日と決めている。 12 訂正 指摘"
    assert shown.texts("edition-bar") == [
        "第2版（確定） 令和8年10月1日公開。これが最新の版です。 改めた理由：聞き違いを直した。"
    ]
    assert shown.texts("dd")[-3] == "第1版（確定） 令和8年9月24日公開"


def test_a_record_with_nothing_but_talk(client):
    published("■ 会議名\n令和8年度 懇談会\n\n■ 日時\n令和8年9月3日\n\n■ 懇談\n\n（深川市）\n\nよい天気だ。\n")
    shown = page(client)
    assert shown.texts("h2") == ["目次", "会議の概要", "出席者", "懇談", "この版について"]


@pytest.mark.parametrize("address", ["/meetings/2026-09-03-2/", "/meetings/0/", "/meetings/2026-09-03-1/u/"])
def test_an_address_that_never_was_is_answered_in_japanese(client, address):
    published()
    answer = client.get(address)
    assert (answer.status_code, Page(answer).texts("h1")) == (404, ["この番地のページはありません"])


def test_a_draft_is_answered_like_what_never_was(client):
    draft()
    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize("turns", [1, 400])
def test_three_queries_however_long(client, django_assert_num_queries, turns):
    talk = "（美里町）\n\n承知した。\n\n（松前町）\n\n同じく。\n\n" * turns
    published(MANUSCRIPT.replace("■ 閉会", f"{talk}■ 閉会"))
    with django_assert_num_queries(3):
        shown = page(client)
    assert len(shown["turn"]) == 5 + 2 * turns
