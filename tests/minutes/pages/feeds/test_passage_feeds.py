"""Atom feeds of an organisation and of a prefecture."""

from xml.etree import ElementTree

import pytest

from tests.builders import MANUSCRIPT, meetings_on_days, published
from tests.minutes.pages.organisations.test_organisation_history import TEXT_OF_2003

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert (answer["Content-Type"], answer.cookies) == ("application/atom+xml; charset=utf-8", {})
    return ElementTree.fromstring(answer.content)


def entries(atom):
    return [
        (
            entry.find(f"{ATOM}title").text,
            entry.find(f"{ATOM}link").get("href"),
            entry.find(f"{ATOM}summary").text,
        )
        for entry in atom.iter(f"{ATOM}entry")
    ]


def test_an_organisation_with_what_its_predecessors_said(client):
    published(TEXT_OF_2003)
    atom = feed(client, "/organisations/282227/feed/")
    assert atom.find(f"{ATOM}title").text == "養父市の発言・発表"
    assert atom.find(f"{ATOM}link").get("href") == "http://testserver/organisations/282227/"
    assert entries(atom) == [
        (
            "八鹿町　発言した　平成15年度 情報交換会議",
            "http://testserver/meetings/2003-10-20-1/#u2",
            "庁内のネットワークは今年度に整えた。",
        )
    ]
    assert atom.find(f"{ATOM}updated").text == "2026-09-24T03:00:00+00:00"


def test_a_prefecture_with_all_of_its_organisations(client):
    published()
    listed = entries(feed(client, "/organisations/prefectures/01/feed/"))
    assert [title.split("　")[:2] for title, _, _ in listed] == [
        ["深川市", "発表した"],
        ["深川市", "発言した"],
        ["当別町", "照会した"],
        ["深川市", "照会に答えた"],
        ["当別町", "発言した"],
    ]


def test_words_are_words_and_never_markup(client):
    published(MANUSCRIPT.replace("十日と決めている。", "<b>十日</b>&\n・\x0b二行目"))
    text = next(text for _, _, text in entries(feed(client, "/organisations/012289/feed/")) if "十日" in text)
    assert text.startswith("&lt;b&gt;十日&lt;/b&gt;&amp;<br>")


def test_an_empty_feed_does_not_change_with_time(client):
    atom = feed(client, "/organisations/012289/feed/")
    assert (entries(atom), atom.find(f"{ATOM}updated").text) == ([], "1970-04-01T00:00:00+00:00")


@pytest.mark.parametrize("path", ["/organisations/999999/feed/", "/organisations/prefectures/48/feed/"])
def test_nobody_has_no_feed(client, path):
    assert client.get(path).status_code == 404


def test_the_pages_name_their_feeds(client):
    for path in ("/organisations/012289/", "/organisations/prefectures/01/"):
        assert 'type="application/atom+xml" title="' in client.get(path).content.decode()
        assert f'href="{path}feed/"' in client.get(path).content.decode()


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_same_queries_for_few_and_many(client, django_assert_num_queries, meetings):
    meetings_on_days(meetings)
    with django_assert_num_queries(10):
        feed(client, "/organisations/012289/feed/")
    with django_assert_num_queries(7):
        feed(client, "/organisations/prefectures/01/feed/")
