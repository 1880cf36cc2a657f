"""One prefecture: its organisations by reading, and the names that are no more."""

import pytest

from members.codes import PREFECTURES
from tests.builders import MANUSCRIPT, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def page(client, number="28"):
    answer = client.get(f"/organisations/prefectures/{number}/")
    assert (answer.status_code, answer.cookies) == (200, {})
    return Page(answer)


def test_in_the_order_of_readings_with_what_there_is_to_read(client):
    published(MANUSCRIPT.replace("（美里町）", "（養父市）"))
    rows = page(client).texts("directory")
    assert rows[0] == "都道府県 兵庫県"
    assert (
        rows[1] == "あ 相生市 明石市 赤穂市 朝来市 芦屋市 尼崎市 淡路市 伊丹市 市川町 猪名川町 稲美町 小野市"
    )
    assert rows[8] == "や 養父市1"
    assert [row[0] for row in rows[1:9]] == list("あかさたなはまや")


def test_names_that_are_no_more_say_what_they_are_now(client):
    prefecture_page = page(client)
    gone = prefecture_page.texts("directory")[9:]
    assert "八鹿町→ 養父市" in next(row for row in gone if row.startswith("や"))
    assert "篠山市→ 丹波篠山市篠山町→ 丹波篠山市" in next(row for row in gone if row.startswith("さ"))
    assert prefecture_page.texts("lede")[0].startswith("今ある41の市区町村などを")


def test_what_a_town_said_counts_once_under_its_name_of_today(client):
    """篠山市 is called 丹波篠山市 since 2019, under the same code."""
    published(MANUSCRIPT.replace("（深川市）", "（篠山市）").replace("令和8年9月3日", "平成25年9月3日"))
    prefecture_page = page(client)
    rows = prefecture_page.texts("directory")
    assert any("丹波篠山市2" in row for row in rows[:9])
    assert "篠山市→ 丹波篠山市" in next(row for row in rows[9:] if row.startswith("さ"))
    assert ("2件", "/search/?prefecture=28") in prefecture_page.links()


def test_a_village_that_went_to_another_prefecture(client):
    """山口村 of 長野県 went into 中津川市 of 岐阜県."""
    assert any("山口村→ 中津川市" in row for row in page(client, "20").texts("directory"))


def test_every_prefecture_has_its_page_and_nothing_else_has(client):
    names = {number: page(client, number).texts("h1") for number in ("01", "13", "47")}
    assert names == {number: [f"{PREFECTURES[number].name}の団体"] for number in names}
    for number in ("00", "48", "1", "x", "feed"):
        assert client.get(f"/organisations/prefectures/{number}/").status_code == 404


@pytest.mark.parametrize(("number", "meetings"), [("16", 1), ("01", 3)])
def test_the_same_queries_for_small_and_large(client, django_assert_num_queries, number, meetings):
    """富山 has 15 municipalities, 北海道 179. Where nobody said anything, no meeting is looked at for its years."""
    for day in range(meetings):
        published(MANUSCRIPT.replace("9月3日", f"9月{day + 1}日"))
    with django_assert_num_queries(8 if number == "16" else 9):
        page(client, number)
