"""Derived data is one list: every act and every check goes over it, and nothing is derived beside it."""

from dataclasses import replace

import pytest
from django.apps import apps
from django.core.management import call_command

from minutes.keeping.purge import purge
from minutes.models import DerivedState, Edition, Meeting, MeetingName, MeetingState, Passage
from minutes.publication.derived import kinds, walk
from minutes.publication.derived.kinds import DERIVED, DerivedKind, Outside
from minutes.publication.derived.public_meeting import public_meeting
from minutes.publication.verify import verify_meeting
from tests.acts import erase_now, retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, draft, publish_now, published
from tests.minutes.files.uploads import give_file

# The models of minutes that are no derived data: what is written, what is public, what the desk keeps.
NOT_DERIVED = {
    *("Body", "Meeting", "AttendeeOrganisation", "AgendaItem", "Presentation", "Utterance", "Handout"),
    *("InquiryQuestion", "WrittenAnswer", "Tally", "TurnAddressee", "TurnReply", "HandoutUse", "WaitingFile"),
    # What was read of files on the disk, of drafts too.
    *("FileText", "FilePage"),
    *("Edition", "Correction", "PublishedFile", "Retraction", "LostEdition", "SiteText"),
    # Given once with the address: what an edition of today would give may be another one.
    "IssueID",
    *("Withdrawal", "WithdrawnWords", "RestatementAnswer", "Autosave", "Step", "Acknowledgement"),
    *("LineNote", "LineNoteAnswer", "WithdrawnNote"),
    "Membership",
    *("CorrectionNote", "ReaderReport", "ReportCount"),
    # Who is told what, and what passes from one account to another.
    *("MailChoice", "WaitingMail", "HandOver"),
    # In which order the site's meetings changed, no edition tells.
    "Change",
    # Counters and states, which go on from any value.
    *("PublicState", "MeetingState", "OrganisationState", "DerivedState", "SearchState", "BackupState"),
    *("JournalLine", "JournalState", "JournalWriter"),
    # What is public at one moment: ended by what takes words away, and never brought in line.
    *("Dump", "DumpFile"),
}


class Recording:
    """A kind of derived data that notes what is asked of it."""

    def __init__(self):
        self.asked = []

    def kind(self) -> DerivedKind:
        return DerivedKind(
            name="試し",
            tables=(),
            rules="1",
            write=lambda public: self.asked.append("write"),
            remove=lambda meeting: self.asked.append("remove"),
            check=lambda public: self._nothing("check"),
            outside=Outside(
                is_stale=lambda: False,
                rebuild=lambda: self._nothing("rebuild"),
                compact=lambda: self.asked.append("compact"),
            ),
        )

    def _nothing(self, asked):
        self.asked.append(asked)
        return iter(())

    def take(self):
        asked, self.asked = self.asked, []
        return asked


@pytest.fixture
def recording(monkeypatch):
    recording = Recording()
    for module in (kinds, walk):
        monkeypatch.setattr(module, "DERIVED", (*DERIVED, recording.kind()))
    monkeypatch.setattr("minutes.management.commands.rebuild_derived.DERIVED", (*DERIVED, recording.kind()))
    return recording


@pytest.mark.django_db
def test_every_act_reaches_a_kind_that_was_added(recording):
    meeting = draft()
    publish_now(meeting)
    assert recording.take() == ["write"]
    (withdrawal,) = withdraw_now(meeting, "u12")
    assert recording.take() == ["write"]
    erase_now(withdrawal)
    assert recording.take() == ["write"]
    assert (verify_meeting(meeting), recording.take()) == ([], ["check"])
    retract_now(meeting)
    assert recording.take() == ["remove"]
    call_command("rebuild_derived", verbosity=0)
    assert recording.take() == ["rebuild", "remove"]


@pytest.mark.django_db
@pytest.mark.long  # migrate looks at every migration
def test_migrate_makes_again_what_other_rules_made_and_nothing_else(recording):
    published()
    recording.take()
    call_command("migrate", verbosity=0)
    assert recording.take() == ["rebuild", "write"]
    call_command("migrate", verbosity=0)
    assert recording.take() == []
    DerivedState.objects.filter(kind="試し").update(rules="0")
    call_command("migrate", verbosity=0)
    assert recording.take() == ["rebuild", "write"]


@pytest.mark.django_db
def test_purge_reaches_it(recording, monkeypatch):
    """Without the rewriting of files, for which a test would have to commit, and with that empty every table."""
    for vendor in ("sqlite", "postgresql"):
        monkeypatch.setattr(f"minutes.keeping.purge._purge_{vendor}", list)
    purge()
    assert recording.take() == ["compact"]


def test_every_model_is_derived_or_is_not():
    models = {
        model.__name__
        for model in apps.get_app_config("minutes").get_models()
        if not hasattr(model, "instance_type")
    }
    derived = {table.__name__ for kind in DERIVED for table in kind.tables}
    assert (derived & NOT_DERIVED, models - derived - NOT_DERIVED, NOT_DERIVED - models) == (
        set(),
        set(),
        set(),
    )
    assert len({kind.name for kind in DERIVED}) == len(DERIVED)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", DERIVED, ids=[kind.name for kind in DERIVED])
def test_each_kind_tells_what_is_wrong_and_is_made_again_from_nothing(kind):
    meeting = draft(MANUSCRIPT.replace("紙は", "深川市の紙は"))
    give_file(meeting.handouts.get(), "資料1.csv", "深川市,十日".encode())
    publish_now(meeting)
    reword(meeting, 12, "十四日と決めている。")
    edition = publish_now(meeting)
    rows = {table: list(table.objects.order_by("pk").values()) for table in kind.tables}
    for table in reversed(kind.tables):
        table.objects.filter(meeting=edition.meeting).delete()
    Edition.objects.filter(pk=edition.pk).update(title="別の題", turns=0)
    assert list(kind.check(public_meeting(edition.meeting)))
    for kind_again in DERIVED:
        kind_again.write(public_meeting(edition.meeting))
    assert verify_meeting(edition.meeting) == []
    again = {table: list(table.objects.order_by("pk").values()) for table in kind.tables}
    assert {table: _without_ids(found) for table, found in again.items()} == {
        table: _without_ids(found) for table, found in rows.items()
    }
    retract_now(edition.meeting)
    assert [table.objects.count() for table in kind.tables] == [0] * len(kind.tables)


def _without_ids(rows):
    """In one order whatever the ids: a passage that was corrected has a new one, and so comes last."""
    return sorted(({name: value for name, value in row.items() if name != "id"} for row in rows), key=str)


@pytest.mark.django_db
def test_names_of_all_editions_go_with_a_withdrawal_and_with_the_meeting():
    meeting = published().meeting
    row = meeting.attendees.get(label="美里町")
    row.label = "美里村"
    row.save()
    publish_now(meeting)
    names = MeetingName.objects.order_by("code", "folded_label").values_list(
        "code", "folded_label", "in_newest"
    )
    others = [("012289", "深川市", True), ("013030", "当別町", True)]
    assert list(names.all()) == [
        ("", "事務局", True),
        ("", "美里村", True),
        ("", "美里町", False),
        *others,
    ]
    withdraw_now(meeting, f"a{row.number}")
    assert list(names.all()) == [("", "事務局", True), *others]
    retract_now(meeting)
    assert list(names.all()) == []


@pytest.mark.django_db
def test_the_counter_of_a_meeting_rises_with_each_act_and_each_rebuild_of_it_alone():
    meeting, other = published().meeting, published(TWIN).meeting
    still = _changes(other)
    seen = [_changes(meeting)]
    (withdrawal,) = withdraw_now(meeting, "u12")
    seen.append(_changes(meeting))
    erase_now(withdrawal)
    seen.append(_changes(meeting))
    reword(meeting, 13, "三か月を要する。")
    publish_now(meeting)
    seen.append(_changes(meeting))
    retract_now(meeting)
    seen.append(_changes(meeting))
    assert seen == sorted(set(seen)) and _changes(other) == still
    for _ in walk.rebuild([DERIVED[1]]):
        pass
    assert _changes(meeting) > seen[-1] and _changes(other) > still


TWIN = """■ 会議名
別の会議

■ 日時
令和8年9月3日

■ 開会

（深川市）

始める。
"""


def _changes(meeting: Meeting) -> int:
    return MeetingState.objects.get(meeting=meeting).changes


@pytest.mark.django_db
def test_a_rebuild_that_is_killed_can_be_begun_again(monkeypatch):
    published()
    published(TWIN)
    Passage.objects.update(heading="古い見出し")
    DerivedState.objects.all().delete()
    walking = walk.rebuild(list(DERIVED))
    for _ in range(Passage.objects.count() // 500 + 2):
        next(walking)
    walking.close()
    assert [kind.name for kind in walk.stale_kinds()] == [kind.name for kind in DERIVED]
    for _ in walk.rebuild(walk.stale_kinds()):
        pass
    assert walk.stale_kinds() == []
    assert [verify_meeting(meeting) for meeting in Meeting.objects.all()] == [[], []]


def test_a_kind_that_forgets_a_part_is_no_kind():
    with pytest.raises(TypeError):
        DerivedKind(name="半端", tables=(), rules="1", write=print, remove=print, check=print)
    with pytest.raises(TypeError):
        replace(DERIVED[0], nothing=1)
