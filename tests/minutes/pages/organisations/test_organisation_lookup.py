"""Finding an organisation: the choice among those that may be meant, each with place, years and what there is to read."""

import pytest

from members.registry import add_organisation
from tests.builders import clerk, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def record(rows_of_module):
    return published()


def page(client, name=""):
    answer = client.get("/organisations/", {"name": name} if name else {})
    assert answer.status_code == 200
    return Page(answer)


def lists(lookup_page):
    """The lists of organisations: those that bear the name, those that only contain it."""
    return [element.text for element in lookup_page["ul"] if "bearers" in element.classes]


def test_a_homonym_is_a_choice_with_what_each_has_and_what_is_nobodys_yet(client):
    lookup_page = page(client, "美里町")
    assert lists(lookup_page)[0].split("件") == [
        "宮城県 美里町みさとまち 平成18年1月1日から0",
        " 埼玉県 美里町みさとまち 昭和59年10月1日から0",
        " 和歌山県 美里町みさとちょう 平成17年12月31日まで 今は紀美野町0",
        " 熊本県 美里町みさとまち 平成16年11月1日から0",
        "",
    ]
    assert lookup_page.texts("note")[0] == (
        "このほかに、まだどの団体か特定されていない「美里町」の発言などが1件あります。"
        "上のどれかと思われますが、確かめていません。それを見る"
    )
    assert ("それを見る", "/search/?label=%E7%BE%8E%E9%87%8C%E7%94%BA") in lookup_page.links()


@pytest.mark.parametrize(
    "typed", ["深川市", "深川", "ふかがわ", "012289", "０１２２８", "北海道深川市", " 深川市 "]
)
def test_one_by_any_of_its_names(client, typed):
    assert lists(page(client, typed))[0] == "北海道 深川市ふかがわし 昭和45年4月1日以前から3件"


def test_an_old_name_says_what_it_is_now(client):
    assert lists(page(client, "八鹿町")) == ["兵庫県 八鹿町ようかちょう 平成16年3月31日まで 今は養父市0件"]
    assert "今は郡上市" in lists(page(client, "奥明方村"))[0]


def test_a_label_of_nobody_is_said(client):
    lookup_page = page(client, "事務局")
    assert lookup_page.texts("nothing")[0].startswith("その名の団体はありません。")
    assert lookup_page.texts("note")[0].startswith("「事務局」の名で話したものが1件あります。")


@pytest.mark.parametrize("name", ["川川川", "😀", "<b>", "%25", "%", "_", "\\"])
def test_a_name_that_nobody_bears_is_said(client, name):
    assert page(client, name).texts("nothing")[0].startswith("その名の団体はありません。")


def test_the_day_of_completeness_is_said(client):
    for path in ("/organisations/", "/organisations/prefectures/01/"):
        assert "市区町村の表は、令和8年7月9日までの廃置分合をすべて含みます。" in client.get(
            path
        ).content.decode().replace('<time datetime="2026-07-09">', "").replace("</time>", "")


def test_an_organisation_of_the_sample_says_so_in_a_choice(client):
    add_organisation(
        key="x-mihon-shiomi", name="汐見市", kana="しおみし", kind="city", prefecture="24", by=clerk()
    )
    assert page(client, "汐見").texts("sample") == ["見本"]
    answer = client.get("/organisations/prefectures/24/")
    assert Page(answer).texts("sample") == ["見本"]
