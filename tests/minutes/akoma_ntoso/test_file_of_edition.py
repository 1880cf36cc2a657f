"""Any edition as Akoma Ntoso at its address: who said what, which edition it is, what was corrected and withdrawn."""

import json

import pytest

from minutes.models import Edition
from minutes.publication.withdrawal.restatement_answers import ANSWERED_BEFORE
from tests.acts import retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, draft, publish_now, published
from tests.inquiries import answered
from tests.minutes.akoma_ntoso.schema import NAMESPACE, narrated_in, said_in, tag, valid
from tests.minutes.record.format_1 import store_in_format_1
from tests.minutes.record.full_record import full_meeting

pytestmark = pytest.mark.django_db

ADDRESS = "/meetings/2026-09-03-1/"
WITHDRAWAL, WRITTEN = {"class": "withdrawal"}, {"class": "written"}
TURNS = {
    6: ("speech", "事務局", "紙はどこに置いているか。"),
    7: ("speech", "深川市", "閉校した教室に置いている。\n・床の強さを調べた。\n・湿気を調べた。"),
    8: ("speech", "美里町", "当町でも同じ計画がある。"),
    12: ("speech", "深川市", "十日と決めている。"),
    13: ("speech", "当別町", "当町は二か月を要する。"),
}


def read(client, path="record.akn.xml"):
    answer = client.get(ADDRESS + path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/akn+xml")
    return valid(answer.content)


def all_of(root, kind, /, **attributes):
    found = root.iter(NAMESPACE + kind)
    return [one for one in found if all(one.get(key) == value for key, value in attributes.items())]


def words(one):
    return "".join(one.itertext())


def test_the_talk_in_sections_by_item_and_presentation(client):
    published()
    root = read(client)
    assert said_in(root) == TURNS
    assert narrated_in(root)[5] == "深川市から、資料1に基づき説明が行われた。"
    sections = [(one.get("name"), one.get("eId"), words(one[0])) for one in all_of(root, "debateSection")]
    assert sections == [
        ("opening", "dbsect_1", "開会"),
        ("reports", "dbsect_3", "取組みの発表"),
        ("report", "dbsect_4", "深川市　旧庁舎の文書の電子化"),
        ("inquiries", "dbsect_9", "他団体への照会"),
        ("inquiry", "dbsect_10", "当別町　議事録の公開までの日数"),
        ("closing", "dbsect_14", "閉会"),
    ]
    assert [tag(one) for one in all_of(root, "debateSection", eId="dbsect_4")[0]] == [
        *("heading", "narrative", "speech", "speech", "speech")
    ]


def test_organisations_by_code_and_in_which_capacity_they_spoke(client):
    published()
    root = read(client)
    assert [(one.get("href"), one.get("showAs")) for one in all_of(root, "TLCOrganization")][2:] == [
        ("/akn/ontology/organization/jp/012289", "深川市"),
        ("/akn/ontology/organization/jp/013030", "当別町"),
        ("/akn/ontology/organization/jp/testserver/2026-09-03-1/a18", "美里町"),
        ("/akn/ontology/organization/jp/testserver/2026-09-03-1/a19", "事務局"),
    ]
    assert [one.get("showAs") for one in all_of(root, "TLCPerson")] == ["会長 山田課長"]
    assert [(one.get("by"), one.get("as")) for one in all_of(root, "speech")][:2] == [
        ("#a19", "#role_secretariat"),
        ("#a16", "#role_officer"),
    ]


def test_the_addresses_of_each_edition_and_every_edition_in_its_life(client):
    meeting = published(status="preliminary").meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting)
    first, second = read(client, "editions/1.akn.xml"), read(client, "editions/2.akn.xml")
    work = "/akn/jp/debate/testserver/2026-09-03/1"
    assert [[one.get("value") for one in all_of(root, "FRBRuri")] for root in (first, second)] == [
        [work, f"{work}/jpn@2026-09-24.1", f"{work}/jpn@2026-09-24.1.xml"],
        [work, f"{work}/jpn@2026-09-24.2", f"{work}/jpn@2026-09-24.2.xml"],
    ]
    for root in (first, second):
        assert [(one.get("date"), one.get("type")) for one in all_of(root, "eventRef")] == [
            ("2026-09-24T12:00:00+09:00", "generation"),
            ("2026-09-24T13:00:00+09:00", "amendment"),
        ]
        names = [one.get("showAs") for kind in ("original", "passiveRef") for one in all_of(root, kind)]
        assert names == ["第1版（速報・未確定稿）", "第2版（確定）"]
    assert [all_of(root, "debate")[0].get("contains") for root in (first, second)] == [
        *("originalVersion", "singleVersion")
    ]
    assert said_in(first) == TURNS
    assert said_in(second) == TURNS | {12: ("speech", "深川市", "十四日と決めている。")}
    assert (
        client.get(f"{ADDRESS}record.akn.xml").content == client.get(f"{ADDRESS}editions/2.akn.xml").content
    )


def test_corrections_up_to_the_edition_with_their_reasons(client):
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, reasons={"u12": "聞き違い"})
    reword(meeting, 13, "当町は三か月を要する。")
    publish_now(meeting)
    roots = [read(client, f"editions/{number}.akn.xml") for number in (1, 2, 3)]
    assert [
        [(one.get("type"), *(end.get("href") for end in one)) for one in all_of(root, "textualMod")]
        for root in roots
    ] == [
        [],
        [("substitution", "#edition_2", "#speech_12")],
        [("substitution", "#edition_2", "#speech_12"), ("substitution", "#edition_3", "#speech_13")],
    ]
    assert [[words(line) for line in one] for one in all_of(roots[1], "note")] == [
        ["第2版の訂正　#12　変更　誤記", "聞き違い"]
    ]


def test_withdrawn_words_are_an_omissis_with_day_reason_and_rule_in_every_edition(client):
    meeting = published().meeting
    withdraw_now(meeting, "u12", reason="本人の申出により取り消した。")
    withdraw_now(meeting, "u7", span="湿気を")
    withdraw_now(meeting, "a17", answers=ANSWERED_BEFORE)
    for number in (1, 2, 3, 4):
        root = read(client, f"editions/{number}.akn.xml")
        assert said_in(root) == TURNS | {
            7: ("speech", "深川市", TURNS[7][2].replace("湿気を", "［取消し］")),
            12: ("speech", "深川市", "［取消し］"),
            13: ("speech", "［取消し］", "当町は二か月を要する。"),
        }
        assert {one[0].get("href") for one in all_of(root, "omissis")} >= {
            *("#note_withdrawal_12-1", "#note_withdrawal_7-1", "#note_withdrawal_17-1")
        }
        told = {one.get("eId"): [words(line) for line in one] for one in all_of(root, "note", **WITHDRAWAL)}
        assert told["note_withdrawal_12-1"] == [
            "令和8年9月24日に取り消されました。",
            "理由　本人の申出により取り消した。",
            "根拠　会議規程第12条",
        ]
        assert "013030" not in client.get(f"{ADDRESS}editions/{number}.akn.xml").content.decode()


def test_written_answers_questions_and_who_only_answered(client):
    publish_now(answered())
    root = read(client)
    asked = all_of(root, "question", **WRITTEN)
    assert [(one.get("eId"), one.get("by"), [words(part) for part in one]) for one in asked] == [
        ("question_11", "#a19", ["公開までの日数を決めていますか。", "決めている決めていない"]),
        ("question_12", "#a19", ["どのように確認していますか。"]),
    ]
    answers = all_of(all_of(root, "writtenStatements")[0], "answer")
    assert [(one.get("eId"), one.get("by"), [words(part) for part in one]) for one in answers] == [
        ("answer_24", "#a18", ["深川市", "決めている", "規程で十日としている。"]),
        ("answer_25", "#a18", ["深川市", "課長が読み合わせている。"]),
        ("answer_26", "#a20", ["美里町", "決めていない"]),
        ("answer_27", "#a22", ["高松市", "決めている"]),
    ]
    assert [words(one) for one in all_of(root, "container", name="answerOnly")] == ["高松市"]
    assert "高松市" not in words(all_of(root, "container", name="present")[0])


def test_every_fact_handout_and_tie_of_a_full_record(client):
    publish_now(full_meeting())
    root = read(client)
    (handout,) = all_of(root, "attachment")
    assert (
        handout.find(f"{NAMESPACE}documentRef").get("href").startswith("http://testserver/files/" + "0" * 64)
    )
    assert handout.get("{urn:council-minutes:akoma-ntoso}usedBy") == "#dbsect_10"
    assert len(all_of(root, "hasAttachment")) == 1
    text = words(root)
    record = json.loads(Edition.objects.get().record)
    for fact in ("title", "time", "venue", "agenda", "outcome", "contact", "updated"):
        assert record[fact] in text


def test_absentees_stand_apart_from_those_present(client):
    published(MANUSCRIPT.replace("事務局\n\n■ 配付資料", "事務局\n欠席：砂川市\n\n■ 配付資料"))
    root = read(client)
    assert [words(one) for one in all_of(root, "container", name="absent")] == ["欠席：砂川市"]
    assert "砂川市" not in words(all_of(root, "container", name="asPrinted")[0])
    assert "砂川市" not in [one.get("showAs") for one in all_of(root, "TLCOrganization")]


def test_an_edition_of_format_1(client):
    store_in_format_1(published())
    assert said_in(read(client)) == TURNS


def test_a_meeting_to_come(client):
    publish_now(draft(), status="planned")
    assert [words(one) for one in all_of(read(client), "docStatus")] == ["予定"]


def test_what_was_taken_down_is_gone_and_named_in_the_life_of_what_follows(client):
    meeting = published().meeting
    retract_now(meeting)
    assert client.get(f"{ADDRESS}record.akn.xml").status_code == 410
    publish_now(meeting)
    assert client.get(f"{ADDRESS}editions/1.akn.xml").status_code == 410
    assert [one.get("showAs") for one in all_of(read(client), "original")] == ["第1版（公開していない版）"]


@pytest.mark.parametrize("more", [0, 2])
def test_the_number_of_queries(client, django_assert_num_queries, more):
    meeting = published().meeting
    for times in range(more):
        reword(meeting, 12, f"{times + 2}週と決めている。")
        publish_now(meeting)
    with django_assert_num_queries(5):
        client.get(f"{ADDRESS}record.akn.xml")


def test_who_has_the_newest_one_gets_304_until_something_changes(client):
    meeting = published().meeting
    tag_of_first = client.get(f"{ADDRESS}record.akn.xml")["ETag"]
    path = f"{ADDRESS}record.akn.xml"
    assert client.get(path, HTTP_IF_NONE_MATCH=tag_of_first).status_code == 304
    withdraw_now(meeting, "u12")
    assert client.get(path, HTTP_IF_NONE_MATCH=tag_of_first).status_code == 200


def test_the_page_of_the_record_leads_to_it(client):
    published()
    page = client.get(ADDRESS).content.decode()
    assert f'href="{ADDRESS}editions/1.akn.xml"' in page
