"""A citation as text, BibTeX, RIS and CSL-JSON: as the reference has it, and read back whatever its words are."""

import datetime
import json
from dataclasses import replace

from hypothesis import given

from minutes.bibliography.bibtex import bibtex
from minutes.bibliography.citation import Citation, one_line
from minutes.bibliography.citation_text import citation_text, whole_title
from minutes.bibliography.csl_json import csl_json
from minutes.bibliography.ris import ris
from tests.minutes.bibliography.readers import read_bibtex, read_ris
from tests.texts import any_text

REMARK = Citation(
    publisher="会議録",
    body="情報交換会議",
    title="総会 平成23年度全国市町村情報管理主管課長会 情報交換会議 会議録",
    meeting="2012-10-23-1",
    held_on=datetime.date(2012, 10, 23),
    edition=6,
    status="確定",
    published_on=datetime.date(2026, 11, 27),
    address="https://kaigiroku.example.jp/meetings/2012-10-23-1/editions/6/u/34/",
    number=34,
    speaker="美里町",
    kind="発言",
)
WHOLE = replace(
    REMARK,
    number=0,
    speaker="",
    kind="",
    address="https://kaigiroku.example.jp/meetings/2012-10-23-1/editions/6/",
)


def test_as_a_text():
    assert citation_text(REMARK) == (
        "美里町の発言、「総会 平成23年度全国市町村情報管理主管課長会 情報交換会議 会議録」平成24年10月23日、会議録、"
        "第6版（確定）、令和8年11月27日公開、#34、https://kaigiroku.example.jp/meetings/2012-10-23-1/editions/6/u/34/"
    )
    assert citation_text(WHOLE).startswith("「総会 平成23年度")
    heading = replace(REMARK, kind="照会", heading="情報セキュリティポリシーについて")
    assert citation_text(heading).startswith("美里町の照会「情報セキュリティポリシーについて」、「総会 ")
    withdrawn = replace(REMARK, withdrawn_on=datetime.date(2026, 12, 1))
    assert "#34、令和8年12月1日取消し、https://" in citation_text(withdrawn)


def test_as_bibtex():
    assert bibtex(REMARK) == (
        "@misc{kaigiroku-2012-10-23-1-u34-e6,\n"
        "  author    = {{美里町}},\n"
        "  title     = {{総会 平成23年度全国市町村情報管理主管課長会 情報交換会議 会議録}},\n"
        "  year      = 2012,\n"
        "  month     = oct,\n"
        "  publisher = {{会議録}},\n"
        "  version   = {第6版（確定）},\n"
        "  note      = {平成24年10月23日の会議での発言、\\#34、第6版（確定）、2026年11月27日公開},\n"
        "  url       = {https://kaigiroku.example.jp/meetings/2012-10-23-1/editions/6/u/34/},\n"
        "}\n"
    )


def test_as_ris():
    assert read_ris(ris(REMARK)) == [
        ("TY", "GEN"),
        ("ID", "kaigiroku-2012-10-23-1-u34-e6"),
        ("AU", "美里町"),
        ("TI", "総会 平成23年度全国市町村情報管理主管課長会 情報交換会議 会議録"),
        ("T2", "情報交換会議"),
        ("PY", "2012"),
        ("DA", "2012/10/23/"),
        ("PB", "会議録"),
        ("ET", "第6版（確定）"),
        ("N1", "平成24年10月23日の会議での発言、#34、第6版（確定）、2026年11月27日公開"),
        ("UR", "https://kaigiroku.example.jp/meetings/2012-10-23-1/editions/6/u/34/"),
        ("LA", "ja"),
    ]


def test_as_csl_json():
    assert json.loads(csl_json(REMARK)) == [
        {
            "id": "kaigiroku-2012-10-23-1-u34-e6",
            "type": "speech",
            "author": [{"literal": "美里町"}],
            "title": "総会 平成23年度全国市町村情報管理主管課長会 情報交換会議 会議録",
            "container-title": "情報交換会議",
            "event-title": "総会 平成23年度全国市町村情報管理主管課長会 情報交換会議 会議録",
            "event-date": {"date-parts": [[2012, 10, 23]]},
            "issued": {"date-parts": [[2012, 10, 23]]},
            "publisher": "会議録",
            "version": "第6版（確定）",
            "number": "#34",
            "note": "平成24年10月23日の会議での発言、#34、第6版（確定）、2026年11月27日公開",
            "language": "ja",
            "URL": "https://kaigiroku.example.jp/meetings/2012-10-23-1/editions/6/u/34/",
        }
    ]
    (whole,) = json.loads(csl_json(WHOLE))
    assert (whole["type"], whole["author"], "number" in whole) == (
        "document",
        [{"literal": "情報交換会議"}],
        False,
    )


@given(any_text(), any_text(min_size=1), any_text())
def test_any_words_come_back_from_each_form(title, speaker, body):
    one = replace(REMARK, title=title, speaker=speaker, body=body, heading="100%_{の\\件}~^$&#")
    expected = {"title": whole_title(one), "publisher": "会議録", "url": one.address}
    key, fields = read_bibtex(bibtex(one))
    assert (key, fields | expected) == (one.key, fields)
    assert fields["author"] == one_line(speaker)
    tags = dict(read_ris(ris(one)))
    assert (tags["TI"], tags["UR"]) == (whole_title(one), one.address)
    assert tags["AU"] == one_line(speaker).replace(",", "，").replace("*", "＊")
    (item,) = json.loads(csl_json(one))
    assert (item.get("title"), item["author"]) == (whole_title(one), [{"literal": one_line(speaker)}])
    assert "\n" not in citation_text(one)
