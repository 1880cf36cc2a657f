"""The builder's own parts that need no site: what counts as a difference, which links are followed, forms, the base."""

import pytest

from tests.upgrade import base, commands
from tests.upgrade.base import NoBase, revision_of
from tests.upgrade.installation import CommandFailed, Installation
from tests.upgrade.pages.addresses import links_of
from tests.upgrade.pages.answers import Answer, day_of, read_answers, write_answers
from tests.upgrade.pages.compare import compare, told
from tests.upgrade.pages.named_difference import NamedDifference, substitution
from tests.upgrade.pages.named_differences import NAMED
from tests.upgrade.proof import Proof
from tests.upgrade.site.desk import moved, without
from tests.upgrade.site.forms import form_with
from tests.upgrade.table import Table

HTML = (("Content-Type", "text/html; charset=utf-8"),)
FOOT = NamedDifference(
    "foot", "The foot of a page says more.", r"/meetings/.*", substitution("<footer>.*</footer>")
)


def page(words, status=200, headers=HTML):
    return Answer(status, headers, words.encode())


def test_equal_answers_are_counted():
    found = compare({"/": page("今"), "/a/": page("", 404)}, {"/": page("今"), "/a/": page("", 404)}, [])
    assert (found.equal, found.holds) == (2, True)
    assert told(found) == "2 equal; 0 differing, 0 missing, 0 new"


def test_one_changed_byte_is_a_difference_and_its_line_is_told():
    found = compare({"/": page("一\n二の字\n三")}, {"/": page("一\n二の宇\n三")}, [])
    assert not found.holds
    assert found.differing == {"/": ["- 二の字", "+ 二の宇"]}
    assert told(found).splitlines()[1:] == ["  /", "    - 二の字", "    + 二の宇"]


def test_what_a_template_changed_on_many_pages_is_told_once():
    before, after = ({f"/u/{number}/": page(f"#{number} {word}") for number in range(9)} for word in "前後")
    found = compare(before | {"/": page("一")}, after | {"/": page("二")}, [])
    told_of = [line for line in told(found).splitlines() if line.startswith("  /")]
    assert told_of == ["  /", "  /u/0/  and 8 more like it"]


def test_bytes_that_are_no_text_are_told_by_their_number():
    files = [Answer(200, (), bytes([255, number])) for number in range(2)]
    assert compare({"/f": files[0]}, {"/f": files[1]}, []).differing == {"/f": ["bytes differ (7 → 7)"]}


def test_of_a_long_line_the_part_that_differs_is_told():
    found = compare({"/": page("長" * 500 + "前")}, {"/": page("長" * 500 + "後")}, [])
    assert found.differing["/"] == ["- " + "長" * 20 + "前", "+ " + "長" * 20 + "後"]


def test_a_status_a_header_and_a_missing_address_are_differences():
    gone, plain = page("x", 410), page("x", headers=(("Content-Type", "text/plain"),))
    assert compare({"/": page("x")}, {"/": gone}, []).differing["/"][0] == "status 200 → 410"
    assert not compare({"/": page("x")}, {"/": plain}, []).holds
    found = compare({"/": page("x"), "/a/": page("y")}, {"/": page("x")}, [])
    assert (found.missing, found.holds) == (["/a/"], False)


def test_a_new_address_is_told_and_no_failure():
    found = compare({}, {"/new/": page("x")}, [])
    assert (found.new, found.holds) == (["/new/"], True)
    assert "/new/: new" in told(found)


def test_a_named_difference_holds_for_its_addresses_alone():
    before, after = page("本文<footer>古い</footer>"), page("本文<footer>新しい</footer>")
    addresses = ("/meetings/1/", "/about/")
    found = compare(dict.fromkeys(addresses, before), dict.fromkeys(addresses, after), [FOOT])
    assert (found.equal, found.named, list(found.differing)) == (1, {"foot": 1}, ["/about/"])


def test_a_named_difference_hides_nothing_else_of_its_page():
    before, after = page("本文<footer>古い</footer>"), page("本分<footer>新しい</footer>")
    found = compare({"/meetings/1/": before}, {"/meetings/1/": after}, [FOOT])
    assert found.differing == {"/meetings/1/": ["- 本文", "+ 本分"]}
    assert told(found).startswith("0 equal, none of them by the name 'foot'; 1 differing")


def test_every_named_difference_says_why():
    assert len({one.name for one in NAMED}) == len(NAMED)
    assert all(one.reason.endswith(".") for one in NAMED)


def test_answers_come_back_from_their_folder_as_they_were(tmp_path):
    answers = {"/": page("今"), "/f/": Answer(404, (), bytes(range(256)))}
    write_answers(tmp_path, answers, day="2026-09-24")
    assert (read_answers(tmp_path), day_of(tmp_path)) == (answers, "2026-09-24")


@pytest.mark.parametrize(
    ("address", "href", "followed"),
    [
        ("/", "/meetings/", ["/meetings/"]),
        ("/meetings/1/", "u/2/#u2", ["/meetings/1/u/2/"]),
        ("/meetings/1/", "?q=a&amp;at=2#u2", ["/meetings/1/?q=a&at=2"]),
        ("/", "/admin/", []),
        ("/", "https://example.jp/", []),
        ("/organisations/prefectures/01/", "/organisations/012289/", []),
        ("/search/?q=a", "/search/?q=a&amp;year=2024", ["/search/?q=a&year=2024"]),
        ("/search/?year=2024", "/search/?year=2024&amp;kind=turn", []),
        ("/search/?q=a&b=1", "/search/?q=a&amp;b=1&amp;c=2", []),
    ],
)
def test_which_links_are_followed(address, href, followed):
    assert links_of(address, page(f'<a href="{href}">x</a>')) == followed


def test_addresses_in_data_are_links_too():
    data = page('{"url":"http://testserver/meetings/1/editions/1.json"}', headers=())
    assert links_of("/meetings/1/editions.json", data) == ["/meetings/1/editions/1.json"]


FORM = """<form><input name="q"></form>
<form action="?page=1"><input type="hidden" name="seen" value="3"><input type="checkbox" name="off" value="1">
<input type="radio" name="state" value="new" checked><input type="radio" name="state" value="old">
<select name="origin"><option value="a">A</option><option value="b" selected>B</option></select>
<select name="first"><option value="c">C</option></select><input type="submit" name="go" value="x">
<textarea name="text">
一 &amp; 二</textarea></form>"""


def test_a_form_sends_what_a_browser_would_send():
    form = form_with(FORM, "text")
    wanted = {"seen": ["3"], "state": ["new"], "origin": ["b"], "first": ["c"], "text": ["一 & 二"]}
    assert (form.action, form.values) == ("?page=1", wanted)
    assert form_with(FORM, "go") == form
    with pytest.raises(LookupError):
        form_with(FORM, "nothing")


MANUSCRIPT = "■ 会議名\n会\n\n■ 開会　#1\n\n（霧沢市）　#2\n二\n\n（舟戸町）　#3\n三\n\n"


def test_blocks_of_a_manuscript_go_and_move():
    assert without(MANUSCRIPT, 2) == MANUSCRIPT.replace("（霧沢市）　#2\n二\n\n", "")
    assert moved(MANUSCRIPT, 2, 3).endswith("（舟戸町）　#3\n三\n\n（霧沢市）　#2\n二\n\n")


def test_the_table_knows_what_failed(capsys):
    def fails():
        raise CommandFailed("migrate ended with 1")

    table = Table()
    assert table.step("sqlite", "one", lambda: "3 pages")
    assert not table.step("sqlite", "two", lambda: (False, "1 differing"))
    assert not table.step("sqlite", "three", fails)
    assert (table.failed, table.end()) == (["sqlite: two", "sqlite: three"], 1)
    assert "FAILED: migrate ended with 1" in capsys.readouterr().out


def test_without_a_base_it_is_said_how_to_name_one(monkeypatch):
    answers = {}
    monkeypatch.setattr(base, "_git", lambda *words: answers.get(words[0], ""))
    for asked, said in (("nowhere", "no revision 'nowhere'"), ("", "neither origin/main nor main")):
        with pytest.raises(NoBase, match=said):
            revision_of(asked)
    answers |= {"merge-base": "abc", "rev-parse": "abc"}
    with pytest.raises(NoBase, match=r"HEAD is main itself.*make proof BASE="):
        revision_of("")
    answers["status"] = " M templates/base.html"
    assert revision_of("") == "abc"


def test_walks_that_midnight_parts_are_all_made_again(monkeypatch, tmp_path):
    days = iter(["23", "23", "24", "24", "24", "24"])

    def walk(one, asked):
        write_answers(one.pages, {"/": page(one.name[:1])}, day=next(days))
        return "1 page"

    monkeypatch.setattr(commands, "walk", walk)
    proof = Proof.__new__(Proof)  # without its databases
    sites = [Installation(name, tmp_path, "", tmp_path / name) for name in ("base", "brought", "restored")]
    proof.database, proof.table, proof.base = "sqlite", Table(), sites[0]
    proof._compare(sites[1:])
    assert next(days, None) is None
    assert proof.table.failed == ["sqlite: restored: its pages beside the base's"]
