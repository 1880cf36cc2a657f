"""The words of a published handout are found, lead to their page, are counted as 資料 alone, and go with the edition."""

import csv
import hashlib
import io
import json
import re
import shutil
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from minutes.files.kept_texts import RULES, is_any_missing, keep_texts_of_draft
from minutes.models import FilePage, FileText, HandoutPage, MeetingState, Passage, PublishedFile
from minutes.publication.derived.walk import rebuild, stale_kinds
from minutes.publication.verify import verify_meeting
from minutes.search.check import differences
from tests.acts import erase_now, retract_now, withdraw_now
from tests.builders import MANUSCRIPT, draft, publish_now
from tests.minutes.file_texts.test_office_words import workbook
from tests.minutes.files import pdfs
from tests.minutes.files.uploads import download, give_file, stored_path
from tests.minutes.pages.reader import Page

pytestmark = [pytest.mark.django_db, pytest.mark.long]  # each file is read in a process of its own

THREE = pdfs.pdf("表紙だけの頁", "閉校した教室の床の\n強さを調べた", "担当は鷲塚である")
PLACE = "/meetings/2026-09-03-1/"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def meeting():
    """A published meeting whose 資料1 is a PDF of three pages."""
    return _published("資料1.pdf", THREE)


def _published(name, content, text=MANUSCRIPT):
    meeting = draft(text)
    give_file(meeting.handouts.get(), name, content)
    return publish_now(meeting).meeting


def _hits(client, **query):
    page = Page(client.get("/search/", query))
    links = [element.attributes["href"] for element in page["a"]]
    return [(text, href) for (text, href) in page.links() if "/files/" in href], page, links


def _file(content, name):
    return f"/files/{hashlib.sha256(content).hexdigest()}/{quote(name)}"


def test_a_pdf_of_three_pages_is_found_by_its_words_and_leads_to_the_page(client, meeting):
    links, page, _ = _hits(client, q="教室の床の強さ")
    assert links == [("資料1 2ページ", f"{_file(THREE, '資料1.pdf')}#page=2")]
    assert page.texts("total") == ["1件"]
    assert page.texts("hit") == [
        "資料1 2ページ 令和8年9月3日2026年 記録実務者会議 令和8年度 記録実務者会議 › 文書の電子化 閉校した教室の床の 強さを調べた"
    ]
    assert download(client, links[0][1].split("#")[0])[1] == THREE
    assert _hits(client, q="鷲塚")[0] == [("資料1 3ページ", f"{_file(THREE, '資料1.pdf')}#page=3")]


def test_it_is_a_kind_of_its_own_with_its_count(client, meeting):
    _, page, links = _hits(client, q="教室")
    assert page.texts("total") == ["2件"]
    (choice,) = [href for href in links if "kind=handout" in href]
    narrowed = Page(client.get(choice))
    assert narrowed.texts("total") == ["1件"]
    assert [text for text in narrowed.texts("choices") if "資料" in text] == []
    assert _hits(client, q="教室", kind="turn")[1].texts("total") == ["1件"]


def test_nobody_said_it_so_no_count_of_remarks_knows_it(client, meeting):
    paths = ("/organisations/012289/", "/organisations/", PLACE, "/", "/meetings/", "/prefectures/01/")
    with_file = [_body(client.get(path)) for path in paths]
    before = {passage.number: passage for passage in Passage.objects.exclude(kind="handout")}
    row = meeting.handouts.get()
    row.file_digest = row.file_name = row.file_type = ""
    row.file_size = 0
    row.save()
    publish_now(meeting, reason="外した")
    without = [_body(client.get(path)) for path in paths]
    assert [_numbers(text) for text in (with_file[0], with_file[1], with_file[5])] == [
        _numbers(text) for text in (without[0], without[1], without[5])
    ]
    assert {passage.number for passage in Passage.objects.all()} == set(before)
    assert Passage.objects.filter(kind="handout").count() == HandoutPage.objects.count() == 0


def _body(answer):
    return answer.content.decode()


def _numbers(text):
    return re.findall(r"[0-9]+件", re.sub(r"<[^>]+>", "", text))


def test_in_csv_and_json(client, meeting):
    (row,) = json.loads(b"".join(client.get("/search/hits.json", {"q": "鷲塚"}).streaming_content))
    assert (row["kind"], row["heading"], row["label"], row["code"], row["text"]) == (
        "資料",
        "資料1　3ページ",
        "",
        "",
        "担当は鷲塚である",
    )
    assert row["url"] == f"http://testserver{_file(THREE, '資料1.pdf')}#page=3"
    lines = b"".join(client.get("/search/hits.csv", {"q": "鷲塚"}).streaming_content).decode("utf-8-sig")
    (line,) = list(csv.DictReader(io.StringIO(lines)))
    assert (line["種類"], line["ウェブのアドレス"]) == ("資料", row["url"])


def test_among_the_hits_within_the_record(client, meeting):
    page = Page(client.get(PLACE, {"q": "教室"}))
    assert ("資料1 2ページ", f"{_file(THREE, '資料1.pdf')}#page=2") in page.links()
    assert "2件" in page.texts("walk")[0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("資料1.pdf", pdfs.scan(), "文字のない画像のPDFです。検索されません"),
        ("資料1.pdf", pdfs.encrypted(), "暗号化されたPDFです。検索されません"),
        ("資料1.pdf", pdfs.broken(), "壊れているPDFです。検索されません"),
        ("資料1.csv", b"\n", "文字のないCSVです。検索されません"),
    ],
    ids=["scan", "encrypted", "broken", "empty"],
)
def test_the_page_says_what_a_file_without_words_is(client, name, content, said):
    meeting = _published(name, content)
    assert said in Page(client.get(PLACE)).texts("handouts")[0]
    assert verify_meeting(meeting) == []
    _retitle(meeting)
    publish_now(meeting, reason="題を直した")
    assert said not in _body(client.get(f"{PLACE}editions/1/"))


def _retitle(meeting):
    row = meeting.handouts.get()
    row.title = "別の題"
    row.save()


def test_of_a_file_that_is_found_whole_nothing_is_said(client, meeting):
    assert "検索" not in Page(client.get(PLACE)).texts("handouts")[0]


def test_a_sheet_and_a_text_have_their_own_places(client):
    book = workbook({"集計": '<row><c t="str"><v>収入役の鵜殿</v></c></row>'})
    _published("表.xlsx", book)
    assert _hits(client, q="鵜殿")[0] == [("資料1 シート「集計」", _file(book, "表.xlsx"))]
    _published("記.txt", "元助役の鶴見".encode(), MANUSCRIPT.replace("9月3日", "9月4日"))
    assert _hits(client, q="鶴見")[0] == [("資料1", _file("元助役の鶴見".encode(), "記.txt"))]


def test_it_costs_one_query_more_and_no_more_for_more_hits(client, meeting):
    def queries(**query):
        client.get("/search/", query)
        MeetingState.objects.update(changes=1)
        with CaptureQueriesContext(
            connection,
        ) as one:
            client.get("/search/", query | {"order": "oldest"})
        return [query["sql"] for query in one]

    def of_pages(statements):
        return sum('"minutes_handoutpage"' in statement for statement in statements)

    queries(kind="turn", q="教室")  # what a process remembers until something changes
    one, many = (queries(kind="handout", q=words) for words in ("教室", "鷲塚 OR 教室 OR 表紙"))
    assert len(one) == len(many)
    assert [of_pages(one), of_pages(many), of_pages(queries(kind="turn", q="教室"))] == [1, 1, 0]


def test_the_index_agrees_with_a_plain_scan_of_all_texts(meeting):
    assert [found for found in differences(substrings=60, trees=60, seed=7) if found] == []


def test_a_file_is_read_once_however_many_list_it(meeting, monkeypatch):
    monkeypatch.setattr("minutes.files.kept_texts.read_words", None)  # whoever reads again fails
    _retitle(meeting)
    publish_now(meeting, reason="直した")
    _published("別の名.pdf", THREE, MANUSCRIPT.replace("9月3日", "9月4日"))
    assert (FileText.objects.count(), FilePage.objects.count(), HandoutPage.objects.count()) == (1, 3, 6)


def test_an_older_edition_is_searched_no_more(client, meeting):
    give_file(meeting.handouts.get(), "資料1.csv", "収入役の鵜殿".encode())
    publish_now(meeting, reason="差し替えた")
    assert (_hits(client, q="鷲塚")[0], len(_hits(client, q="鵜殿")[0])) == ([], 1)
    assert verify_meeting(meeting) == []
    assert FileText.objects.count() == 2  # the old one can still be read, and is asked about in a withdrawal


def _nowhere(client):
    texts = [_body(client.get("/search/", {"q": "鷲塚"})), _body(client.get(PLACE))]
    return not any("3ページ" in text for text in texts) and (
        Passage.objects.filter(kind="handout").count(),
        HandoutPage.objects.count(),
    ) == (0, 0)


def test_withdrawn_with_the_handout_and_erased(client, meeting, django_capture_on_commit_callbacks):
    (act,) = withdraw_now(meeting, f"h{meeting.handouts.get().number}")
    assert _nowhere(client)
    assert (FileText.objects.count(), FilePage.objects.count()) == (0, 0)
    assert verify_meeting(meeting) == []
    with django_capture_on_commit_callbacks(execute=True):
        erase_now(act)
    assert not any(stored_path(file.digest).exists() for file in PublishedFile.objects.all())


def test_a_part_of_the_files_name_withdrawn_the_file_is_still_found_and_sent(client):
    meeting = _published("鷲塚の資料.pdf", THREE)
    withdraw_now(meeting, "h20", span="鷲塚")
    links = {href.split("#")[0] for _, href in Page(client.get(PLACE)).links() if "/files/" in href}
    links |= {href.split("#")[0] for _, href in _hits(client, q="教室の床")[0]}
    assert links == {_file(THREE, "［取消し］の資料.pdf")}
    assert download(client, *links)[1] == THREE


def test_taken_down_with_the_meeting_and_back_with_it(client, meeting):
    retract_now(meeting)
    assert Passage.objects.count() == HandoutPage.objects.count() == 0
    assert client.get("/search/", {"q": "鷲塚"}).content.decode().count("3ページ") == 0
    assert FileText.objects.count() == 1  # the draft lists it
    publish_now(meeting)
    assert len(_hits(client, q="鷲塚")[0]) == 1


def test_a_rebuild_reads_what_is_missing(client, meeting):
    expected = list(Passage.objects.order_by("sort_key").values("number", "part", "text", "heading"))
    FileText.objects.all().delete()
    assert is_any_missing()
    assert any("まだ文字を読んでいない" in line for line in verify_meeting(meeting))
    call_command("rebuild_derived", verbosity=0)
    assert verify_meeting(meeting) == []
    assert list(Passage.objects.order_by("sort_key").values("number", "part", "text", "heading")) == expected
    FileText.objects.update(rules="0")
    assert "資料のページ" in [kind.name for kind in stale_kinds()]
    for _ in rebuild(stale_kinds()):
        pass
    assert (FileText.objects.get().rules, verify_meeting(meeting)) == (RULES, [])


def test_a_file_that_was_lost_is_read_when_it_is_back(client, meeting, tmp_path):
    path = stored_path(FileText.objects.get().digest)
    shutil.move(path, tmp_path / "away")
    FileText.objects.all().delete()
    for _ in rebuild(stale_kinds()):
        pass
    assert (FileText.objects.get().state, Passage.objects.filter(kind="handout").count()) == ("lost", 0)
    assert not is_any_missing()
    shutil.move(tmp_path / "away", path)
    assert is_any_missing()
    for _ in rebuild(stale_kinds()):
        pass
    assert (len(_hits(client, q="鷲塚")[0]), verify_meeting(meeting)) == (1, [])


def test_a_draft_is_found_nowhere(client):
    meeting = draft()
    give_file(meeting.handouts.get(), "資料1.pdf", THREE)
    keep_texts_of_draft(meeting)
    assert FilePage.objects.count() == 3
    assert _hits(client, q="鷲塚")[0] == []
