"""A form is filled with what was typed: every kind of control, and nothing else of the page is touched."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.admin.lost_sessions.filled_page import fill

PAGE = """<html><body><form id="out" method="post" action="/admin/logout/"></form>
<div id="content-main"><p>前</p>
<form method="post"><input type="hidden" name="block" value="u1"><textarea name="text"></textarea><button name="do" value="put"></button></form>
<details><summary>付せん</summary>
<form method="post" action="?page=1"><input type="hidden" name="csrfmiddlewaretoken" value="t"><input type="hidden" name="block" value="u2"><textarea name="text">
</textarea><input name="day"><input type="password" name="password"><input type="file" name="file">
<input type="checkbox" name="box" value="a" checked><input type="checkbox" name="box" value="b"><input type="radio" name="one" value="x" checked><input type="radio" name="one" value="y">
<select name="choice"><option value="1" selected>一</option><option value="2">二</option></select>
<select name="row" data-app-label="members"><option value=""></option></select>
<input name="off" value="そのまま" disabled><button name="do" value="put">付ける</button></form></details>
</div></body></html>"""


def filled(fields, *, html=PAGE, only_empty=False, action="/admin/x/?page=9"):
    return fill(
        html,
        action,
        fields,
        only_empty=only_empty,
        row_name=lambda tag, value: {"7": "深川市"}.get(value, ""),
    )


def test_every_kind_of_control_is_filled():
    page = filled(
        [
            ("block", "u2"),
            ("text", "一\r\n二<"),
            ("day", '"昨日"'),
            ("box", "b"),
            ("one", "y"),
            ("choice", "2"),
            ("row", "7"),
            ("do", "put"),
        ]
    )
    assert page.left == []
    form = page.html.partition('<details open="">')[2]
    for piece in (
        '<form method="post" action="/admin/x/?page=9" id="kept-form">',
        '<textarea name="text">\n一\r\n二&lt;</textarea>',
        '<input name="day" value="&quot;昨日&quot;">',
        '<input type="checkbox" name="box" value="a"><input type="checkbox" name="box" value="b" checked="">',
        '<input type="radio" name="one" value="x"><input type="radio" name="one" value="y" checked="">',
        '<option value="1">一</option><option value="2" selected="">二</option>',
        '<option value=""></option><option value="7" selected>深川市</option>',
        '<input name="off" value="そのまま" disabled>',
        'name="csrfmiddlewaretoken" value="t"',
    ):
        assert piece in form, piece
    assert page.html[: page.content].endswith('<div id="content-main">')
    assert page.html.startswith(PAGE.partition("<details>")[0])  # the form beside it is as it was


def test_what_no_control_takes_is_left():
    page = filled(
        [("block", "u2"), ("text", "あ"), ("gone", "い"), ("row", "8"), ("day", ""), ("text", "う")]
    )
    assert sorted(page.left) == [("gone", "い"), ("row", "8"), ("text", "う")]


def test_of_forms_alike_the_one_of_the_same_hidden_values_is_filled():
    first, second = (filled([("block", block), ("text", "あ"), ("do", "put")]).html for block in ("u1", "u2"))
    assert first.index("あ") < first.index("<details") and second.index("あ") > second.index("<details")


def test_only_what_the_page_left_empty_is_filled():
    html = PAGE.replace('<textarea name="text">\n</textarea>', '<textarea name="text">\n新しい</textarea>')
    page = filled(
        [("block", "u2"), ("text", "古い"), ("day", "昨日"), ("do", "put")], html=html, only_empty=True
    )
    assert "新しい" in page.html and "古い" not in page.html and 'value="昨日"' in page.html
    assert 'value="a" checked' in page.html


@pytest.mark.parametrize("fields", [[("gone", "い")], [("gone", "い"), ("other", "う")]], ids=["one", "two"])
def test_a_page_without_such_a_form_is_not_filled(fields):
    assert filled(fields) is None


def test_a_form_of_another_address_is_not_filled():
    html = PAGE.replace('action="?page=1"', 'action="/admin/y/"').replace(
        '<form method="post"><', '<form method="get"><'
    )
    assert filled([("text", "あ")], html=html) is None


class Reader(HTMLParser):
    """What a browser reads in the one textarea and the one input of the page."""

    def __init__(self, html):
        super().__init__()
        self.words, self.value, self.inside = "", "", False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.inside = self.inside or tag == "textarea"
        self.value = dict(attrs).get("value", self.value) if tag == "input" else self.value

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "textarea"

    def handle_data(self, data):
        self.words += data if self.inside else ""


@given(st.text(), st.text())
def test_any_words_are_read_again_as_they_were_typed(words, line):
    html = '<form method="post"><textarea name="a"></textarea><input name="b"></form>'
    read = Reader(filled([("a", words), ("b", line)], html=html).html)
    # A browser takes the first line end away, which the page has put there.
    assert read.words.removeprefix("\n") == words or (words == "" == read.words)
    assert read.value == line
