"""The real record as working rows: every turn with its speaker, every label with its organisation or none."""

import datetime
import json

import pytest

from members.registry import add_organisation, candidates
from minutes.models import AttendeeOrganisation, Meeting, Presentation, Utterance
from tests.builders import clerk, draft, publish_now

pytestmark = pytest.mark.django_db

DAY = datetime.date(2012, 10, 23)
LABELS = (
    "深川市 当別町 町田市 美里町 事務局 福島県 多治見市 所沢市 高松市 早島町 宇治市 檜枝岐村 総務省 瑞穂町 鯖江市 "
    "秋田市 金沢市 一戸町 長泉町 松前町 徳島市 岡山県 養父市"
).split()


@pytest.fixture(scope="module")
def saved(rows_of_module, real_text):
    return draft(real_text).pk


@pytest.fixture
def meeting(saved):
    return Meeting.objects.get(pk=saved)


def organisations(meeting):
    return {
        row.label: row.organisation.key if row.organisation else None
        for row in AttendeeOrganisation.objects.filter(meeting=meeting).select_related("organisation")
    }


def test_facts(meeting):
    assert (meeting.held_on, meeting.starts_at, meeting.ends_at) == (
        DAY,
        datetime.time(14, 30),
        datetime.time(17),
    )
    assert (meeting.fiscal_year_stated, meeting.updated_on) == (2011, datetime.date(2014, 4, 1))
    assert meeting.venue == "東京ビッグサイト西1ホール 商談室(2)"
    assert meeting.body.name == "情報交換会議"


def test_55_turns_by_23_labels_all_with_their_speaker(meeting):
    turns = Utterance.objects.filter(meeting=meeting, speaker__isnull=False)
    speakers = list(turns.values_list("speaker__label", flat=True))
    assert (len(speakers), sorted(set(speakers))) == (55, sorted(LABELS))
    assert speakers.count("事務局") == 17


def test_reports_and_inquiries(meeting):
    brought = Presentation.objects.filter(meeting=meeting).order_by("position")
    assert [(row.kind, row.presenter.label, len(row.titles.split("\n"))) for row in brought] == [
        ("report", "深川市", 1),
        ("report", "当別町", 1),
        ("report", "町田市", 2),
        ("report", "美里町", 1),
        ("inquiry", "深川市", 1),
        ("inquiry", "当別町", 1),
        ("inquiry", "町田市", 1),
        ("inquiry", "早島町", 2),
        ("inquiry", "美里町", 1),
    ]


def test_twenty_labels_are_tied_and_namesakes_are_not(meeting):
    tied = organisations(meeting)
    assert sorted(label for label, key in tied.items() if key is None) == sorted(
        ["事務局", "美里町", "松前町"]
    )
    assert len([key for key in tied.values() if key]) == 20
    assert (tied["福島県"], tied["檜枝岐村"], tied["総務省"]) == ("070009", "073644", "x-soumusho")
    assert [one.key for one in candidates("美里町", DAY)] == ["045055", "113816", "433489"]
    assert [one.key for one in candidates("松前町", DAY)] == ["013315", "384011"]


def test_one_more_with_the_bodys_secretariat_named(meeting):
    by = clerk()
    meeting.body.secretariat = add_organisation(
        key="x-lasdec", name="地方自治情報センター", kind="secretariat", by=by
    )
    meeting.body.save()
    edition = publish_now(Meeting.objects.get(pk=meeting.pk), by=by)
    codes = {row["label"]: row["code"] for row in _attendees(edition)}
    assert len([code for code in codes.values() if code]) == 21
    assert codes["事務局"] == "x-lasdec"


def test_an_organisation_known_only_because_it_speaks_has_no_known_capacity(meeting):
    capacities = dict(AttendeeOrganisation.objects.filter(meeting=meeting).values_list("label", "capacity"))
    assert {label: capacity for label, capacity in capacities.items() if capacity != "unknown"} == {
        "総務省": "observer",
        "事務局": "secretariat",
    }


def _attendees(edition):
    return json.loads(edition.record)["attendees"]
