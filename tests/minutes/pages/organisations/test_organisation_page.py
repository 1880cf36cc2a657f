"""What one organisation brought, asked, answered and said."""

import datetime

import pytest

from members.models import Organisation
from tests.builders import MANUSCRIPT, meetings_on_days, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def record(rows_of_module):
    return published()


def page(client, code="012289"):
    answer = client.get(f"/organisations/{code}" if "?" in code else f"/organisations/{code}/")
    assert answer.status_code == 200
    return Page(answer)


def test_four_lists_with_their_counts(client):
    organisation_page = page(client)
    assert organisation_page.texts("h1") == ["深川市"]
    assert organisation_page.texts("roll") == [
        "発表した 1照会した 0照会に答えた 1発言した 1ほかの団体が触れた発言 0出席した会議 1"
    ]
    assert organisation_page.texts("h2") == [
        "最も新しい発言",
        "年度ごとの件数",
        "発表した 1",
        "照会に答えた 1",
        "発言した 1",
        "出席した会議 1",
    ]
    assert organisation_page.links("a")[-5:-2] == [
        ("旧庁舎の文書の電子化 #4", "/meetings/2026-09-03-1/u/4/"),
        ("当別町 議事録の公開までの日数 #12", "/meetings/2026-09-03-1/u/12/"),
        ("深川市 旧庁舎の文書の電子化 #7", "/meetings/2026-09-03-1/u/7/"),
    ]
    assert organisation_page.texts("more")[:3] == [
        "記録実務者会議 令和8年度 記録実務者会議 › 取組みの発表",
        "記録実務者会議 令和8年度 記録実務者会議",
        "記録実務者会議 令和8年度 記録実務者会議",
    ]
    assert organisation_page.texts("excerpt") == [
        "十日と決めている。",
        "閉校した教室に置いている。 ・床の強さを調べた。 ・湿気を調べた。",
    ]
    assert organisation_page.texts("when") == ["令和8年9月3日2026年"] * 4


def test_an_inquiry_is_asked(client):
    organisation_page = page(client, "013030")
    assert organisation_page.texts("h2") == [
        "最も新しい発言",
        "年度ごとの件数",
        "照会した 1",
        "発言した 1",
        "出席した会議 1",
    ]
    assert organisation_page.links()[-4][0] == "議事録の公開までの日数 議事録の確認の方法 #10"


def test_names_with_their_years(client):
    organisation_page = page(client)
    assert list(zip(organisation_page.texts("dt"), organisation_page.texts("dd"), strict=True))[:2] == [
        ("団体コード", "012289"),
        ("名前", "深川市市昭和45年4月1日以前から"),
    ]
    assert (organisation_page.texts("kicker"), organisation_page.texts("sub")[:1]) == (
        ["北海道"],
        ["ふかがわし"],
    )


def test_every_generation_is_named(client):
    last = Organisation.objects.get(key="012289", valid_to=None)
    last.valid_to = datetime.date(2020, 4, 1)
    last.save()
    Organisation.objects.create(
        key="012289",
        name="新深川市",
        kana="しんふかがわし",
        kind="city",
        prefecture="01",
        valid_from=datetime.date(2020, 4, 1),
        search_number=65000,
    )
    organisation_page = page(client)
    assert organisation_page.texts("h1") == ["新深川市"]
    assert organisation_page.texts("dd")[1] == "深川市市令和2年3月31日まで新深川市市令和2年4月1日から"


def test_the_same_name_unidentified_elsewhere_is_said(client):
    organisation_page = page(client, "045055")
    assert organisation_page.texts("note") == [
        "このほかに、まだどの団体か特定されていない「美里町」の発言などが1件あります。それを見る",
        "美里町の発言・発表を購読する（Atom）",
    ]
    assert ("それを見る", "/search/?label=%E7%BE%8E%E9%87%8C%E7%94%BA") in organisation_page.links()
    assert page(client, "012289").texts("note") == ["深川市の発言・発表を購読する（Atom）"]


def test_another_organisation_is_not_in_it(client):
    published(MANUSCRIPT.replace("（深川市）", "（当別町）").replace("9月3日", "9月4日"))
    assert page(client).texts("h2") == [
        "最も新しい発言",
        "年度ごとの件数",
        "発表した 2",
        "照会に答えた 1",
        "発言した 1",
        "出席した会議 2",
    ]


@pytest.mark.parametrize("code", ["000000", "999999", "x-nobody", "012288"])
def test_a_code_that_nobody_has(client, code):
    answer = client.get(f"/organisations/{code}/")
    assert (answer.status_code, Page(answer).texts("h1")) == (404, ["このアドレスのページはありません"])


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_same_queries_for_few_and_many(client, django_assert_num_queries, meetings):
    meetings_on_days(meetings - 1)
    with django_assert_num_queries(13):
        page(client)
