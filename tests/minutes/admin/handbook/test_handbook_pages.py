"""The handbook's own pages: every chapter opens, says who may do it, and leads on; the whole of it is one page."""

import pytest
from django.contrib.auth.models import Group, User
from django.template import Context, Template

from minutes.admin.accounts.account_groups import WORDS
from minutes.admin.handbook.chapters import BY_SLUG, CHAPTERS, neighbours
from minutes.templatetags.handbook import PictureMissing
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def titles(page, tag):
    return [element.text for element in page.elements if element.tag == tag]


@pytest.mark.parametrize("slug", BY_SLUG)
def test_a_chapter_opens_and_leads_on(client, by, slug):
    client.force_login(by)
    page = Page(client.get(f"/admin/handbook/{slug}/"))
    assert titles(page, "h1") == [BY_SLUG[slug].title]
    links = {element.attributes.get("href") for element in page.elements if element.tag == "a"}
    around = {f"/admin/handbook/{one.slug}/" for one in neighbours(BY_SLUG[slug]) if one}
    assert around <= links


@pytest.mark.parametrize("group", WORDS)
def test_a_member_of_each_group_reads_all_of_it_and_no_link_refuses_him(client, group):
    member = User.objects.create_user("member", password="correct horse battery", is_staff=True)
    member.groups.add(Group.objects.get(name=group))
    client.force_login(member)
    page = Page(client.get("/admin/handbook/all/"))
    links = {
        element.attributes["href"]
        for element in page.elements
        if element.tag == "a" and element.attributes.get("href", "").startswith("/admin/")
    }
    assert len(links) > 15
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_the_whole_has_every_chapter_in_order(client, by):
    client.force_login(by)
    page = Page(client.get("/admin/handbook/all/"))
    assert titles(page, "h1") == ["事務局の手引き"]
    assert titles(page, "h2") == [chapter.title for chapter in CHAPTERS]


def test_the_groups_are_those_that_there_are():
    assert {group for chapter in CHAPTERS for group in chapter.groups} == WORDS.keys()


def test_a_chapter_that_is_not_there_is_not_found(client, by):
    client.force_login(by)
    answer = client.get("/admin/handbook/dancing/")
    assert answer.status_code == 404
    assert "手引きに、この章はありません。" in answer.content.decode()


def test_a_picture_that_is_not_there_stops_the_page():
    with pytest.raises(PictureMissing):
        Template('{% load handbook %}{% picture "dancing" "踊り" %}').render(Context())


def test_a_picture_says_its_size_and_what_is_in_it():
    shown = Template('{% load handbook %}{% picture "front" "机のはじめの画面" %}').render(Context())
    assert 'alt="机のはじめの画面" width="1000" height="' in shown
