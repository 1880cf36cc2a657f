"""An organisation's page shows what others said of it, apart from its own words."""

import pytest

from tests.builders import MANUSCRIPT, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

SAID = MANUSCRIPT.replace("紙はどこに置いているか。", "大崎市から深川市への話も聞きたい。")
OSAKI, FUKAGAWA = "/organisations/042153/", "/organisations/012289/"


def mentions(client, address):
    page = Page(client.get(address))
    section = [element for element in page["section"] if element.attributes["aria-labelledby"] == "mentions"]
    return section[0].text if section else ""


def test_who_never_attended_is_led_to_the_remark_that_names_it(client):
    published(SAID)
    answer = client.get(OSAKI).content.decode()
    assert "/meetings/2026-09-03-1/u/6/" in answer
    assert mentions(client, OSAKI).startswith("ほかの団体が触れた発言 1")
    assert "事務局の発言" in mentions(client, OSAKI)


def test_own_words_and_others_words_are_apart(client):
    published(SAID)
    assert mentions(client, FUKAGAWA).count("大崎市から深川市への話も聞きたい。") == 1
    assert "十日と決めている。" not in mentions(client, FUKAGAWA)


def test_a_year_shows_the_mentions_of_that_year(client):
    published(SAID)
    published(SAID.replace("令和8年9月3日", "令和7年6月3日"))
    assert mentions(client, f"{FUKAGAWA}?year=2025").startswith("ほかの団体が触れた発言 1")
    assert mentions(client, FUKAGAWA).startswith("ほかの団体が触れた発言 2")


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_same_queries_for_few_and_many(client, django_assert_num_queries, meetings):
    for day in range(1, meetings + 1):
        published(SAID.replace("9月3日", f"9月{day}日"))
    with django_assert_num_queries(15):
        client.get(FUKAGAWA)


def test_大崎市_on_the_real_record(client, real_text):
    address = published(real_text).address
    answer = client.get(OSAKI)
    assert mentions(client, OSAKI).startswith("ほかの団体が触れた発言 1")
    assert f"/meetings/{address}/u/15/" in answer.content.decode()
