"""A manuscript becomes working rows: all of it, numbered once, or nothing."""

import datetime

import pytest

from minutes.desk.importing.create_meeting import NotSaved
from minutes.desk.importing.import_text import examine, import_text
from minutes.models import AgendaItem, AttendeeOrganisation, Body, Handout, Meeting, Presentation, Utterance
from tests.builders import MANUSCRIPT, clerk, draft

pytestmark = pytest.mark.django_db


def test_the_facts_of_the_meeting_and_the_values_read_from_them():
    meeting = draft()
    assert (meeting.title, meeting.body.name, meeting.venue) == (
        "令和8年度 記録実務者会議",
        "記録実務者会議",
        "第3会議室",
    )
    assert (meeting.time, meeting.held_on) == ("令和8年9月3日 13:30~16:30", datetime.date(2026, 9, 3))
    assert (meeting.starts_at, meeting.ends_at) == (datetime.time(13, 30), datetime.time(16, 30))
    assert (meeting.fiscal_year_stated, meeting.updated_on) == (2026, datetime.date(2026, 9, 24))
    assert (meeting.contact, meeting.address) == ("連絡会事務局\n電話 000-0000", None)


def test_every_row_has_its_number_and_the_blocks_stand_in_one_order():
    meeting = draft()
    meeting.refresh_from_db()
    placed = []
    for model in (AgendaItem, Presentation, Utterance):
        placed += model.objects.filter(meeting=meeting).values_list("position", "number", flat=False)
    assert [number for _, number in sorted(placed)] == list(range(1, 16))
    assert list(meeting.attendees.values_list("number", "label")) == [
        (16, "深川市"),
        (17, "当別町"),
        (18, "美里町"),
        (19, "事務局"),
    ]
    assert list(meeting.handouts.values_list("number", "label", "title")) == [(20, "資料1", "文書の電子化")]
    assert meeting.next_number == 21


def test_labels_are_tied_to_the_organisation_that_bore_that_name_on_that_day():
    meeting = draft()
    assert {row.label: row.organisation and row.organisation.key for row in meeting.attendees.all()} == {
        "深川市": "012289",
        "当別町": "013030",
        "美里町": None,
        "事務局": None,
    }


def test_an_organisation_known_only_because_it_speaks_has_no_known_capacity():
    meeting = draft(MANUSCRIPT.replace("役員：深川市（会長 山田課長）\n", ""))
    assert {row.label: row.capacity for row in meeting.attendees.all()} == {
        "当別町": "attendee",
        "美里町": "attendee",
        "事務局": "secretariat",
        "深川市": "unknown",
    }


def test_reports_and_inquiries_take_their_kind_from_the_item_above():
    meeting = draft()
    assert list(meeting.presentations.values_list("kind", "presenter__label", "titles")) == [
        ("report", "深川市", "旧庁舎の文書の電子化"),
        ("inquiry", "当別町", "議事録の公開までの日数\n議事録の確認の方法"),
    ]


def test_every_row_has_one_history_row_with_who_and_why():
    by = clerk()
    meeting = draft(by=by)
    for model in (Meeting, AttendeeOrganisation, AgendaItem, Presentation, Utterance, Handout):
        history = model.history.all()
        assert history.count() == model.objects.count() > 0
        assert {(row.history_user, row.history_change_reason, row.history_type) for row in history} == {
            (by, "取込み", "+")
        }
    assert not hasattr(meeting.history.get(), "revision")


def test_the_same_meeting_again_is_refused_and_changes_nothing():
    draft()
    before = [model.objects.count() for model in (Meeting, Utterance, Body, Utterance.history.model)]
    with pytest.raises(NotSaved, match="この会議はもうあります"):
        import_text(text=MANUSCRIPT, by=clerk())
    assert [model.objects.count() for model in (Meeting, Utterance, Body, Utterance.history.model)] == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("■ 会議名\n会議\n\n■ 開会\n\n一\x00二\n", "行目"),
        ("■ 日時\n令和8年9月3日\n\n■ 開会\n\n開いた。\n", "会議名が見つかりません"),
        ("■ 会議名\n役員会\n", "議題も発言も見つかりません"),
        (f"■ 会議名\n{'長' * 301}\n\n■ 開会\n\n開いた。\n", "会議名が長すぎます"),
    ],
)
def test_what_is_no_record_is_refused_and_leaves_no_trace(text, said):
    with pytest.raises(NotSaved, match=said):
        import_text(text=text, by=clerk())
    assert (Meeting.objects.count(), Body.objects.count()) == (0, 0)


def test_problems_name_what_could_not_be_read():
    found = examine(
        MANUSCRIPT.replace("令和8年9月3日 13:30", "平成31年5月1日 13:30").replace("令和8年9月24日", "先日")
    )
    said = [problem.message for problem in found.problems]
    assert any(
        message.startswith("日時を読み取れません。") and "平成31年5月1日" in message for message in said
    )
    assert "更新日を読み取れません（先日）。" in said


def test_a_meeting_of_any_length_is_saved_with_the_same_number_of_queries(django_assert_max_num_queries):
    by = clerk()
    with django_assert_max_num_queries(40):
        draft(
            MANUSCRIPT.replace(
                "当町は二か月を要する。", "当町は二か月を要する。\n\n（深川市）\n\n承知した。" * 100
            ),
            by=by,
        )


def test_a_label_that_names_a_person_is_tied_to_nobody_and_awaits_nothing():
    meeting = draft(MANUSCRIPT.replace("（深川市）", "（深川太郎議長）　#"))
    row = AttendeeOrganisation.objects.get(meeting=meeting, label="深川太郎議長")
    assert (row.label_kind, row.organisation) == ("person", None)
