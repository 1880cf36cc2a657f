"""The page of an inquiry at the page of its number: matrix, counts, talk, sorting, and its data."""

import csv
import io
import json

import pytest

from minutes.models import Edition
from tests.acts import withdraw_now
from tests.builders import publish_now
from tests.inquiries import answer_now, answered, published_answers, reanswer
from tests.minutes.inquiries.large_inquiry import large_inquiry
from tests.minutes.inquiries.real_inquiries import (
    CONFORM,
    NINETEEN,
    PLATFORM,
    SECURITY,
    WILL_CONFORM,
    with_answers,
)
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

RECORD = "/meetings/2026-09-03-1/"
INQUIRY = f"{RECORD}u/10/"


def read(client, path=INQUIRY):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return Page(answer)


def cells(page):
    """The rows of the matrix as lists of texts."""
    rows, row = [], None
    for element in page.elements:
        if element.tag == "tr" and element.attributes.get("role") == "row":
            row = []
            rows.append(row)
        elif row is not None and element.attributes.get("role") in ("rowheader", "cell", "columnheader"):
            row.append(element.text)
    return rows


def test_the_page_shows_questions_matrix_and_who_has_not_answered(client):
    published_answers()
    page = read(client)
    assert page.texts("h1") == ["議事録の公開までの日数議事録の確認の方法"]
    assert page.texts("ask") == ["公開までの日数を決めていますか。", "どのように確認していますか。"]
    assert cells(page) == [
        ["団体", "問1 公開までの日数を決めていますか。", "問2 どのように確認していますか。"],
        ["決めている 2団体"],
        [
            "深川市北海道",
            "決めている規程で十日としている。 #24話し合い #14",
            "課長が読み合わせている。 #25",
        ],
        ["高松市香川県回答のみ", "決めている #27", "記入なし"],
        ["決めていない 1団体"],
        ["美里町 同名3団体", "決めていない #26", "記入なし"],
    ]
    assert [row.text for row in page["counts"]] == [
        "問1の回答の数と、選んだ団体の中での割合選択肢団体割合決めている266.7％決めていない133.3％"
    ]


def test_every_cell_says_to_a_screen_reader_whose_answer_to_which_question_it_is(client):
    published_answers()
    source = read(client).source
    for name in ("深川市", "高松市", "美里町"):
        for question in ("問1", "問2"):
            assert f'<span class="vh">{name}の{question}の回答　</span>' in source


def test_who_has_not_answered_is_named(client):
    meeting = answered()
    answer_now(meeting, {(20, 11): ("", "")})
    publish_now(meeting)
    page = read(client)
    assert ("美里町", "#o20") in page.links()
    assert ["回答なし 1団体"] in cells(page)


def test_it_is_linked_from_record_contents_answer_and_organisation(client):
    published_answers()
    for path in (RECORD, f"{RECORD}u/24/"):
        assert any(href.startswith(INQUIRY) for _, href in read(client, path).links()), path
    record = read(client, RECORD)
    assert [href for text, href in record.links() if "書面の回答" in text] == [INQUIRY, INQUIRY]
    organisation = read(client, "/organisations/012289/")
    hrefs = [href for _, href in organisation.links()]
    assert {f"{RECORD}u/24/", f"{INQUIRY}#w24", f"{INQUIRY}#w25"} <= set(hrefs)
    asking = read(client, "/organisations/013030/")
    assert ("この照会の書面の回答", INQUIRY) in asking.links()
    assert "書面で答えた 2" in organisation.source.replace('<span class="num">', "").replace(
        "</a>", ""
    ).replace("　", " ")


def test_rows_are_sorted_by_links(client):
    published_answers()
    orders = {
        sort: [row[0][:3] for row in cells(read(client, f"{INQUIRY}?sort={sort}"))[1:] if len(row) > 1]
        for sort in ("q11", "record", "code", "nonsense")
    }
    assert orders == {
        "q11": ["深川市", "高松市", "美里町"],
        "record": ["深川市", "美里町", "高松市"],
        "code": ["深川市", "高松市", "美里町"],
        "nonsense": ["深川市", "高松市", "美里町"],
    }


def test_the_talk_stands_below_with_links_to_those_it_names(client):
    meeting = answered()
    row = meeting.utterances.get(number=15)
    row.text = "高松市の回答では決めているが、当町は二か月を要する。"
    row.save()
    publish_now(meeting)
    page = read(client)
    assert page.of_id("u15").text.startswith("当別町北海道 高松市の回答では")
    # It has answered one question alone: that is the answer which is meant.
    assert ("高松市の問1", "#c22-11") in page.links()
    assert "話し合い #15" in page.of_id("c22-11").text


def test_a_turn_is_tied_to_the_answer_that_it_names_by_question_or_by_choice_or_to_none(client):
    meeting = answered()
    answer_now(meeting, {(22, 12): ("", "二人で読む。")})
    said = {
        "高松市の問２は参考になる。": ["高松市の問2"],
        "高松市は「決めている」とある。": ["高松市の問1"],
        "高松市の一つ目と二つ目を聞きたい。": ["高松市の問1", "高松市の問2"],
        "高松市はどうか。": ["高松市"],
    }
    for text, links in said.items():
        row = meeting.utterances.get(number=15)
        row.text = text
        row.save()
        publish_now(meeting)
        about = read(client).of_id("u15")
        said_beside = about.text.removesuffix("訂正")  # from the second edition on
        assert said_beside.endswith(f"触れている回答 {'、'.join(links)} 15"), about.text
    assert "話し合い #15" in read(client).of_id("o22").text


def test_who_only_answered_is_under_a_heading_of_its_own_and_on_no_list_of_those_present(client):
    published_answers()
    record = read(client, RECORD)
    assert record.of_id("answering").text == "回答のみの団体"
    roll = [element.text for element in record["roll"]]
    assert roll[-1] == "高松市香川県" and not any("高松市" in text for text in roll[:-1])
    page = read(client, "/organisations/372013/")
    assert "出席した会議 0" in " ".join(page.source.replace('<span class="num">', "").split())


def test_csv_and_json_have_the_whole_matrix(client):
    meeting = answered()
    reanswer(meeting, 25, text="=課長が読む。")
    publish_now(meeting)
    answer = client.get(f"{INQUIRY}answers.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:5] == ["団体コード", "団体", "資格", "設問", "設問の番号"]
    assert [row[1:9] for row in rows[1:]] == [
        ["深川市", "役員", "問1", "11", "24", "決めている", "規程で十日としている。", ""],
        ["深川市", "役員", "問2", "12", "25", "", "'=課長が読む。", ""],
        ["美里町", "出席者", "問1", "11", "26", "決めていない", "", ""],
        ["美里町", "出席者", "問2", "12", "", "", "", "記入なし"],
        ["高松市", "回答のみ", "問1", "11", "27", "決めている", "", ""],
        ["高松市", "回答のみ", "問2", "12", "", "", "", "記入なし"],
    ]
    value = json.loads(client.get(f"{INQUIRY}answers.json").content)
    assert (value["inquiry"], value["edition"], value["asked_by"]) == (
        10,
        1,
        {"code": "013030", "name": "当別町"},
    )
    assert value["questions"][0]["counts"] == {"決めている": 2, "決めていない": 1}
    assert [row["name"] for row in value["organisations"]] == ["深川市", "美里町", "高松市"]


def test_an_older_edition_has_its_own_page_and_data(client):
    meeting = published_answers().meeting
    reanswer(meeting, 26, choice="決めている")
    publish_now(meeting)
    old = read(client, f"{RECORD}editions/1/u/10/")
    assert "最新は" in old.source and ["決めていない 1団体"] in cells(old)
    new = read(client)
    assert ["決めている 3団体"] in cells(new)
    assert any("訂正" in text for text in new.texts("corrected"))
    values = [
        json.loads(client.get(f"{RECORD}{path}answers.json").content)["questions"][0]["counts"]
        for path in ("editions/1/u/10/", "editions/2/u/10/")
    ]
    assert values == [{"決めている": 2, "決めていない": 1}, {"決めている": 3, "決めていない": 0}]
    assert client.get(f"{RECORD}editions/1/u/12/answers.csv").status_code == 404
    assert client.get(f"{RECORD}u/12/answers.csv").status_code == 404


def test_bars_and_counts_of_older_editions_drop_a_withdrawn_choice(client):
    meeting = published_answers().meeting
    reanswer(meeting, 26, choice="決めている")
    publish_now(meeting)
    withdraw_now(meeting, "w24")
    for path in ("editions/1/u/10/", "editions/2/u/10/", "u/10/"):
        page = read(client, f"{RECORD}{path}")
        row = next(row for row in cells(page) if row[0].startswith("深川市"))
        assert row[1].startswith("この回答は取り消されました。") and "決めて" not in row[1]
        assert "取り消された回答1—" in page["counts"][0].text
        value = json.loads(client.get(f"{RECORD}{path}answers.json").content)
        answers = value["organisations"][0]["answers"]
        assert [(one["choice"], one["text"], one["state"]) for one in answers[:1]] == [("", "", "取消し")]
    assert [edition.number for edition in Edition.objects.order_by("number")] == [1, 2, 3]


def test_a_withdrawn_question_leaves_no_chart(client):
    meeting = published_answers().meeting
    withdraw_now(meeting, "u11")
    page = read(client)
    assert page["svg"] == [] and page["counts"] == []
    assert "この設問は取り消されました。" in page.source
    assert "決めている" not in page.of_id("w24").text


@pytest.mark.parametrize("organisations", [1, 40])
@pytest.mark.parametrize("questions", [1, 10])
def test_any_size_costs_the_same_number_of_queries(
    client, organisations, questions, django_assert_num_queries
):
    publish_now(large_inquiry(organisations, questions))
    for path, queries in (
        (INQUIRY, 3),
        (f"{RECORD}editions/1/u/10/", 3),
        (f"{INQUIRY}answers.csv", 3),
        (
            RECORD,
            4,
        ),  # whoever keeps a record for others looks at the counters again (minutes/pages/framed.py)
    ):
        with django_assert_num_queries(queries):
            read_whole(client, path)


def test_ten_questions_stand_in_three_tables_and_no_anchor_twice(client):
    publish_now(large_inquiry(2, 10))
    page = read(client)
    heads = [element.text for element in page["caption"] if element.text.startswith("団体ごと")]
    assert [head.split("。")[0] for head in heads] == [
        "団体ごとの回答 問1から問4",
        "団体ごとの回答 問5から問8",
        "団体ごとの回答 問9から問10",
    ]
    anchors = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(anchors) == len(set(anchors))
    assert page.source.count("第1市の問10の回答") == 1


def read_whole(client, path):
    assert client.get(path).status_code == 200


def test_the_inquiries_of_the_real_record(client, real_text):
    edition = publish_now(with_answers(real_text))
    url = f"/meetings/{edition.address}/u"
    page = read(client, f"{url}/{PLATFORM}/")
    grouped = {row[0]: [] for row in cells(page) if len(row) == 1}
    assert list(grouped) == [
        "準拠している 6団体",
        "次年度の調達で条件にする 1団体",
        "準拠していない 12団体",
        *([name for name in grouped if name.startswith("回答なし")]),
    ]
    value = json.loads(client.get(f"{url}/{PLATFORM}/answers.json").content)
    assert value["questions"][0]["counts"] == {
        "準拠している": 6,
        "次年度の調達で条件にする": 1,
        "準拠していない": 12,
    }
    answering = {row["name"]: row for row in value["organisations"] if row["has_answered"]}
    assert set(answering) == set(NINETEEN)
    # #53 names all that conform and the one that will.
    assert all(53 in answering[name]["talk"] for name in [*CONFORM, *WILL_CONFORM])
    security = json.loads(client.get(f"{url}/{SECURITY}/answers.json").content)
    said = {
        (row["name"], place): (one["choice"], one["text"])
        for row in security["organisations"]
        for place, one in enumerate(row["answers"], start=1)
    }
    assert said["多治見市", 1] == ("公表している", "")
    assert said["美里町", 2] == ("開示していない", "")
    assert "自主点検規程" in said["多治見市", 3][1]
