"""The pages that a public site owes: a text to begin with, the one that was written since, addresses to follow."""

import pytest

from council.environment.licences import LICENCES
from minutes.models import PublicState, SiteText
from minutes.models.default_texts import default_text
from minutes.pages.site import prose
from tests.builders import clerk
from tests.minutes.admin.forms import errors, page, save
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

ADDRESSES = ["/about/", "/terms/", "/accessibility/", "/privacy/", "/contact/"]
IN_THE_FOOT = [*ADDRESSES, "/dumps/", "/developers/", "/en/"]


def changes():
    state = PublicState.objects.filter(pk="site").first()
    return state.changes if state else 0


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_page_stands_and_every_page_leads_to_it(client, address):
    text_page = Page(client.get(address))
    name = SiteText.Page(address.strip("/")).label
    assert text_page.texts("h1") == [name]
    assert len(text_page["clause"]) >= 3
    for other in ("/", address):
        foot = [
            element for element in Page(client.get(other)).elements if element.in_foot and element.tag == "a"
        ]
        assert [link.attributes["href"] for link in foot] == IN_THE_FOOT
        current = [link.text for link in foot if link.attributes.get("aria-current")]
        assert current == ([name] if other == address else [])


def test_the_texts_to_begin_with_have_a_row_each_and_survive_without():
    assert list(SiteText.objects.values_list("page", "text")) == [(page, "") for page in SiteText.Page.values]
    assert [SiteText(page=page).words for page in SiteText.Page.values] == [
        default_text(page) for page in SiteText.Page.values
    ]


def test_a_database_without_rows_shows_the_first_text(client, django_assert_num_queries):
    SiteText.objects.all().delete()
    with django_assert_num_queries(2):
        assert Page(client.get("/terms/")).texts("h1") == ["利用条件"]


@pytest.mark.parametrize("licence", LICENCES, ids=lambda licence: licence.identifier)
@pytest.mark.parametrize("words", ["", "■ 出典\n書いてください。"])
def test_the_terms_say_the_licence_of_the_setting_whatever_the_text(client, settings, licence, words):
    settings.LICENCE = licence
    SiteText.objects.filter(page="terms").update(text=words)
    text_page = Page(client.get("/terms/"))
    assert (
        text_page["clause"][0].text
        == f"ライセンス {licence.japanese_name} {licence.conditions} {licence.url}"
    )
    assert (licence.url, licence.url) in text_page.links()
    others = [other for other in LICENCES if other != licence]
    assert [other.url for other in others if (other.url, other.url) in text_page.links()] == []


def test_a_text_rewritten_is_shown_and_said_to_caches(client):
    client.force_login(clerk())
    row, before = SiteText.objects.get(page="contact"), changes()
    answer = save(client, page(row), text="はじめに\n\n■ 窓口\n・電話 000\n・jimu@example.jp\n<b>太字</b>")
    assert answer.status_code == 302
    text_page = Page(client.get("/contact/"))
    assert text_page.texts("h2") == ["窓口"]
    assert [point.text for point in text_page["li"] if point.text.startswith(("電話", "jimu"))] == [
        "電話 000",
        "jimu@example.jp",
    ]
    assert ("jimu@example.jp", "mailto:jimu@example.jp") in text_page.links()
    assert text_page["b"] == []
    assert changes() == before + 1
    assert row.history.count() == 1


def test_the_form_shows_what_stands_and_the_first_text_is_no_text_of_ones_own(client):
    client.force_login(clerk())
    row = SiteText.objects.get(page="about")
    before = changes()
    assert client.get(page(row)).context["adminform"].form["text"].value() == default_text("about")
    assert save(client, page(row)).status_code == 302
    row.refresh_from_db()
    assert (row.text, row.history.count(), changes()) == ("", 0, before)
    save(client, page(row), text="別の文章")
    save(client, page(row), text="")
    row.refresh_from_db()
    assert (row.text, row.words, row.history.count()) == ("", default_text("about"), 2)


def test_what_no_page_can_show_is_refused_with_its_line(client):
    client.force_login(clerk())
    row = SiteText.objects.get(page="about")
    assert list(errors(save(client, page(row), text="よい\nだめ\x00"))) == ["text"]


def test_nobody_adds_or_deletes_a_page(client):
    client.force_login(clerk())
    assert client.get("/admin/minutes/sitetext/add/").status_code == 403
    row = SiteText.objects.get(page="about")
    assert client.get(page(row, "delete")).status_code == 403


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("https://example.jp/aを見る", [("https://example.jp/a", "https://example.jp/a"), ("を見る", "")]),
        (
            "（https://example.jp/?q=1）。",
            [("（", ""), ("https://example.jp/?q=1", "https://example.jp/?q=1"), ("）。", "")],
        ),
        ("javascript:alert(1)", [("javascript:alert(1)", "")]),
        ("", []),
    ],
)
def test_only_addresses_can_be_followed(line, expected):
    assert prose.split_links(line) == expected
