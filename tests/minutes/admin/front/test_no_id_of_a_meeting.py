"""Nowhere at the desk is a meeting called by its web address or by its id: its tables, their rows and their histories are
walked through, on a site with records of every state."""

import datetime
import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from minutes.admin.records.meeting_admin import ROWS
from minutes.desk.workflow.take_report import take_report
from minutes.models import LostEdition, Meeting, Tally, Utterance
from tests.acts import retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, NOON, clerk, draft, publish_now, published
from tests.inquiries import ASKED, answered
from tests.minutes.admin.forms import page as page_of
from tests.minutes.admin.forms import save
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

TITLE = "令和8年度 記録実務者会議"
CALLED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]|[0-9]{4}-[0-9]{2}-[0-9]{2} 下書き|下書き ?[0-9]")
# What a clerk reads as a name: headings, the way here, cells, fields, choices, lists of what goes.
TAGS = ("h1", "h2", "title", "td", "th", "li", "option", "breadcrumbs", "form-row", "messagelist", "subtitle")
# The fields whose subject is the web address itself.
OF_THE_ADDRESS = {"field-address", "field-page"}
RAW_KEY = re.compile(r"第[0-9]+版 (?:[uahwtr][0-9]+|[a-z]+)\b")


def make_site(month: str) -> Meeting:
    """Makes a record that was corrected, withdrawn from and reported on, one that was taken down, and a draft, in a month."""
    meeting = answered(ASKED.replace("9月3日", f"{month}月3日"))
    publish_now(meeting)
    reword(meeting, 8, "当町でも考えている。")
    publish_now(meeting)
    withdraw_now(meeting, "u14")
    tally = {"turn": 15, "phrase": "二か月", "question": 11, "position": 1}
    Tally.objects.create(meeting=meeting, number=90, **tally)
    retract_now(published(MANUSCRIPT.replace("9月3日", f"{month}月4日")).meeting)
    said = {"text": "違う", "suggestion": "", "sender": "127.0.0.1", "at": timezone.localtime()}
    take_report(meeting_id=meeting.pk, number=8, edition=1, **said)
    address = Meeting.objects.get(pk=meeting.pk).address
    for where in (
        address,
        f"2025-{month}-01-1",
    ):  # one whose meeting is there, and one whose meeting went with it
        LostEdition.objects.create(address=where, number=9, digest="0" * 64, published_at=NOON)
    draft(MANUSCRIPT.replace("9月3日", f"{month}月5日"))
    return meeting


@pytest.fixture(scope="module")
def site(rows_of_module) -> int:
    return make_site("10").pk


@pytest.fixture
def browser(client, site):
    client.force_login(clerk())
    return client


def tables():
    return [model for model in admin.site._registry if model._meta.app_label == "minutes"]


def list_of(model):
    return reverse(f"admin:minutes_{model._meta.model_name}_changelist")


def pages_of(model):
    """Yields the address of the list of a table, and of every page of its first rows."""
    yield list_of(model)
    if any(field.name == "meeting" for field in model._meta.fields):
        yield from (f"{list_of(model)}?meeting__id__exact={pk}" for pk in _filters(model))
    for row in model._default_manager.order_by("pk")[:4]:
        yield from (page_of(row, view) for view in ("change", "delete", "history"))
        if model._meta.model_name == "withdrawal":
            yield from (page_of(row, view) for view in ("original", "erase"))
        for version in row.history.all()[:1] if hasattr(model, "history") else ():
            name = f"admin:minutes_{model._meta.model_name}_simple_history"
            yield reverse(name, args=[row.pk, version.pk])


def _filters(model):
    is_filtered = "meeting__id__exact" in getattr(admin.site.get_model_admin(model), "named_lookups", ())
    return Meeting.objects.values_list("pk", flat=True) if is_filtered else ()


def names_on(answer):
    """Returns the texts by which a page calls something."""
    page = Page(answer)
    elements = [element for name in TAGS for element in page[name]]
    return [element.text for element in elements if not OF_THE_ADDRESS & {*element.classes}]


def test_no_page_of_a_table_or_of_a_row_calls_a_meeting_by_address_or_id(browser):
    found, opened = {}, set()
    for model in tables():
        for path in pages_of(model):
            answer = browser.get(path)
            if answer.status_code == 200:
                opened.add((model._meta.model_name, path.strip("/").rpartition("/")[2].partition("?")[0]))
                texts = [text for text in names_on(answer) if CALLED.search(text) or RAW_KEY.search(text)]
                found |= {path: texts} if texts else {}
    assert found == {}
    views = {(model._meta.model_name, view) for model in tables() for view in ("change", "history")}
    assert views - opened == set(), "a table without a row is not looked at"
    assert {("meeting", "delete"), ("utterance", "delete"), ("withdrawal", "erase")} <= opened


def test_the_lists_call_a_meeting_by_name_and_day_first(browser, site):
    name, other = f"{TITLE}（令和8年10月3日）", f"{TITLE}（令和8年10月4日）"
    draft_name = f"{TITLE}（令和8年10月5日）"

    def cells(model, name="meeting"):
        return Page(browser.get(reverse(f"admin:minutes_{model}_changelist"))).texts(f"field-{name}")

    assert cells("edition", "of_meeting") == [name, name, other, name]
    assert cells("correction", "edition") == [f"{name} 第3版", f"{name} 第2版"]
    assert cells("withdrawal") == [name]
    assert cells("retraction") == [other]
    assert cells("lostedition", "of_meeting") == ["（会議も失われました）", name]
    assert cells("readerreport", "place_shortly") == [f"{name} #8"]
    assert set(cells("utterance")) == {name, other, draft_name}
    for model in ("edition", "withdrawal", "retraction", "lostedition"):
        (first, *_) = Page(browser.get(reverse(f"admin:minutes_{model}_changelist")))["th"][-1:]
        assert TITLE in first.text or first.text == "（会議も失われました）"


def test_a_list_of_one_meeting_s_rows_has_no_column_of_the_meeting(browser, site):
    looked_at = set()
    for model in filter(_filters, tables()):
        looked_at.add(model._meta.model_name)
        of_one = Page(browser.get(list_of(model), {"meeting__id__exact": site}))
        assert of_one.texts("h1") == [f"{TITLE}（令和8年10月3日） の{model._meta.verbose_name}"]
        assert (of_one.texts("column-meeting"), of_one.texts("field-meeting")) == ([], [])
        (head,) = Page(browser.get(list_of(model))).texts("column-meeting")
        assert head.endswith("会議")
    assert looked_at == {row._meta.model_name for row in ROWS}


TITLES = {
    "edition": (1, f"{TITLE}（令和8年10月3日） 第1版"),
    "correction": (1, f"{TITLE}（令和8年10月3日） 第2版 #8"),
    "withdrawal": (1, f"{TITLE}（令和8年10月3日） 取消し14-1"),
    "retraction": (1, f"{TITLE}（令和8年10月4日） 公開停止"),
    "readerreport": (1, f"{TITLE}（令和8年10月3日） #8 の指摘"),
    "lostedition": (1, f"{TITLE}（令和8年10月3日） 第9版（失われた版）"),
}


@pytest.mark.parametrize("table", TITLES)
def test_the_page_of_a_row_is_called_by_the_meeting_and_the_place_in_words(browser, table):
    _, name = TITLES[table]
    model = next(model for model in tables() if model._meta.model_name == table)
    row = model._default_manager.order_by("pk").first()
    page = Page(browser.get(page_of(row)))
    assert name in page.texts("title")[0]
    assert page.texts("breadcrumbs")[0].endswith(f"› {name}")
    history = Page(browser.get(page_of(row, "history")))
    assert name in history.texts("h1")[0]


def test_a_title_that_was_withdrawn_stands_in_no_name(browser, site):
    withdraw_now(Meeting.objects.get(pk=site), "title", at=NOON + datetime.timedelta(hours=9))
    shown = {
        model: Page(browser.get(reverse(f"admin:minutes_{model}_changelist"))).texts(f"field-{name}")
        for model, name in (("edition", "of_meeting"), ("withdrawal", "meeting"), ("utterance", "meeting"))
    }
    of_edition, of_draft = "［取消し］（令和8年10月3日）", "［取消し0-1］（令和8年10月3日）"
    assert shown["edition"] == [*[of_edition] * 3, f"{TITLE}（令和8年10月4日）", of_edition]
    assert shown["withdrawal"] == [of_draft, of_draft]
    assert shown["utterance"].count(of_draft) == Utterance.objects.filter(meeting=site).count()


def test_what_a_save_and_a_removal_say_names_the_meeting(browser, site):
    row = Utterance.objects.filter(meeting=site).order_by("number").first()
    answer = browser.get(save(browser, page_of(row), text="開会した。")["Location"])
    name = f"{TITLE}（令和8年10月3日） #{row.number}"
    (said,) = Page(answer).texts("messagelist")
    assert said == f"発言・地の文 “{name}” を変更しました。"
    sent = {"post": "yes", "seen_revision": Meeting.objects.get(pk=site).revision}
    answer = browser.post(page_of(row, "delete"), sent, follow=True)
    (said,) = Page(answer).texts("messagelist")
    assert said == f"発言・地の文 “{name}” を削除しました。"


def test_the_log_of_the_desk_names_the_meeting(browser, site):
    row = Utterance.objects.filter(meeting=site).order_by("number").first()
    save(browser, page_of(row), text="開会した。")
    entry = browser.get("/admin/").wsgi_request.user.logentry_set.latest("id")
    assert entry.object_repr == f"{TITLE}（令和8年10月3日） #{row.number}"


def test_no_list_asks_a_query_a_row(browser):
    def queries():
        counted = {}
        for model in tables():
            with CaptureQueriesContext(connection) as asked:
                assert browser.get(list_of(model)).status_code == 200
            counted[model._meta.model_name] = len(asked)
        return counted

    browser.get("/admin/")  # what is asked once in a process
    before = queries()
    make_site("11")
    assert queries() == before
