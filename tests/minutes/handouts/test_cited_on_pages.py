"""資料1 in a text is a link: to the file where there is one, else to the row; marks and redactions stand beside it."""

import pytest

from minutes.models import Handout, Meeting
from tests.acts import withdraw_now
from tests.builders import draft, publish_now
from tests.inquiries import ASKED, answer_now
from tests.minutes.handouts.tie_now import TEXT, manuscript, save_text, tie_now
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db
ADDRESS = "/meetings/2026-09-03-1/"
FILE = "/files/" + "0" * 64 + "/"


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    return draft(TEXT).pk


@pytest.fixture
def meeting(drafted):
    return Meeting.objects.get(pk=drafted)


def give_file(meeting, number):
    Handout.objects.filter(meeting=meeting, number=number).update(
        file_digest="0" * 64, file_name="資料1.pdf", file_type="application/pdf", file_size=1
    )


def links_of(client, path, *labels):
    return [link for link in Page(client.get(path)).links() if link[0] in labels]


def test_it_leads_to_the_file_or_else_to_the_row(client, meeting):
    give_file(meeting, 20)
    publish_now(meeting)
    shown = links_of(client, ADDRESS, "資料1", "資料2")
    assert [(words, href.startswith(FILE) or href) for words, href in shown] == [
        ("資料1", True),
        ("資料2", "#h21"),
    ]
    assert links_of(client, f"{ADDRESS}u/11/", "資料2") == [("資料2", f"{ADDRESS}#h21")]
    assert links_of(client, f"{ADDRESS}editions/1/", "資料2") == [("資料2", "#h21")]
    withdraw_now(meeting, "h20", span="資料1.pdf")
    assert links_of(client, ADDRESS, "資料1") == [("資料1", "#h20")]


def test_numbers_without_a_word_have_the_label_as_their_name(client, meeting):
    save_text(meeting, manuscript(meeting).replace("十日と決めている。", "資料1・２と資料10を見てほしい。"))
    publish_now(meeting)
    page = Page(client.get(ADDRESS))
    links = [
        (link.text, link.attributes.get("aria-label"))
        for link in page["a"]
        if link.text in ("資料1", "２", "資料10")
    ]
    assert links == [("資料1", None), ("資料1", None), ("２", "資料2")]


def test_searched_words_are_marked_inside_a_link_and_across_its_end(client, meeting):
    save_text(meeting, manuscript(meeting).replace("十日と決めている。", "<b>資料1に基づき</b>十日とした。"))
    publish_now(meeting)
    html = client.get(f"{ADDRESS}?q=料1に基").content.decode()
    assert '&lt;b&gt;<a href="#h20">資<mark>料1</mark></a><mark>に基</mark>づき&lt;/b&gt;十日とした。' in html
    html = client.get(f"{ADDRESS}?q=資料1").content.decode()
    assert '深川市から、<a href="#h20"><mark>資料1</mark></a>に基づき' in html


def test_in_a_table_and_in_a_list_too(client, meeting):
    table = "次のとおり。\n\n｜団体｜資料｜\n｜深川市｜資料1｜\n\n・資料2"
    save_text(meeting, manuscript(meeting).replace("十日と決めている。", table))
    publish_now(meeting)
    html = client.get(f"{ADDRESS}?q=深川").content.decode()
    assert '<th scope="col">団体</th>' in html
    assert '<td><mark>深川</mark>市</td><td><a href="#h20">資料1</a></td>' in html
    assert '<li><a href="#h21">資料2</a></li>' in html


def test_a_redaction_beside_it_stays_and_inside_it_there_is_no_link(client, meeting):
    save_text(
        meeting, manuscript(meeting).replace("十日と決めている。", "山田課長の資料1と、資料山田2を見た。")
    )
    publish_now(meeting)
    withdraw_now(meeting, "u12", span="山田")
    html = client.get(ADDRESS).content.decode()
    assert '［取消し］課長の<a href="#h20">資料1</a>と、資料［取消し］2を見た。' in html


def test_on_the_page_of_an_inquiry(client):
    text = ASKED.replace("公開までの日数を決めて", "資料1の公開までの日数を決めて").replace(
        "9月3日", "9月4日"
    )
    page = "/meetings/2026-09-04-1/"
    meeting = draft(text)
    answer_now(meeting, {(18, 11): ("決めている", "資料1にあるとおり。"), (20, 12): ("", "資料1のとおり。")})
    tie_now(meeting, (23, 10))
    publish_now(meeting)
    shown = links_of(client, f"{page}u/10/", "資料1")
    assert shown == [("資料1", f"{page}#h23")] * 4
    assert "資料：資料1" in Page(client.get(f"{page}u/10/")).texts("about")
    csv = client.get(f"{page}u/10/answers.csv").content.decode()
    assert "資料1にあるとおり。" in csv and "<a" not in csv


def test_what_used_a_handout_stands_below_the_heading_and_in_the_list(client, meeting):
    tie_now(meeting, (20, 4), (20, 9), (21, 10))
    publish_now(meeting)
    page = Page(client.get(ADDRESS))
    assert [words for words in page.texts("about") if words.startswith("資料：")] == [
        "資料：資料1",
        "資料：資料1",
        "資料：資料2（保有なし）",
    ]
    assert page.of_id("h21").text == (
        "資料2公開までの日数保有なし（事務局に控えがありません）使われた議題 当別町 議事録の公開までの日数"
    )
    assert ("深川市　旧庁舎の文書の電子化".replace("　", " "), "#u4") in page.links()
    assert "資料：資料1" in Page(client.get(f"{ADDRESS}u/4/")).texts("about")


@pytest.mark.long  # the real record, published
def test_on_the_real_record(client, real_text):
    meeting = draft(real_text)
    listed = "役員会結果\n資料1\n資料2\n資料3\n資料4\n追加資料1\n追加資料2\n"
    save_text(meeting, manuscript(meeting).replace("役員会結果\n", listed, 1))
    publish_now(meeting)
    numbers = dict(Handout.objects.values_list("label", "number"))
    page = Page(client.get("/meetings/2012-10-23-1/"))
    links = [(words, href) for words, href in page.links() if "資料" in words and href.startswith("#h")]
    order = ["資料1", "追加資料1", "資料2", "資料3", "資料4", "追加資料2"]
    assert [link for link in links if link[0] in numbers] == [
        (label, f"#h{numbers[label]}") for label in order
    ]
