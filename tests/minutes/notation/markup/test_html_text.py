"""The source of a web page is read as the lines that a browser shows, whichever way it comes in."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes.desk.importing.file_text import read_file
from minutes.notation.document import Problem, Turn
from minutes.notation.markup.html_text import TOLD, is_page, read_page
from minutes.notation.parser import parse
from tests.texts import tries


def shown(source):
    return [line for line in read_page(source).text.split("\n") if line]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<p>開会<br>閉会</p><div>次<div>第</div></div>", ["開会", "閉会", "次", "第"]),
        ("<p>  情報\n  交換   会議 and\nmore </p>", ["情報交換 会議 and more"]),
        ("<p>A&amp;B&nbsp;&lt;c&gt; &#9312;&#x845b;&#xe0100;</p>", ["A&B\xa0<c> ①葛\U000e0100"]),
        ("<pre>一  二\n  三</pre>", ["一  二", "  三"]),
        ("<ul><li>甲<li>乙<ul><li>丙</ul></ul>", ["・甲", "・乙", "・丙"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
        ("<ol type=a reversed start=3><li>甲<li>乙</ol>", ["c. 甲", "b. 乙"]),
        ("<ul style='list-style:none'><li>甲</ul><ul><li>・乙<li>※丙</ul>", ["甲", "・乙", "※丙"]),
        ("<ol><li>1．甲<li><p>乙</p><p>丙</p></ol>", ["1．甲", "2. 乙", "丙"]),
        ("<dl><dt>日時<dd>5月1日<dt>場所<dd>議場</dl>", ["日時", "5月1日", "場所", "議場"]),
        (
            "<table><tr><th>日時<td>5月1日<tr><th>出席者<td>甲<br>乙</table>",
            ["日時\t5月1日", "出席者\t甲", "乙"],
        ),
        ("<table><tr><td>甲<td><td>丙<tr><td colspan=2>丁<td>戊</table>", ["甲\t\t丙", "丁\t\t戊"]),
        ("<table><tr><td rowspan=2>甲<td>乙<td>丙<tr><td>丁<td>戊</table>", ["甲\t乙\t丙", "\t丁\t戊"]),
        ("<table><tr><td>甲<p>乙</p><td>丙<td>丁</table>", ["甲　乙\t丙\t丁"]),
        ("<table><tr><td>外<td><table><tr><td>甲<td>乙</table></table>", ["外\t甲　乙"]),
        ("<table><caption>表1</caption><tbody><tr><td>甲</td></tr></tbody></table>", ["表1", "甲"]),
        ("<nav><a>入口</a></nav><script>if(a<b){'</p>'}</script><style>p{}</style><p>本文</p>", ["本文"]),
        ("<div><nav>入口<p>本文</p></div>", ["入口", "本文"]),
        (
            "<html><head><title>窓</title><body><p>本文<q>引用</q></p><hr></body></html>",
            ["本文「引用」", "─" * 10],
        ),
        ("<p>本<!-- 注 -->文<![if !IE]>です<![endif]></p>", ["本文です"]),
        ("<table><tr><td>甲<td><table><tr><td>乙<td>丙", ["甲\t乙　丙"]),
        ("<p>前</p><a 後", ["前", "<a 後"]),
        ("<p>前</p><!-- 終わりのない注", ["前", "<!-- 終わりのない注"]),
    ],
)
def test_what_a_browser_shows(source, lines):
    assert shown(source) == lines


def test_what_is_not_shown_is_told_with_its_line_of_the_source():
    source = (
        "<p><ruby>養父<rt>やぶ</rt></ruby>市</p>\n<p><del>旧</del>新</p>\n<div hidden>秘</div><img src='a'>"
    )
    page = read_page(source)
    assert page.text.split() == ["養父市", "旧新"]
    assert page.problems == (
        Problem(1, TOLD["ruby"].format(1)),
        Problem(2, TOLD["struck"].format(1)),
        Problem(3, TOLD["hidden"].format(1)),
        Problem(3, TOLD["picture"].format(1)),
    )


def test_lines_of_problems_and_blocks_are_those_of_the_source():
    source = "<html><body>\n<h1>星見協議会 会議録</h1>\n<p>日時：令和8年7月2日</p>\n\n<p>（事務局）<p>開きます。<br />次へ。\n</body></html>\n"
    document = parse(source)
    assert (document.title, document.time) == ("星見協議会 会議録", "令和8年7月2日")
    assert (document.blocks, document.lines) == ((Turn("事務局", "開きます。\n次へ。"),), (5,))


def test_the_case_of_a_page_comes_out(shared):
    cases = json.loads((shared / "cases" / "notation" / "small.json").read_text(encoding="utf-8"))
    (case,) = [case for case in cases if case["name"].startswith("E22 ")]
    document = parse(case["text"])
    assert document.blocks == (Turn("事務局", "開きます。\n次へ。"),)
    assert (document.title, document.time, document.problems) == ("星見協議会 会議録", "令和8年7月2日", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html>\n<html lang=ja><body>x</body></html>", True),
        ("<?xml version='1.0'?>\n<!-- saved --><html></html>", True),
        ("<h2 class='a'>開会</h2>", True),
        ("＜会議録＞", False),
        ("<資料1> 会議録 </資料1>", False),
        ("会議録 <p>開会</p>", False),
        ("<p>", False),
    ],
)
def test_a_page_is_known_by_its_beginning(text, expected):
    assert is_page(text) == expected


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("Shift_JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("EUC-JP", "euc_jp"),
        ("iso-2022-jp", "iso2022_jp"),
        ("utf-8", "utf-8"),
    ],
)
def test_a_file_is_read_by_the_encoding_that_it_declares(charset, codec):
    source = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><body><p>星見市議会 会議録、高﨑</p></body></html>'
    source = source if codec in ("cp932", "utf-8") else source.replace("﨑", "崎")
    assert read_file(source.encode(codec)).text == source


def test_a_page_that_declares_the_wrong_encoding_is_read_by_what_it_holds():
    source = '<meta charset="shift_jis"><p>葛󠄀城市の会議録</p>'
    assert read_file(source.encode()).text == source


PIECES = st.sampled_from(
    "<p> </p> <br> <table> <tr> <td> <td|colspan=3> </table> <ul> <ol> <li> </ul> <pre> </pre> <nav> </nav> "
    "<div|hidden> </div> <script> </script> <!-- --> <![if x]> <!x> <?x> </ <a &amp; &#0; &#13; \r \n \t \u3000 字 ■ （市） > < \0".split(
        " "
    )
)


@settings(max_examples=tries(300))
@given(st.lists(PIECES, max_size=60))
def test_no_source_breaks_the_reader(pieces):
    source = f"<p>{''.join(pieces)}</p>".replace("|", " ")
    page = read_page(source)
    assert len(page.sources) == page.text.count("\n") + 1
    last = source.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= line <= last for line in page.sources)
    parse(source)


WORDS = [chr(0x4E00 + number) for number in range(40)]
HOLDERS = [
    "<p>{}</p>",
    "<div>{}</div>",
    "{}<br>",
    "<ul><li>{}</ul>",
    "<b>{}</b>",
    "<table><tr><td>{}<td>{}</table>",
    "<h2>{}</h2>",
    "<table><tr><td rowspan=2>{}<td>{}<td><p>{}<p>{}</table>",
    "<pre>{}\n{}</pre>",
]


@settings(max_examples=tries(300))
@given(st.lists(st.sampled_from(HOLDERS), min_size=1, max_size=12))
def test_every_word_of_a_page_stands_in_its_text_once_in_its_order(holders):
    words = iter(WORDS)
    source = "".join(holder.format(*[next(words) for _ in range(holder.count("{}"))]) for holder in holders)
    read = [sign for sign in read_page(source).text if sign in WORDS]
    assert read == WORDS[: len(read)]
    assert len(read) == sum(holder.count("{}") for holder in holders)


TAGS = st.sampled_from(
    "字 字 字 <p> </p> <div> <br> <table> <table> </table> <tr> </tr> <td> <td|rowspan=2> </td> <th|colspan=2> <ul> <ol> <li> </ul> "
    "<pre> </pre> <caption> <b> </b> <dl> <dt> <dd> <tbody> </tbody> </body>".split(" ")
)


@settings(max_examples=tries(500))
@given(st.lists(TAGS, max_size=60))
def test_no_word_is_lost_or_made_however_wrongly_tags_are_nested(tags):
    words = iter(chr(0x5000 + number) for number in range(60))
    source = "<body>" + "".join(next(words) if tag == "字" else tag for tag in tags)
    source = source.replace("|", " ")
    written = [sign for sign in source if "\u5000" <= sign < "\u5100"]
    assert sorted(sign for sign in read_page(source).text if "\u5000" <= sign < "\u5100") == written


@pytest.mark.long  # each of 200 kB
@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", "<p", "</", "<![", "<table><tr><td>字", "<ul><li>", "<a b='", "<div hidden>"]
)
def test_a_page_of_tags_without_an_end_takes_no_longer_than_its_length(piece):
    """60 kB of "<a " took 90 seconds before what has no end was text."""
    began = time.process_time()
    read_page("<p></p>" + piece * (200_000 // len(piece)))
    assert time.process_time() - began < 20
