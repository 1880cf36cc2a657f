"""The list of organisations, the choices of organisations and the changes: by reading, code, prefecture and any spelling."""

import pytest
from django.urls import reverse

from members.models import Organisation, OrganisationChange
from tests.builders import clerk

pytestmark = pytest.mark.django_db


@pytest.fixture
def chosen(client):
    """Returns what a choice of organisations offers for a typed text, on all of its pages."""
    client.force_login(clerk())
    address = reverse("admin:members_organisation_choose")
    field = {"app_label": "minutes", "model_name": "attendeeorganisation", "field_name": "organisation"}

    def offered(typed):
        answer = client.get(address, {"term": typed} | field).json()
        return [one["text"] for one in answer["results"]]

    return offered


@pytest.mark.parametrize(
    "typed",
    [
        "深川市",
        "ふかがわし",
        "フカガワシ",
        "ふかがわ",
        "０１２２８９",
        "012289",
        "01228",
        "北海道深川市",
        "北海道　深川",
        "深 川市",
    ],
)
def test_one_organisation_by_all_that_names_it(chosen, typed):
    assert [one for one in chosen(typed) if "012289" in one] == ["北海道 深川市（012289）"]


def test_namesakes_come_with_prefecture_and_years(chosen):
    assert chosen("みさとまち 熊本") == ["熊本県 美里町（433489、平成16年11月1日から）"]
    assert {one.split("（")[0] for one in chosen("美里町")} >= {
        "宮城県 美里町",
        "埼玉県 美里町",
        "熊本県 美里町",
    }
    assert chosen("下益城郡美里町") == chosen("熊本県下益城郡美里町") == chosen("みさとまち 熊本")


@pytest.mark.parametrize("typed", ["檜枝岐村", "桧枝岐村", "ひのえまた"])
def test_any_spelling(chosen, typed):
    assert [one.split("（")[0] for one in chosen(typed)] == ["福島県 檜枝岐村"]


def test_what_nobody_bears_finds_nobody(chosen):
    assert chosen("どこにもない町") == []


def test_nothing_typed_offers_all(client, chosen):
    shown = client.get(reverse("admin:members_organisation_changelist"), {"q": "　"}).context["cl"]
    assert shown.queryset.count() == Organisation.objects.count()


def test_changes_by_the_organisations_that_they_made(client, chosen):
    address = reverse("admin:members_organisationchange_changelist")

    def changes(typed):
        return set(client.get(address, {"q": typed}).context["cl"].queryset.values_list("pk", flat=True))

    kumamoto = Organisation.objects.get(key="433489", valid_to=None)
    made = set(OrganisationChange.objects.filter(after=kumamoto).values_list("pk", flat=True))
    assert made
    assert made <= changes("４３３４８９") <= changes("みさとまち")
    assert changes("どこにもない町") == set()
