"""Publishing: what an edition holds, and what is refused."""

import datetime
import json

import pytest
from django.db import IntegrityError, transaction

from minutes.models import Correction, Edition, Meeting, Passage, Utterance
from minutes.publication.errors import PublicationRefused
from minutes.publication.publish import publish
from minutes.publication.verify import verify_meeting
from minutes.revision import StaleRevision
from tests.builders import MANUSCRIPT, NOON, clerk, draft, publish_now, published

pytestmark = pytest.mark.django_db


def reword(meeting, old, new):
    row = Utterance.objects.get(meeting=meeting, text__contains=old)
    row.text = row.text.replace(old, new)
    row.save()
    return row


def test_the_first_edition_holds_the_whole_record():
    edition = published()
    record = json.loads(edition.record)
    assert (edition.address, edition.number, edition.is_newest, edition.turns) == ("2026-09-03-1", 1, True, 5)
    assert (edition.held_on, edition.fiscal_year, edition.fiscal_year_stated) == (
        datetime.date(2026, 9, 3),
        2026,
        2026,
    )
    assert [(block["number"], block["block_kind"]) for block in record["blocks"]] == [
        (1, "item"),
        (2, "narration"),
        (3, "item"),
        (4, "presentation"),
        (5, "narration"),
        (6, "turn"),
        (7, "turn"),
        (8, "turn"),
        (9, "item"),
        (10, "presentation"),
        (11, "narration"),
        (12, "turn"),
        (13, "turn"),
        (14, "item"),
        (15, "narration"),
    ]
    assert [
        (row["label"], row["capacity_kind"], row["code"], row["representative"])
        for row in record["attendees"]
    ] == [
        ("深川市", "officer", "012289", "会長 山田課長"),
        ("当別町", "attendee", "013030", ""),
        ("美里町", "attendee", "", ""),
        ("事務局", "secretariat", "", ""),
    ]
    assert record["blocks"][9] == {
        "number": 10,
        "block_kind": "presentation",
        "presentation_kind": "inquiry",
        "presenter": 17,
        "titles": ["議事録の公開までの日数", "議事録の確認の方法"],
    }
    assert verify_meeting(edition.meeting) == []


def test_the_record_holds_no_database_id_and_no_account():
    edition = published()
    assert {"meeting_id", "id", "pk", "by"}.isdisjoint(json.loads(edition.record))
    assert edition.published_by.username not in edition.record


def test_roles_of_passages():
    published()
    assert list(
        Passage.objects.exclude(role="").order_by("position").values_list("number", "label", "role")
    ) == [
        (4, "深川市", "report"),
        (6, "事務局", "speech"),
        (7, "深川市", "speech"),
        (8, "美里町", "speech"),
        (10, "当別町", "inquiry"),
        (12, "深川市", "answer"),
        (13, "当別町", "speech"),
    ]


def test_a_correction_makes_the_next_edition_and_replaces_one_passage():
    first = published()
    before = dict(Passage.objects.values_list("number", "id"))
    row = reword(first.meeting, "十日", "十四日")
    second = publish_now(first.meeting, reason="聞き違いを直した。")
    first.refresh_from_db()
    assert (first.is_newest, second.is_newest, second.number, second.address) == (
        False,
        True,
        2,
        first.address,
    )
    assert list(Correction.objects.values_list("edition", "key", "change", "category", "reason")) == [
        (second.pk, f"u{row.number}", "changed", "mistake", "聞き違いを直した。")
    ]
    after = dict(Passage.objects.values_list("number", "id"))
    assert {number for number in after if after[number] != before[number]} == {row.number}
    assert verify_meeting(first.meeting) == []


def test_categories_and_reasons_settled_in_the_preview_stand_in_the_edition():
    first = published()
    row = reword(first.meeting, "十日", "十四日")
    key = f"u{row.number}"
    second = publish_now(
        first.meeting, reason="まとめて直した。", reasons={key: "書き落とし"}, categories={key: "omission"}
    )
    assert list(second.corrections.values_list("key", "category", "reason")) == [
        (key, "omission", "書き落とし")
    ]
    assert json.loads(second.record)["reasons"] == {key: "書き落とし"}
    assert verify_meeting(first.meeting) == []


def test_nothing_changed_is_refused_and_a_change_of_status_is_a_change():
    first = published(status="preliminary")
    with pytest.raises(PublicationRefused, match="第1版から何も変わっていない"):
        publish_now(first.meeting, status="preliminary")
    second = publish_now(first.meeting, status="final")
    assert (second.number, second.status, second.corrections.count()) == (2, "final", 0)


def test_the_first_edition_after_a_plan_has_no_corrections():
    planned = published(status="planned")
    reword(planned.meeting, "十日", "十四日")
    assert publish_now(planned.meeting, status="final").corrections.count() == 0


def test_what_was_previewed_is_what_is_published_or_it_is_refused():
    meeting = draft()
    Meeting.objects.filter(pk=meeting.pk).update(revision=meeting.revision + 1)
    with pytest.raises(StaleRevision):
        publish(meeting=meeting, revision=meeting.revision, status="final", by=clerk(), at=NOON)
    assert Edition.objects.count() == 0


def test_a_clock_that_ran_backwards_is_refused():
    first = published()
    reword(first.meeting, "十日", "十四日")
    with pytest.raises(PublicationRefused, match="時計"):
        publish_now(first.meeting, at=first.published_at)
    assert Edition.objects.count() == 1


def test_a_record_without_a_day_is_refused():
    with pytest.raises(PublicationRefused, match="開催日"):
        published(MANUSCRIPT.replace("令和8年9月3日 13:30~16:30", "追って知らせる"))
    assert Edition.objects.count() == 0


def test_two_meetings_of_one_day_have_two_addresses_that_stay():
    one = published()
    two = published(MANUSCRIPT.replace("記録実務者会議", "役員会"))
    assert (one.address, two.address) == ("2026-09-03-1", "2026-09-03-2")
    Meeting.objects.filter(pk=one.meeting_id).update(held_on=datetime.date(2026, 9, 4), time="令和8年9月4日")
    assert publish_now(one.meeting, reason="日付の誤り").address == "2026-09-03-1"


def test_the_secretariat_named_in_the_bodys_settings_is_the_organisation_of_that_label():
    from members.models import Organisation

    edition = published()
    edition.meeting.body.secretariat = Organisation.objects.get(key="032018")
    edition.meeting.body.save()
    second = publish_now(edition.meeting, reason="事務局を特定した。")
    assert {row["label"]: row["code"] for row in json.loads(second.record)["attendees"]}["事務局"] == "032018"
    assert list(second.corrections.values_list("category", flat=True)) == ["identification"]
    assert Passage.objects.get(label="事務局").code == "032018"


def test_a_failure_half_way_leaves_nothing(monkeypatch):
    meeting = draft()
    monkeypatch.setattr("minutes.publication.act.follow", lambda meeting: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        publish_now(meeting)
    meeting.refresh_from_db()
    assert (meeting.address, Edition.objects.count(), Passage.objects.count()) == (None, 0, 0)


def test_the_database_itself_keeps_one_newest_edition_a_meeting():
    first = published()
    first.pk, first.number = None, 2
    first.published_at += datetime.timedelta(hours=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save()


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("record", '{"title":"x"}', None),
        ("title", "別の題", "一覧用の欄が記録と違います"),
        ("digest", "0" * 64, "指紋が合いません"),
        ("is_newest", False, "最新の版の印が正しくありません"),
    ],
)
def test_whatever_was_changed_behind_our_back_is_told(column, value, said):
    edition = published()
    if column == "record":
        value, said = edition.record.replace("十日", "二日"), "指紋が合いません"
    Edition.objects.filter(pk=edition.pk).update(**{column: value})
    assert [line for line in verify_meeting(edition.meeting) if said in line]


def test_a_passage_changed_behind_our_back_is_told():
    edition = published()
    Passage.objects.filter(number=12).update(text="別の言葉")
    assert verify_meeting(edition.meeting) == ["2026-09-03-1 第1版: 検索用の掲載箇所が記録と合いません"]


def test_publishing_costs_the_same_number_of_queries_for_few_turns_and_many(django_assert_max_num_queries):
    many = MANUSCRIPT.replace(
        "当町は二か月を要する。", "当町は二か月を要する。\n\n（深川市）\n\n承知した。" * 200
    )
    meeting = draft(many)
    by = clerk()
    # Three of them for the Diet's API: the issueID, and the 会議録情報, which is looked for and written. One tells of the
    # publication in the list of changes, and one asks for corrections, whose words would be derived.
    with django_assert_max_num_queries(77):
        publish_now(meeting, by=by)
