"""All hits of a search as CSV and JSON."""

import csv
import io
import json

import pytest

from minutes.exports.spreadsheet_cells import escape_formula
from tests.builders import MANUSCRIPT, meetings_on_days, published

pytestmark = pytest.mark.django_db


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode()


def test_csv_holds_every_hit_and_opens_in_a_spreadsheet(client):
    published(MANUSCRIPT.replace("十日と決めている。", '=1+1"、十日だ。'))
    exported = text(client, "/search/hits.csv?q=十日")
    assert exported.startswith(
        "\ufeffウェブのアドレス,開催日,会議名,会議体,種類,名（記載のとおり）,団体コード,見出し,本文,最後の日,"
        "尋ねた相手,答えた問いのウェブのアドレス,答えのウェブのアドレス,立場\r\n"
    )
    (row,) = csv.DictReader(io.StringIO(exported.removeprefix("\ufeff")))
    assert row == {
        "ウェブのアドレス": "http://testserver/meetings/2026-09-03-1/u/12/",
        "開催日": "2026-09-03",
        "会議名": "令和8年度 記録実務者会議",
        "会議体": "記録実務者会議",
        "種類": "発言",
        "名（記載のとおり）": "深川市",
        "団体コード": "012289",
        "見出し": "当別町　議事録の公開までの日数",
        "本文": "'=1+1\"、十日だ。",
        "最後の日": "2026-09-03",
        "尋ねた相手": "",
        "答えた問いのウェブのアドレス": "",
        "答えのウェブのアドレス": "",
        "立場": "役員の団体",
    }


def test_json_holds_the_same(client):
    meetings_on_days(3)
    exported = json.loads(text(client, "/search/hits.json?q=十日"))
    assert [row["url"] for row in exported] == [
        f"http://testserver/meetings/2026-0{month}-03-1/u/12/" for month in (3, 2, 1)
    ]
    assert exported[0]["text"] == "十日と決めている。"
    assert json.loads(text(client, "/search/hits.json?q=存在しない")) == []


def test_more_than_one_batch_is_whole(client):
    talk = "（美里町）\n\n承知した。\n\n" * 600
    published(MANUSCRIPT.replace("■ 閉会", f"{talk}■ 閉会"))
    assert len(json.loads(text(client, "/search/hits.json?q=承知"))) == 600


@pytest.mark.parametrize("query", ["", "q=", "q=OR", "organisation=美里町", "from=きのう", "q=%00"])
@pytest.mark.parametrize("kind", ["csv", "json"])
def test_what_cannot_be_searched_is_refused_in_a_line(client, kind, query):
    answer = client.get(f"/search/hits.{kind}?{query}")
    assert answer.status_code == 400
    assert answer.content.decode().startswith("条件に読めないところがあるか")


@pytest.mark.parametrize("value", ["=1", "+1", "-1", "@x", "\t=1", " =1", "\n=1", "＝1"])
def test_no_cell_is_a_formula(value):
    assert escape_formula(value) == f"'{value}"


@pytest.mark.parametrize("value", ["", "平成24年", "3-1", "a=b"])
def test_other_cells_stay_as_they_are(value):
    assert escape_formula(value) == value
