"""Organisations: those that appear in records, and the choice among those that bear a name."""

import pytest

from members.models import Organisation
from tests.builders import MANUSCRIPT, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def page(client, query=""):
    answer = client.get(f"/organisations/{query}")
    assert answer.status_code == 200
    return Page(answer)


def test_by_prefecture_in_the_order_of_readings(client):
    published(MANUSCRIPT.replace("（美里町）", "（福島県）\n\n承知した。\n\n（檜枝岐村）"))
    assert page(client).texts("directory") == [
        "北海道 当別町2深川市3",
        "福島県 福島県1檜枝岐村1",
        "事務局と個人 事務局1",
    ]


def test_names_that_nobody_has_tied_to_an_organisation(client):
    published()
    list_page = page(client)
    assert list_page.texts("directory") == [
        "北海道 当別町2深川市3",
        "同じ名の団体がある 美里町1宮城県・埼玉県・熊本県の美里町か、まだ特定されていません",
        "事務局と個人 事務局1",
    ]
    assert ("美里町", "/search/?label=%E7%BE%8E%E9%87%8C%E7%94%BA") in list_page.links()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("%00", "読めない文字（NUL）が入っています。打ち直してください。"),
        ("あ" * 61, "長すぎます。60字までにしてください。"),
    ],
)
def test_a_name_that_cannot_be_one_is_said_and_kept(client, name, message):
    list_page = page(client, f"?name={name}")
    assert list_page.texts("problem") == [message]
    assert len(list_page.of_id("name").attributes["value"]) == len(name.replace("%00", "\0"))


@pytest.mark.parametrize("query", ["", "?name=美里町"])
@pytest.mark.parametrize("organisations", [1, 3, 30])
def test_the_same_queries_for_few_and_many(client, django_assert_num_queries, organisations, query):
    names = list(
        Organisation.objects.filter(valid_to=None, kind="city").values_list("name", flat=True)[:organisations]
    )
    talk = "".join(f"（{name}）\n\n承知した。\n\n" for name in names)
    published(MANUSCRIPT.replace("（美里町）\n", f"{talk}（美里町）\n"))
    with django_assert_num_queries(13 if query else 8):
        page(client, query)
