"""What a handout is tied to at the desk: never lost by a save, gone with its ends, back with them as itself."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from minutes.desk.handouts.tie_handouts import NoSuchTie, save_handout, tie_handouts, ties_of
from minutes.desk.importing.create_meeting import NotSaved
from minutes.desk.rows.restore_row import restore_row
from minutes.desk.rows.row_verbs import remove_meeting, remove_row
from minutes.desk.workflow.stages import last_editor_id
from minutes.models import Handout, HandoutUse, Meeting
from minutes.revision import StaleRevision
from tests.builders import clerk, draft
from tests.minutes.handouts.tie_now import TEXT, manuscript, save_text, tie_now

pytestmark = pytest.mark.django_db
REPORT, INQUIRIES, INQUIRY = 4, 9, 10
ONE, TWO = 20, 21


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    meeting = draft(TEXT)
    tie_now(meeting, (ONE, REPORT), (TWO, INQUIRIES), (TWO, INQUIRY))
    return meeting.pk


@pytest.fixture
def meeting(drafted):
    return Meeting.objects.get(pk=drafted)


TIED = {(ONE, REPORT), (TWO, INQUIRIES), (TWO, INQUIRY)}


def removed(meeting, row, **how):
    meeting.refresh_from_db()
    row.refresh_from_db()
    remove_row(row=row, revision=meeting.revision, by=clerk(), **how)


def restored(meeting, model, number):
    meeting.refresh_from_db()
    version = model.history.filter(meeting_id=meeting.pk, number=number, history_type="-").latest(
        "history_id"
    )
    restore_row(version=version, revision=meeting.revision, by=clerk())


def test_ties_are_saved_in_one_save_with_their_history(meeting):
    by, revision = clerk(), meeting.revision
    changed = tie_handouts(
        meeting=meeting,
        add=[(ONE, INQUIRY), (ONE, REPORT)],
        remove=[(TWO, INQUIRY)],
        revision=revision,
        by=by,
    )
    assert (changed, ties_of(meeting)) == (2, {(ONE, REPORT), (ONE, INQUIRY), (TWO, INQUIRIES)})
    assert Meeting.objects.get().revision == revision + 1
    versions = HandoutUse.history.filter(saved_revision=revision + 1).order_by("history_id")
    assert [(version.history_type, version.history_user_id) for version in versions] == [
        ("-", by.pk),
        ("+", by.pk),
    ]
    assert last_editor_id(meeting) == by.pk


def test_nothing_is_written_where_nothing_differs_or_somebody_saved_or_an_end_is_missing(meeting):
    before = (meeting.revision, HandoutUse.history.count())
    assert tie_now(meeting, (ONE, REPORT)) == 0
    for add, revision, error in (
        ([(ONE, INQUIRY)], meeting.revision - 1, StaleRevision),
        ([(ONE, 12)], meeting.revision, NoSuchTie),
        ([(99, REPORT)], meeting.revision, NoSuchTie),
    ):
        with pytest.raises(error):
            tie_handouts(meeting=meeting, add=add, remove=[], revision=revision, by=clerk())
    assert (Meeting.objects.get().revision, HandoutUse.history.count()) == before
    assert ties_of(meeting) == TIED


def test_the_database_holds_to_one_end_of_each_kind_once(meeting):
    use = HandoutUse.objects.filter(presentation__number=REPORT).get()
    item, other = meeting.items.first(), meeting.handouts.get(number=TWO)
    for broken in (
        HandoutUse(meeting=meeting, handout=other),
        HandoutUse(meeting=meeting, handout=other, item=item, presentation=use.presentation),
        HandoutUse(meeting=meeting, handout=use.handout, presentation=use.presentation),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            broken.save()
    with pytest.raises(ProtectedError):
        use.presentation.delete()


def test_no_save_of_the_manuscript_loses_a_tie(meeting):
    text = manuscript(meeting)
    save_text(meeting, text.replace("十日と決めている。", "十日である。"))
    save_text(meeting, manuscript(meeting).replace("他団体への照会", "照会"))
    assert ties_of(meeting) == TIED


def test_a_block_takes_its_ties_with_it_and_brings_them_back(meeting):
    before = list(HandoutUse.objects.order_by("id").values())
    text = manuscript(meeting)
    start, end = text.index("■ 他団体への照会"), text.index("■ 閉会")
    save_text(meeting, text[:start] + text[end:])
    assert ties_of(meeting) == {(ONE, REPORT)}
    save_text(meeting, text)
    assert list(HandoutUse.objects.order_by("id").values()) == before


def test_a_handout_takes_its_ties_with_it_and_brings_them_back(meeting):
    before = list(HandoutUse.objects.order_by("id").values())
    text = manuscript(meeting)
    save_text(meeting, text.replace("資料2　公開までの日数　［保有なし］\n", ""))
    assert ties_of(meeting) == {(ONE, REPORT)}
    save_text(meeting, text)
    assert list(HandoutUse.objects.order_by("id").values()) == before
    assert Handout.objects.get(number=TWO).not_held


def test_both_ends_gone_in_one_save_come_back_in_another(meeting):
    text = manuscript(meeting)
    start, end = text.index("■ 他団体への照会"), text.index("■ 閉会")
    without = (text[:start] + text[end:]).replace("資料2　公開までの日数　［保有なし］\n", "")
    save_text(meeting, without)
    assert ties_of(meeting) == {(ONE, REPORT)}
    save_text(meeting, text)
    assert ties_of(meeting) == TIED


def test_a_single_row_takes_its_ties_with_it_and_brings_them_back_in_whatever_order(meeting):
    handout, item = meeting.handouts.get(number=TWO), meeting.items.get(number=INQUIRIES)
    removed(meeting, handout)
    removed(meeting, item)
    assert ties_of(meeting) == {(ONE, REPORT)}
    restored(meeting, type(handout), TWO)
    assert ties_of(meeting) == {(ONE, REPORT), (TWO, INQUIRY)}
    restored(meeting, type(item), INQUIRIES)
    assert ties_of(meeting) == TIED


def test_a_tie_that_was_taken_off_stays_off(meeting):
    tie_now(meeting, remove=[(TWO, INQUIRY)])
    inquiry = meeting.presentations.get(number=INQUIRY)
    removed(meeting, inquiry)
    restored(meeting, type(inquiry), INQUIRY)
    assert ties_of(meeting) == TIED - {(TWO, INQUIRY)}


def test_a_draft_goes_with_its_ties(meeting):
    remove_meeting(meeting=meeting, revision=meeting.revision, by=clerk())
    assert HandoutUse.objects.count() == 0


def test_a_handout_is_saved_with_its_ties_in_one_save(meeting):
    row, by = meeting.handouts.get(number=ONE), clerk()
    row.title = "別の題"
    assert save_handout(row=row, used_by=[INQUIRY], revision=meeting.revision, by=by)
    meeting.refresh_from_db()
    assert ties_of(meeting) == TIED - {(ONE, REPORT)} | {(ONE, INQUIRY)}
    saved = Handout.history.filter(title="別の題").get().saved_revision
    assert {version.saved_revision for version in HandoutUse.history.order_by("-history_id")[:2]} == {saved}
    row = Handout.objects.select_related("meeting").get(pk=row.pk)
    assert not save_handout(row=row, used_by=[INQUIRY], revision=meeting.revision, by=by)
    assert save_handout(row=row, used_by=[], revision=meeting.revision, by=by)
    assert ties_of(meeting) == TIED - {(ONE, REPORT)}


def test_what_has_a_file_is_held(meeting):
    Handout.objects.filter(number=ONE).update(file_digest="0" * 64, file_name="資料1.pdf", file_size=1)
    text = manuscript(meeting).replace("資料1　文書の電子化", "資料1　文書の電子化　［保有なし］")
    with pytest.raises(NotSaved, match="「資料1」にはファイルがあるので、保有なしにできません。"):
        save_text(meeting, text)
    with pytest.raises(IntegrityError), transaction.atomic():
        Handout.objects.filter(number=ONE).update(not_held=True)
