"""Erasing: no row of any table keeps the words; the day, the reason and the leaf remain."""

import json

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models

from minutes.models import IssueID, Meeting, MeetingState, Utterance, WaitingFile, Withdrawal
from minutes.publication.errors import EraseRefused
from minutes.publication.verify import verify_meeting
from tests.acts import GROUNDS, editions_of, erase_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, NOON, clerk, published

pytestmark = pytest.mark.django_db

WORDS = "十日と決めている。"


def tables_holding(words):
    """Returns every table.column that holds the words, from a plain scan of all text but the registry's."""
    return sorted(
        {
            f"{model._meta.db_table}.{field.attname}"
            for model in apps.get_models(include_auto_created=True)
            if model._meta.app_label != "members"
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
            for value in model._base_manager.values_list(field.attname, flat=True)
            if value and words in value
        }
    )


def test_no_table_keeps_the_words():
    meeting = published().meeting
    reword(meeting, 12, f"実は、{WORDS}")
    reword(meeting, 11, f"趣旨について説明が行われた。{WORDS}")
    reword(meeting, 11, "趣旨について説明が行われた。")
    row = Utterance.objects.get(meeting=meeting, number=13)
    row._change_reason = f"#12 は「{WORDS}」"
    row.save()
    (act,) = withdraw_now(meeting, "u12", note=f"「{WORDS}」の件", requested_by="山田")
    LogEntry.objects.log_actions(
        clerk().pk, Meeting.objects.filter(pk=meeting.pk), CHANGE, f"「{WORDS}」", single_object=True
    )
    assert tables_holding(WORDS) == [
        "django_admin_log.change_message",
        "minutes_historicalutterance.history_change_reason",
        "minutes_historicalutterance.text",
        "minutes_withdrawal.note",
        "minutes_withdrawnwords.words",
    ]
    erase_now(act)
    assert tables_holding(WORDS) == []
    assert tables_holding("山田") != [] and "minutes_withdrawal.requested_by" not in tables_holding("山田")
    assert {row.text for row in Utterance.history.filter(number=12)} == {"［取消し12-1］"}
    assert {row.text for row in Utterance.history.filter(number=11)} == {
        "当別町から照会の趣旨について説明が行われた。",
        "趣旨について説明が行われた。［取消し12-1］",
        "趣旨について説明が行われた。",
    }
    act = Withdrawal.objects.get()
    assert (act.reason, act.rule, act.erase_rule, act.span, act.note) == (
        *(GROUNDS["reason"], GROUNDS["rule"], GROUNDS["rule"]),
        *("", ""),
    )
    assert set(json.loads(editions_of(meeting)[0].salts)["u12/text"]) == {"leaf"}
    assert verify_meeting(meeting) == []


def test_a_part_is_erased_and_the_rest_of_the_history_stays():
    meeting = published().meeting
    reword(meeting, 12, "十日とだけ決めている。")
    (act,) = withdraw_now(meeting, "u12", span="十日")
    erase_now(act)
    assert [row.text for row in Utterance.history.filter(number=12).order_by("history_id")] == [
        "［取消し12-1］と決めている。",
        "［取消し12-1］とだけ決めている。",
        "［取消し12-1］とだけ決めている。",
    ]
    assert tables_holding("十日") == []


def test_names_of_speakers_and_facts():
    meeting = published().meeting
    acts = withdraw_now(meeting, "a16", "attendance", span="会長 山田課長")
    for act in acts:
        erase_now(act)
    assert tables_holding("山田課長") == []
    assert verify_meeting(meeting) == []


@pytest.mark.parametrize("span", ["", "鷲塚係長", "鷲塚係長の懲戒を審査する"])
def test_a_title_goes_out_of_the_names_in_the_log_of_the_desk(span):
    title = "鷲塚係長の懲戒を審査する会議"
    meeting = published(MANUSCRIPT.replace("令和8年度 記録実務者会議", title), body="rokan").meeting
    rows = (
        Meeting.objects.filter(pk=meeting.pk),
        Utterance.objects.filter(number=12),
        editions_of(meeting)[:1],
    )
    for logged in rows:
        LogEntry.objects.log_actions(clerk().pk, logged, CHANGE, "直した。", single_object=True)
    assert [entry.object_repr.startswith(title) for entry in LogEntry.objects.all()] == [True] * 3
    (act,) = withdraw_now(meeting, "title", span=span)
    erase_now(act)
    assert tables_holding("鷲塚") == []
    assert verify_meeting(meeting) == []


def test_words_that_stand_in_the_draft_must_go_first():
    meeting = published().meeting
    reword(meeting, 11, f"趣旨の説明が行われた。{WORDS}")
    (act,) = withdraw_now(meeting, "u12")
    with pytest.raises(EraseRefused, match="下書きにまだこの言葉があります（#11）"):
        erase_now(act)
    reword(meeting, 11, "趣旨の説明が行われた。")
    erase_now(act)
    assert tables_holding(WORDS) == []


def test_it_is_done_once_and_never_without_grounds():
    (act,) = withdraw_now(published().meeting, "u12")
    for values in ({"reason": ""}, {"rule": ""}):
        with pytest.raises(EraseRefused, match="理由と根拠を書いてください。"):
            erase_now(act, **values)
    with pytest.raises(EraseRefused, match="消す言葉が入っています"):
        erase_now(act, reason=f"「{WORDS}」を消す。")
    erase_now(act)
    with pytest.raises(EraseRefused, match="もう消去してあります。"):
        erase_now(act)


def test_other_meetings_keep_their_words():
    meeting = published().meeting
    other = published(MANUSCRIPT.replace("令和8年9月3日", "令和8年9月4日"))
    (act,) = withdraw_now(meeting, "u12")
    erase_now(act)
    assert WORDS in editions_of(other.meeting)[0].record


def test_numbers_and_addresses_are_no_words():
    """A number of four digits that was erased went out of the issueID, which ends in the day."""
    meeting = published(MANUSCRIPT.replace(WORDS, "内線は2026と決めている。")).meeting
    LogEntry.objects.create(
        user=clerk(),
        content_type=ContentType.objects.get_for_model(Meeting),
        object_id="2026",
        action_flag=CHANGE,
    )
    WaitingFile.objects.create(
        meeting=meeting, by=clerk(), name="2026.pdf", digest="2026" * 16, size=1, at=NOON
    )

    def numbers():
        return (
            *(IssueID.objects.values().get(), MeetingState.objects.get().address),
            *(LogEntry.objects.get().object_id, WaitingFile.objects.get().digest),
        )

    before = numbers()
    (act,) = withdraw_now(meeting, "u12", span="2026")
    erase_now(act)
    assert numbers() == before
    assert WaitingFile.objects.get().name == "［取消し12-1］.pdf"
    assert verify_meeting(meeting) == []
