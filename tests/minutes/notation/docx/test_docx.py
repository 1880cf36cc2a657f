"""The text of a Word file: what the printed file shows is kept, and the notes name what is left out."""

import pytest

from minutes.desk.importing.file_text import UnreadableText, read_file
from minutes.notation.docx.reader import read_docx
from minutes.notation.docx.unreadable import BROKEN, NOT_WORD, TOO_LARGE, WITH_DOCTYPE, UnreadableDocx
from tests.minutes.notation.docx.word_file import (
    deleted,
    docx,
    in_list,
    inserted,
    numbering,
    of_a_later_version,
    p,
    packed_in_an_unknown_way,
    part,
    r,
    ruby,
    table,
)
from tests.minutes.notation.docx.zip_file import zipped


def text(*blocks, **parts):
    return read_docx(docx(*blocks, **parts)).text


def messages(*blocks, **parts):
    return tuple(problem.message for problem in read_docx(docx(*blocks, **parts)).problems)


def test_paragraphs_and_breaks_are_lines():
    assert text(p("開会"), p(), p(r("（深川市）"), "<w:r><w:br/></w:r>", r("賛成です。"))) == (
        "開会\n\n（深川市）\n賛成です。\n"
    )


def test_words_that_are_cut_into_runs_are_joined():
    assert text(p("情報", r("交換"), r("会議", "<w:b/>"))) == "情報交換会議\n"


def test_tracked_insertions_are_kept_and_deletions_dropped():
    block = p("使用料は月額", deleted("3,000"), inserted("3,500"), "円である。")
    assert text(block) == "使用料は月額3,500円である。\n"
    assert messages(block) == (
        "変更履歴があります。挿入（1か所）は本文に入れました。",
        "変更履歴があります。削除（1か所）は除きました。",
    )


def test_a_ruby_leaves_its_words():
    block = p(ruby("檜枝岐", "ひのえまた"), "村")
    assert text(block) == "檜枝岐村\n"
    assert messages(block) == (
        "ルビが1か所あります。ルビは除き、もとの文字だけを読み込みました（「ひのえまた」）。",
    )


def test_a_table_is_read_row_by_row():
    block = table(["日時", "平成24年10月23日"], ["場所", "第3会議室"])
    assert text(block) == "日時\t平成24年10月23日\n場所\t第3会議室\n"
    assert messages(block) == ()


def test_bullets_and_numbers_that_word_draws_are_added():
    lists = numbering(("bullet", "\uf0b7"), ("decimal", "%1."), ("aiueoFullWidth", "（%1）"))
    blocks = [
        *(p(words, style=in_list(1)) for words in ("追加", "見直し")),
        *(p(words, style=in_list(2)) for words in ("クラウド", "シンクライアント")),
        p("方針", style=in_list(3)),
    ]
    assert (
        text(*blocks, numbering=lists) == "・追加\n・見直し\n1. クラウド\n2. シンクライアント\n（ア） 方針\n"
    )


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        (' w:ilvl="0"', ""),
        (' w:ilvl="0"', ' w:ilvl="first"'),
        ('<w:numFmt w:val="decimal"/>', "<w:numFmt/>"),
    ],
)
def test_a_list_that_another_program_wrote_without_a_value_is_numbered(there, instead):
    lists = numbering(("decimal", "%1.")).replace(there, instead)
    assert text(p("クラウド", style=in_list(1)), p("窓口", style=in_list(1)), numbering=lists) == (
        "1. クラウド\n2. 窓口\n"
    )


def test_comments_are_noted_and_not_read():
    comment = '<w:comment w:id="0">' + p("ここは要確認") + "</w:comment>"
    assert messages(p("開会"), comments=comment) == (
        "コメントが1件あります。本文ではないので読み込んでいません。",
    )


def test_hidden_words_are_left_out_and_noted():
    block = p("公開", r("内緒", "<w:vanish/>"))
    assert (text(block), messages(block)) == (
        "公開\n",
        ("隠し文字が1か所あります。読み込んでいません。",),
    )


def test_a_footnote_stands_where_it_is_referred_to():
    note = f'<w:footnote w:id="2">{p("速報値")}</w:footnote>'
    assert text(p("7団体", '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=note) == (
        "7団体（注：速報値）\n"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 and so on", BROKEN),
        (of_a_later_version(docx()), BROKEN),
        (packed_in_an_unknown_way(docx()), BROKEN),
        (zipped(xl__workbook_xml="<x/>"), NOT_WORD),
        (zipped(word__document_xml="<w:document"), BROKEN),
        (
            zipped(word__document_xml="<!DOCTYPE x [<!ENTITY a 'b'>]>" + part("document", "<w:body/>")),
            WITH_DOCTYPE,
        ),
    ],
)
def test_a_file_that_is_no_word_file_gets_a_message_of_one_line(data, message):
    assert_refused(data, message)


def test_a_file_that_is_too_large_gets_a_message_of_one_line():
    assert_refused(zipped(word__document_xml=b" " * (41 * 1024 * 1024)), TOO_LARGE)


def assert_refused(data, message):
    with pytest.raises(UnreadableDocx, match=f"^{message[:20]}"):
        read_docx(data)
    with pytest.raises(UnreadableText):
        read_file(data)


def test_a_file_whose_elements_are_nested_too_deeply_is_refused():
    nested = "<w:ins>" * 20_000 + "</w:ins>" * 20_000
    with pytest.raises(UnreadableDocx):
        read_docx(docx(f"<w:p>{nested}</w:p>"))


def test_a_file_of_old_word_or_ichitaro_gets_a_message_that_says_what_to_do():
    with pytest.raises(UnreadableText, match="一太郎"):
        read_file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
