"""The count beside each choice is what its link gives: random questions, with and without whole-meeting search."""

import os
import random
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from members.registry import add_organisation, join_organisations
from minutes.models import Passage
from minutes.pages.search.search_addresses import SearchAddresses
from minutes.pages.search.search_facets import MAX_OPTIONS, facets_of_hits
from minutes.pages.search.search_forms import SearchForm
from minutes.pages.search.search_request import read_request
from minutes.pages.search.tallied_organisations import tallied_organisations
from minutes.search import find
from minutes.search.search_query import compile_query
from tests.builders import MANUSCRIPT, clerk, published
from tests.minutes.pages.counts.counted_links import counted_links, gives

pytestmark = pytest.mark.django_db

WORDS = ["の", "計画", "湿気", "十日", "事務局", "決めて", "乾き", "会議"]
# FACET_QUESTIONS=300 is what was promised of this; a question and what its links give is a dozen searches.
QUESTIONS, FOLLOWED = int(os.environ.get("FACET_QUESTIONS", "80")), 4
PAGES = int(os.environ.get("COUNT_SEARCHES", "12"))


@pytest.fixture(scope="module", autouse=True)
def records(rows_of_module):
    """Eight meetings of two 会議体: one over the end of a 年度, one with an office that stands in two rows of the registry,
    and a city on both sides of the day on which its code changed, with a town that it took in."""
    by = clerk()
    office = {"kind": "state", "by": by, "prefecture": "01"}
    kept = add_organisation(key="x-kyoku", name="北の局", **office)
    other = add_organisation(key="x-kyoku-2", name="北局", **office)
    text = MANUSCRIPT.replace("令和8年9月3日", "令和8年10月{}日")
    published(by=by)
    published(text.format(1).replace("湿気", "乾き").replace("美里町", "大塚委員"), by=by)
    published(text.format(2).replace("美里町", "北の局").replace("十日", "二十日"), by=by)
    published(text.format(3).replace("美里町", "北局"), by=by)
    join_organisations(row=other, same_as=kept, by=by)
    published(
        MANUSCRIPT.replace("令和8年9月3日", "令和9年3月31日～4月1日").replace("記録実務者会議", "総会"),
        body="soukai",
        by=by,
    )
    kumamoto = MANUSCRIPT.replace("深川市", "熊本市").replace("紙は", "熊本市の紙は")
    for day in ("平成20年9月3日", "平成22年9月3日", "平成25年9月3日"):
        published(
            kumamoto.replace("令和8年9月3日", day).replace("当別町", "富合町" if "20" in day else "当別町"),
            by=by,
        )
    assert Passage.objects.values("body_key").distinct().count() == 2


def total_and_facets(params):
    """How many hits a question has, and its choices; None where it leaves open which organisation is meant."""
    form = SearchForm(params)
    assert form.is_valid(), form.errors
    asked = read_request(form)
    if asked.query is None:
        return None
    index_query = compile_query(asked.query)
    tally = find.tally(index_query)
    today = timezone.localdate()
    tallied = tallied_organisations(tally, MAX_OPTIONS, today)
    addresses = SearchAddresses(params)
    facets = facets_of_hits(addresses, asked.query, index_query, tally, tallied, today) if tally.total else []
    return tally.total, facets


def question(rng) -> QueryDict:
    """Words and conditions as a form sends them."""
    typed = " ".join(rng.choice(["", "", "-"]) + word for word in rng.sample(WORDS, rng.randint(1, 3)))
    conditions = {
        "organisation": rng.choice(["深川市", "北の局", "北局", "熊本市", "432016"]),
        "mentioned": rng.choice(["熊本市", "431001"]),
        "prefecture": rng.choice(["01", "43"]),
        "kind": rng.choice(["turn", "item"]),
        "brought": rng.choice(["report", "inquiry"]),
        "speaker": rng.choice(["organisation", "secretariat", "person"]),
        "standing": rng.choice(["officer", "chair", "member"]),
        "from": rng.choice(["令和8年10月1日", "令和8年10月2日"]),
        "to": rng.choice(["令和8年10月2日", "令和9年3月31日"]),
        "year": rng.choice(["2026", "2027"]),
        "lineage": "on",
        "kana": "on",
        "same": "on",
    }
    chosen = {name: conditions[name] for name in rng.sample(sorted(conditions), rng.randint(0, 2))}
    asked = QueryDict(mutable=True)
    asked.update({"q": typed} | chosen | ({"wide": "on"} if rng.random() < 0.5 else {}))
    return asked


@pytest.mark.long
def test_each_count_is_what_its_link_gives():
    """Long: hundreds of searches."""
    rng, followed = random.Random(1), 0
    for _ in range(QUESTIONS):
        asked = question(rng)
        if (first := total_and_facets(asked)) is None:
            continue
        _, facets = first
        options = [option for facet in facets for option in facet.options]
        for option in rng.sample(options, min(FOLLOWED, len(options))):
            link = QueryDict(mutable=True)
            link.update(dict(parse_qsl(urlsplit(option.href).query)))
            found = total_and_facets(link)
            assert found is not None and found[0] == int(option.count), (asked, option)
            followed += 1
    assert followed > QUESTIONS


@pytest.mark.long
def test_each_number_beside_a_link_of_a_page_of_hits_is_what_the_link_gives(client):
    """Long: every link with a number on the pages of some random searches: bars, hits, meetings, names, likely words."""
    rng, followed = random.Random(2), 0
    for number in range(PAGES):
        asked = question(rng)
        if number % 3 == 0:
            asked["group"] = "meeting"
        if number % 4 == 0:
            asked["q"] = asked["q"][:-1] + "ん"
        address = f"/search/?{asked.urlencode()}"
        for link in counted_links(address, client.get(address)):
            assert gives(client, link) == link.number, link
            followed += 1
    assert followed > PAGES


@pytest.mark.parametrize("name", ["美里町", "深側市", "北野局"])
def test_each_of_several_whom_a_name_may_mean_has_what_its_link_gives(client, name):
    address = f"/search/?{urlencode({'q': 'の', 'organisation': name, 'wide': 'on'})}"
    links = counted_links(address, client.get(address))
    assert links and [gives(client, link) for link in links] == [link.number for link in links]


def test_a_prefecture_has_those_whose_code_does_not_say_so():
    total, facets = total_and_facets(QueryDict("prefecture=01&q=計画 OR 十日"))
    (organisations,) = [facet for facet in facets if facet.title == "団体"]
    assert "北の局" in [option.name for option in organisations.options]
    assert sum(int(option.count) for option in organisations.options) == total


def test_kinds_and_prefectures_are_parts_of_all_hits():
    total, facets = total_and_facets(QueryDict("q=計画 OR の&wide=on"))
    counts = {facet.title: sum(int(option.count) for option in facet.options) for facet in facets}
    assert counts["種類"] == counts["会議体"] == total
    holding = Passage.objects.filter(Q(folded__contains="計画") | Q(folded__contains="の"))
    offices = holding.filter(code__startswith="x-kyoku").count()
    with_code = holding.exclude(prefecture="").count()
    assert counts["都道府県"] == with_code + offices and offices
