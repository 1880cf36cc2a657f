"""The citation on each page and its files: they name the address that always shows the edition that is cited."""

import json

import pytest

from minutes.models import Utterance
from minutes.publication.withdrawal.restatement_answers import ANSWERED_BEFORE
from tests.acts import reword, withdraw_now
from tests.builders import publish_now, published
from tests.inquiries import answered
from tests.minutes.bibliography.readers import read_bibtex, read_ris
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

ADDRESS = "/meetings/2026-09-03-1/"
SITE = f"http://testserver{ADDRESS}"
OF = "「令和8年度 記録実務者会議」令和8年9月3日、試験の会議録"


def cited(client, path):
    """Returns the text of the citation on a page, and the files that stand below it."""
    page = Page(client.get(ADDRESS + path))
    fields = [one.text for one in page["textarea"] if one.attributes["id"] == "cite-text"]
    return page.texts("cite") or fields, [href for text, href in page.links() if "/cite." in href]


def files(path):
    return [f"{ADDRESS}{path}cite.{form}" for form in ("bib", "ris", "json")]


def test_a_remark_is_cited_by_the_newest_edition(client):
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting)
    text = f"深川市の発言、{OF}、第2版（確定）、令和8年9月24日公開、#12、{SITE}editions/2/u/12/"
    assert cited(client, "u/12/") == ([text], files("editions/2/u/12/"))
    old = text.replace("第2版", "第1版").replace("editions/2/", "editions/1/")
    assert cited(client, "editions/1/u/12/") == ([old], files("editions/1/u/12/"))


def test_a_removed_remark_by_the_last_edition_that_held_it(client):
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting)
    Utterance.objects.get(meeting=meeting, number=13).delete()
    publish_now(meeting)
    text = f"当別町の発言、{OF}、第2版（確定）、令和8年9月24日公開、#13、{SITE}editions/2/u/13/"
    assert cited(client, "u/13/") == ([text], files("editions/2/u/13/"))


def test_a_withdrawn_remark_by_the_edition_of_its_withdrawal_with_the_day(client):
    meeting = published().meeting
    withdraw_now(meeting, "u12")
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting)
    assert cited(client, "u/12/") == (
        [
            f"深川市の発言、{OF}、第2版（確定）、令和8年9月24日公開、#12、令和8年9月24日取消し、"
            f"{SITE}editions/2/u/12/"
        ],
        files("editions/2/u/12/"),
    )
    assert cited(client, "u/13/")[1] == files("editions/3/u/13/")


def test_a_remark_withdrawn_in_part_by_the_newest_edition(client):
    meeting = published().meeting
    withdraw_now(meeting, "u7", span="湿気を")
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting)
    assert cited(client, "u/7/")[1] == files("editions/3/u/7/")


def test_a_withdrawn_name_is_in_no_citation(client):
    meeting = published().meeting
    withdraw_now(meeting, "a17", answers=ANSWERED_BEFORE)
    (text,), _ = cited(client, "u/13/")
    assert text.startswith(f"発言、{OF}、第2版")
    _, fields = read_bibtex(client.get(f"{ADDRESS}editions/2/u/13/cite.bib").content.decode())
    assert fields["author"] == "記録実務者会議"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (2, "地の文、"),
        (9, "議題「他団体への照会」、"),
        (10, "当別町の照会「議事録の公開までの日数」、"),
        (11, "当別町の照会の問1、"),
        (24, "深川市の書面の回答、"),
    ],
)
def test_what_is_no_remark(client, number, text):
    publish_now(answered())
    for path in (f"u/{number}/", f"editions/1/u/{number}/"):
        (said,), found = cited(client, path)
        assert (
            said == f"{text}{OF}、第1版（確定）、令和8年9月24日公開、#{number}、{SITE}editions/1/u/{number}/"
        )
        assert found == files(f"editions/1/u/{number}/")


def test_a_record_by_the_edition_that_is_shown(client):
    meeting = published(status="preliminary").meeting
    publish_now(meeting)
    text = f"{OF}、第2版（確定）、令和8年9月24日公開、{SITE}editions/2/"
    for path in ("", "editions/2/", "as-of/2026-09-24/"):
        assert cited(client, path) == ([text], files("editions/2/"))
    assert cited(client, "editions/1/")[1] == files("editions/1/")


def test_each_field_can_be_copied_and_says_what_its_file_says(client):
    published()
    page = Page(client.get(ADDRESS + "u/12/"))
    assert [one.attributes["id"] for one in page["copy"]] == ["cite-text", "cite-bibtex", "cite-ris"]
    assert {(one.tag, "readonly" in one.attributes) for one in page["copy"]} == {("textarea", True)}
    for field, form in (("cite-bibtex", "bib"), ("cite-ris", "ris")):
        written = client.get(f"{ADDRESS}editions/1/u/12/cite.{form}").content.decode()
        assert page.of_id(field).text == " ".join(written.split())
    assert (f"{SITE}editions/1/u/12/", f"{SITE}editions/1/u/12/") in page.links()


def test_the_files_of_a_remark(client):
    published()
    bib, ris, csl = (client.get(path) for path in files("editions/1/u/12/"))
    address = f"{SITE}editions/1/u/12/"
    key, fields = read_bibtex(bib.content.decode())
    assert (key, fields["author"], fields["url"]) == ("kaigiroku-2026-09-03-1-u12-e1", "深川市", address)
    assert ("UR", address) in read_ris(ris.content.decode())
    assert json.loads(csl.content)[0]["URL"] == address
    assert [answer["Content-Type"] for answer in (bib, ris, csl)] == [
        "application/x-bibtex; charset=utf-8",
        "application/x-research-info-systems; charset=utf-8",
        "application/vnd.citationstyles.csl+json; charset=utf-8",
    ]
    assert bib["Content-Disposition"] == 'attachment; filename="kaigiroku-2026-09-03-1-u12-e1.bib"'


def test_the_files_of_an_edition(client):
    published()
    bib, ris, csl = (client.get(path).content.decode() for path in files("editions/1/"))
    key, fields = read_bibtex(bib)
    assert (key, fields["author"]) == ("kaigiroku-2026-09-03-1-e1", "記録実務者会議")
    assert fields["note"] == "令和8年9月3日の会議の記録、第1版（確定）、2026年9月24日公開"
    assert ("TI", "令和8年度 記録実務者会議") in read_ris(ris)
    assert json.loads(csl)[0]["type"] == "document"


def test_what_an_edition_does_not_hold_is_not_found(client):
    published()
    for path in ("editions/1/u/16/", "editions/1/u/99/", "editions/2/u/12/", "editions/2/"):
        assert [client.get(file).status_code for file in files(path)] == [404] * 3
