"""A web page and a Word file come in by every way alike: pasted, as a file, on the command line, as a manuscript."""

import json
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from minutes.desk.manuscript.working_document import stored_document
from minutes.exports.papers.paper_head import PaperHead
from minutes.exports.record_docx import record_docx
from minutes.models import Edition, Meeting
from minutes.notation.document import Problem, Turn
from minutes.notation.parser import parse
from minutes.publication.editions.snapshot import record_of
from tests.builders import MANUSCRIPT, clerk, draft
from tests.minutes.admin.manuscript.manuscripts import open_page, press
from tests.minutes.notation.docx.word_file import docx, p, ruby

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/minutes/meeting/import/"
PAGE = (
    "<!DOCTYPE html>\n<html><head><meta charset='{charset}'></head><body>\n<h1>星見協議会 会議録</h1>\n"
    "<table><tr><th>日時</th><td>令和8年7月2日</td></tr></table>\n"
    "<p>（星見市）</p>\n<p>開きます。<br>次へ。</p>\n</body></html>\n"
)
BLOCKS = (Turn("星見市", "開きます。\n次へ。"),)
RUBY = Problem(3, "ルビが1か所あります。ルビは除き、もとの文字だけを読み込みました（「やぶ」）。")


@pytest.fixture
def signed_in(client):
    client.force_login(clerk())
    return client


def words_of(meeting):
    document = stored_document(meeting)
    return document.title, document.time, [block.text for block in document.blocks]


READ = ("星見協議会 会議録", "令和8年7月2日", ["開きます。\n次へ。"])


def save_import(client, shown):
    form = shown.context["form"]
    sent = {name: form[name].value() or "" for name in ("text", "body", "seen", "told")}
    return client.post(ADDRESS, sent | {"save": "1"})


@pytest.mark.parametrize(
    ("charset", "codec"), [("utf-8", "utf-8"), ("Shift_JIS", "cp932"), ("euc-jp", "euc_jp")]
)
def test_a_page_as_a_file(signed_in, charset, codec):
    file = SimpleUploadedFile("kaigi.html", PAGE.format(charset=charset).encode(codec))
    save_import(signed_in, signed_in.post(ADDRESS, {"file": file, "check": "1"}))
    assert words_of(Meeting.objects.get()) == READ


def test_the_source_of_a_page_pasted(signed_in):
    shown = signed_in.post(ADDRESS, {"text": PAGE.format(charset="utf-8"), "check": "1"})
    assert shown.context["preview"].text_read.problems == []
    save_import(signed_in, shown)
    assert words_of(Meeting.objects.get()) == READ


def test_a_page_on_the_command_line(tmp_path):
    file = tmp_path / "kaigi.htm"
    file.write_bytes(PAGE.format(charset="x-sjis").encode("cp932"))
    call_command("import_record", str(file), publish=True)
    assert words_of(Meeting.objects.get()) == READ
    assert Edition.objects.count() == 1


def test_a_page_pasted_as_a_manuscript(signed_in):
    source = PAGE.format(charset="utf-8")
    checked = press(signed_in, open_page(signed_in, draft()), "check", source)
    assert checked.context["typed"].text == source
    shown = checked.content.decode()
    assert [
        words for words in ("星見協議会 会議録", "令和8年7月2日", "開きます。") if words not in shown
    ] == []
    assert not any("&lt;p&gt;" in doubt.message for doubt in checked.context["doubts"])
    assert parse(source).blocks == BLOCKS


def test_what_was_doubtful_about_a_file_is_said_until_another_text_comes(signed_in):
    word = docx(
        p("星見協議会 会議録"), p("（星見市）"), p(ruby("養父", "やぶ"), "です。"), p("日時：令和8年7月2日")
    )
    shown = signed_in.post(ADDRESS, {"file": SimpleUploadedFile("記録.docx", word), "check": "1"})
    assert RUBY in shown.context["preview"].text_read.problems
    form = shown.context["form"]
    again = {name: form[name].value() for name in ("text", "seen", "told")} | {"check": "1"}
    assert RUBY in signed_in.post(ADDRESS, again).context["preview"].text_read.problems
    other = again | {"text": MANUSCRIPT}
    assert RUBY not in signed_in.post(ADDRESS, other).context["preview"].text_read.problems
    for told in ("[", "[]", "{}", json.dumps({"text": 1}), "[" * 100_000):
        assert signed_in.post(ADDRESS, again | {"told": told}).status_code == 200


def test_a_word_file_with_something_left_out_is_not_published(tmp_path):
    file = tmp_path / "記録.docx"
    file.write_bytes(
        docx(p("星見協議会 会議録"), p("日時：令和8年7月2日"), p("開会"), p(ruby("養父", "やぶ"), "市"))
    )
    with pytest.raises(CommandError):
        call_command("import_record", str(file), publish=True)
    assert (Meeting.objects.count(), Edition.objects.count()) == (0, 0)


def test_our_own_word_file_becomes_the_same_record(signed_in):
    meeting = draft()
    title = "令和8年度 記録実務者会議 その2"
    word = record_docx(record_of(meeting) | {"title": title}, PaperHead(is_draft=True, about=(), source=""))
    shown = signed_in.post(ADDRESS, {"file": SimpleUploadedFile("案.docx", word), "check": "1"})
    save_import(signed_in, shown)
    assert stored_document(Meeting.objects.get(title=title)) == replace(stored_document(meeting), title=title)
