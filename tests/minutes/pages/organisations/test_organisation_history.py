"""The page of an organisation that merged, and of what it merged from: the changes drawn, the passages labelled as then."""

import datetime

import pytest

from members.models import Organisation
from members.registry import add_organisation, join_organisations, record_change
from tests.builders import MANUSCRIPT, clerk, draft, publish_now, published
from tests.members.registry.towns import town_in_force
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

TEXT_OF_2003 = """■ 会議名
平成15年度 情報交換会議

■ 日時
平成15年10月20日 13:30~16:00

■ 意見交換

（八鹿町）

庁内のネットワークは今年度に整えた。

（事務局）

住民への案内はどうしているか。

（上九一色村）

当村も同じである。
"""


@pytest.fixture(scope="module", autouse=True)
def record_of_2003(rows_of_module):
    return published(TEXT_OF_2003)


def page(client, code):
    answer = client.get(f"/organisations/{code}/")
    assert (answer.status_code, answer.cookies) == (200, {})
    return Page(answer)


def timeline(organisation_page):
    lists = [element for element in organisation_page["ol"] if "timeline" in element.classes]
    return lists[0].text if lists else ""


def test_養父市_shows_its_merger_and_what_八鹿町_said_as_then(client):
    organisation_page = page(client, "282227")
    assert timeline(organisation_page) == (
        "平成16年(2004年)4月1日(木) 八鹿町・養父町・大屋町・関宮町が新設合併 → 養父市 今も続く"
    )
    assert ("八鹿町", "/organisations/286010/") in organisation_page.links()
    assert organisation_page.texts("excerpt") == ["庁内のネットワークは今年度に整えた。"]
    assert "八鹿町として" in organisation_page.texts("tag")
    assert organisation_page.texts("h3") == ["平成15年度"]


def test_養父市_on_the_real_record(client, real_text):
    published(real_text)
    organisation_page = page(client, "282227")
    *own, of_others = organisation_page.texts("excerpt")
    assert own == [
        "情報主管課ではない中で当会議に出席し、情報主管課の職員の苦労が見えた。",
        "庁内のネットワークは今年度に整えた。",
    ]
    assert "長泉町及び養父市" in of_others
    assert organisation_page.texts("h3") == ["平成24年度", "平成15年度", "平成24年度"]
    assert organisation_page.texts("tag") == ["八鹿町として", "事務局の発言"]


def test_a_predecessor_keeps_its_page_and_leads_on(client):
    organisation_page = page(client, "286010")
    assert organisation_page.texts("lede") == [
        "今はない団体です。養父市になっています。このページには、八鹿町としての記録があります。"
    ]
    assert ("養父市", "/organisations/282227/") in organisation_page.links()
    assert (organisation_page.texts("excerpt"), organisation_page.texts("tag")) == (
        ["庁内のネットワークは今年度に整えた。"],
        [],
    )
    assert timeline(organisation_page).endswith("新設合併 → 養父市 今は養父市")


def test_a_village_that_was_divided_leads_to_both(client):
    assert page(client, "193411").texts("lede")[0].startswith("今はない団体です。甲府市と富士河口湖町に")
    for code in ("192015", "194301"):
        organisation_page = page(client, code)
        assert organisation_page.texts("excerpt") == ["当村も同じである。"]
        assert "上九一色村として" in organisation_page.texts("tag")


def test_a_city_goes_on_from_the_town_that_it_was(client):
    """鹿島町 took in 大野村 and became 鹿嶋市 the same day, under a new code."""
    assert timeline(page(client, "082228")) == (
        "平成7年(1995年)9月1日(金) 大野村が編入合併 → 鹿島町 "
        "平成7年(1995年)9月1日(金) 鹿島町が市制施行 → 鹿嶋市 今も続く"
    )


def test_an_earlier_name_under_the_same_code(client):
    organisation_page = page(client, "214868")
    assert organisation_page.texts("h1") == ["明宝村"]
    assert "奥明方村村昭和45年4月19日まで" in organisation_page.texts("dd")[1].replace("郡上郡 ", "")


def test_the_return_of_沖縄_names_only_the_town_of_the_page(client):
    assert "沖縄の復帰 → 那覇市ほか46団体" in timeline(page(client, "472018"))


def test_a_merger_entered_by_hand_is_on_the_page_at_once(client):
    day = datetime.date(2026, 8, 1)
    record_change(
        day=day,
        kind="absorption",
        before=[town_in_force("秩父別町")],
        after=[town_in_force("深川市")],
        by=clerk(),
        event="",
    )
    assert (
        timeline(page(client, "012289")) == "令和8年(2026年)8月1日(土) 秩父別町が編入合併 → 深川市 今も続く"
    )


def test_two_addresses_of_one_organisation_show_the_records_of_both(client):
    by = clerk()
    keys = {"地方自治情報センター": "x-lasdec", "自治情報センター": "x-center"}
    kept, double = (add_organisation(key=key, name=name, kind="other", by=by) for name, key in keys.items())
    for name, day in (("地方自治情報センター", "3日"), ("自治情報センター", "4日")):
        published(MANUSCRIPT.replace("（美里町）", f"（{name}）").replace("9月3日", f"9月{day}"))
    before = [page(client, key).texts("excerpt") for key in keys.values()]
    join_organisations(row=double, same_as=kept, by=by)
    assert before == [["当町でも同じ計画がある。"]] * 2
    joined = [page(client, key) for key in keys.values()]
    assert [each.texts("excerpt") for each in joined] == [["当町でも同じ計画がある。"] * 2] * 2
    assert [each.texts("lede")[0] for each in joined] == [
        "自治情報センター（x-center）と同じ団体です。両方の記録を合わせて示します。"
    ] * 2
    assert [each.texts("h1") for each in joined] == [["地方自治情報センター"]] * 2


@pytest.mark.long
def test_every_code_ever_valid_has_a_page(client):
    """One in two hundred of them, and all that were divided or renamed away."""
    codes = sorted(set(Organisation.objects.values_list("key", flat=True)))
    sample = [*codes[::200], "193411", "214868", "084051", "x-jichisho"]
    assert [code for code in sample if client.get(f"/organisations/{code}/").status_code != 200] == []


def test_an_organisation_of_the_sample_says_so(client):
    add_organisation(key="x-mihon-shiomi", name="汐見市", kind="city", prefecture="24", by=clerk())
    assert page(client, "x-mihon-shiomi").texts("sample-note") == [
        "見本これは試すための見本です。この団体は架空のものです。"
    ]


def test_a_年度_narrows_the_lists(client):
    publish_now(draft(MANUSCRIPT.replace("（美里町）", "（養父市）")))
    assert len(page(client, "282227")["excerpt"]) == 2
    organisation_page = Page(client.get("/organisations/282227/?year=2003"))
    assert organisation_page.texts("excerpt") == ["庁内のネットワークは今年度に整えた。"]
    assert organisation_page.texts("h2") == ["あゆみ", "年度ごとの件数", "発言した 1", "出席した会議 1"]
    for typed in ("1999", "x", "%00", "9" * 400):
        assert len(Page(client.get(f"/organisations/282227/?year={typed}"))["excerpt"]) == 2


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_same_queries_for_few_and_many(client, django_assert_num_queries, meetings):
    for day in range(1, meetings):
        published(TEXT_OF_2003.replace("10月20日", f"10月{day}日"))
    with django_assert_num_queries(16):
        page(client, "282227")
    with django_assert_num_queries(14):
        page(client, "286010")
