"""The first page of the desk: what waits for whoever looks, by what is to be done, the year's meetings, the rare tables."""

import datetime

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.utils import timezone

from minutes.admin.front.drafts import Draft, _together
from minutes.admin.front.looking import Looking
from minutes.admin.front.rare_tables import EVERY_DAY, GROUPS
from minutes.desk.notes.line_notes import put_notes
from minutes.desk.rows.row_verbs import save_row
from minutes.desk.workflow.staged_meetings import underway, with_stages
from minutes.desk.workflow.stages import note_published, stage_of, take_step
from minutes.models import Autosave, BackupState, Meeting, ReaderReport, Utterance
from minutes.record import block_keys
from tests.builders import MANUSCRIPT, NOON, clerk, draft, publish_now
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def of_day(day: str, *, title="令和8年度 記録実務者会議", **values) -> Meeting:
    text = MANUSCRIPT.replace("令和8年9月3日", day).replace("令和8年度 記録実務者会議", title)
    return draft(text, **values)


def member(group: str, name: str) -> User:
    account = User.objects.create_user(name, password="x", last_name=name, is_staff=True)
    account.groups.add(Group.objects.get(name=group))
    return account


def take(meeting, *kinds, by):
    meeting.refresh_from_db()
    for kind in kinds:
        take_step(meeting=meeting, kind=kind, revision=meeting.revision, by=by, at=timezone.now())


def touch(meeting, by):
    row = Utterance.objects.get(meeting=meeting, number=12)
    row.text += "直し。"
    meeting.refresh_from_db()
    save_row(row=row, revision=meeting.revision, by=by)


def note(meeting, *numbers, by):
    written = [(block_keys.block(number), "見て。") for number in numbers]
    put_notes(meeting=meeting, notes=written, revision=meeting.revision, by=by, at=NOON)


def parts_of(client, by, address="/admin/"):
    client.force_login(by)
    return client.get(address).context["parts"]


def counted(parts):
    return {part.key: part.count for part in parts if part.count}


@pytest.fixture
def by():
    return clerk("sano", last_name="佐野", first_name="花")


@pytest.fixture
def records(by):
    """One record in each stage, of days in one year."""
    kinds = {"returned": ["sent", "returned"], "checking": ["sent"], "approved": ["sent", "approved"]}
    made = {"draft": of_day("令和8年9月4日", by=by)}
    for day, (name, steps) in enumerate(kinds.items(), start=5):
        made[name] = of_day(f"令和8年9月{day}日", title=f"{name}の会議", by=by)
        take(made[name], *steps, by=by)
    return made


def test_what_waits_is_counted_by_what_is_to_be_done(client, by, records):
    counts = counted(parts_of(client, by))
    assert counts == {"returned": 1, "checking": 1, "approved": 1, "names": 1, "drafts": 1, "proposals": 4}


def test_each_line_says_why_who_and_since_when_and_has_one_button(client, by, records):
    other = clerk("ito", last_name="伊藤")
    lines = {part.key: part.lines[0] for part in parts_of(client, other) if part.lines}
    assert lines["returned"].what == "returnedの会議（令和8年9月5日）"
    assert lines["checking"].why.startswith("佐野 花が、きょう ")
    assert lines["checking"].why.endswith(" に確認に回しました。")
    assert [
        (lines[key].button, lines[key].url.split("/")[-2]) for key in ("returned", "checking", "approved")
    ] == [
        ("見て直す", "steps"),
        ("見て承認する", "steps"),
        ("公開の画面へ", "publish"),
    ]
    source = Page(client.get("/admin/")).source
    assert source.count("desk-slim main") == 1


def test_what_one_can_do_comes_before_what_waits_for_others(client, by, records):
    editor, approver = member("編集", "編集花子"), member("承認", "承認太郎")
    of_editor = [part.key for part in parts_of(client, editor) if part.count]
    of_approver = [part.key for part in parts_of(client, approver) if part.count]
    assert of_editor == ["returned", "names", "drafts", "proposals", "checking", "approved"]
    assert of_approver[:2] == ["checking", "approved"]
    approved = next(part for part in parts_of(client, editor) if part.key == "approved").lines[0]
    assert (approved.button, approved.why.endswith("公開は、公開できる人が行います。")) == ("見る", True)


def test_sixty_drafts_that_came_in_together_are_one_line(client, by):
    for day in range(1, 5):
        of_day(f"令和8年10月{day}日", by=by)
    touched = Meeting.objects.first()
    touch(touched, by)
    part = next(part for part in parts_of(client, by) if part.key == "drafts")
    assert part.count == 4
    assert [(line.what, line.button) for line in part.lines] == [
        ("令和8年度 記録実務者会議（令和8年10月4日）", "開く"),
        ("記録実務者会議の下書き（3件）", "下書きの一覧"),
    ]
    assert part.lines[0].why.startswith("改訂 1　きょう ")
    assert part.lines[0].why.endswith("　あなた")
    assert client.get(part.lines[1].url).context["cl"].result_count == 4


def test_what_came_in_together():
    """Of one body, on one day, by one account, and not saved since."""

    def one(pk, **values):
        facts = {
            "revision": 0,
            "edition": None,
            "body": 1,
            "made_at": NOON,
            "made_by": 1,
            "held_on": None,
        } | values
        return Draft(pk=pk, title="", body_name="", **facts)

    drafts = [
        one(9),
        one(8),
        one(7),
        one(6, body=2),
        one(5, made_by=2),
        one(4, revision=1),
        one(3, edition=1),
    ]
    later = NOON + datetime.timedelta(days=1)
    groups = _together([*drafts, one(2, made_at=later), one(1, made_at=None)])
    assert [[draft.pk for draft in group] for group in groups] == [[9, 8, 7], [6], [5], [4], [3], [2], [1]]


def test_notes_reports_what_was_typed_and_the_backup(client, by, records):
    note(records["checking"], 12, 13, by=by)
    note(records["returned"], 6, by=by)
    publish_now(records["draft"], by=by)
    ReaderReport.objects.create(
        meeting=records["draft"], number=12, edition=1, text="違う。", received_at=NOON
    )
    Autosave.objects.create(
        meeting=records["draft"], by=by, page="abc", revision=0, opened_at=NOON, text="打ちかけ", kept_at=NOON
    )
    BackupState.note(name="kept", at=timezone.now() - datetime.timedelta(days=8), size=4_000_000)
    parts = {part.key: part for part in parts_of(client, by)}
    assert next(iter(parts)) == "backup"
    assert [parts[key].count for key in ("notes", "reports", "unsaved", "backup")] == [2, 1, 1, 1]
    assert parts["notes"].lines[0].why.startswith("付せん2枚（#13、#12）。")
    assert "付せん1枚（#6）。" in parts["returned"].lines[0].why
    assert "違う。" not in Page(client.get("/admin/")).source
    assert parts["unsaved"].lines[0].url.endswith("/manuscript/?copy=abc")
    assert "システム管理者に知らせてください。" in parts["backup"].lines[0].why


def test_the_meetings_of_a_year_with_their_stage(client, by, records, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    publish_now(of_day("令和8年4月23日", title="公開の会議", by=by), by=by)
    publish_now(of_day("令和8年12月18日", title="予定の会議", by=by), by=by, status="planned")
    of_day("令和7年12月18日", title="前の年の会議", by=by)
    rows = client_rows(client, by, "/admin/")
    here = [
        (row.day, row.title, next(name for name, is_here in row.stages if is_here), row.edition)
        for row in rows
    ]
    assert here == [
        ("12月18日（金）", "予定の会議", "予定", "第1版（予定）"),
        ("9月7日（月）", "approvedの会議", "承認", "まだ"),
        ("9月6日（日）", "checkingの会議", "確認中", "まだ"),
        ("9月5日（土）", "returnedの会議", "下書き", "まだ"),
        ("9月4日（金）", "令和8年度 記録実務者会議", "下書き", "まだ"),
        ("4月23日（木）", "公開の会議", "公開", "第1版（確定）"),
    ]
    assert [row.title for row in client_rows(client, by, "/admin/?year=2025")] == ["前の年の会議"]
    assert client_rows(client, by, "/admin/?year=x") == rows


def client_rows(client, by, address):
    client.force_login(by)
    return client.get(address).context["rows"]


def test_the_stage_of_many_is_the_stage_of_each(by, records):
    """The rule stands twice, in Python and in SQL."""
    touched = of_day("令和8年9月20日", by=by)
    take(touched, "sent", "approved", by=by)
    touch(touched, by)
    shown = of_day("令和8年9月21日", by=by)
    publish_now(shown, by=by)
    shown.refresh_from_db()
    note_published(meeting=shown, revision=shown.revision, by=by, at=NOON)
    by_command = of_day("令和8年9月22日", by=by)
    publish_now(by_command, by=by)
    found = {meeting.pk: meeting.stage for meeting in with_stages(Meeting.objects.all())}
    assert found == {meeting.pk: stage_of(meeting) for meeting in Meeting.objects.all()} | {
        by_command.pk: "published"
    }
    assert {shown.pk, by_command.pk}.isdisjoint(underway().values_list("pk", flat=True))


@pytest.mark.parametrize("stage", ["draft", "returned", "checking", "approved"])
def test_the_list_of_a_stage_has_as_many_as_the_page_says(client, by, records, stage):
    parts = {part.key: part.count for part in parts_of(client, by)} | {"draft": 1}
    found = client.get("/admin/minutes/meeting/", {"stage": stage}).context["cl"].result_list
    assert [meeting.pk for meeting in found] == [records[stage].pk]
    assert parts[stage] == 1


def bare_meetings(number, by):
    """Makes that many meetings as rows alone, which is quicker than importing their records, every other one sent."""
    day, body = datetime.date(2026, 10, 1), Meeting.objects.first().body
    meetings = Meeting.objects.bulk_create(
        Meeting(body=body, title=f"第{n}回", held_on=day, revision=n % 3) for n in range(number)
    )
    for meeting in meetings[::2]:
        take(meeting, "sent", by=by)
        note(meeting, 12, by=by)


@pytest.mark.parametrize("meetings", [1, 3, 60])
def test_the_same_queries_for_any_number_of_meetings(
    client, by, records, django_assert_num_queries, meetings
):
    bare_meetings(meetings, by)
    touch(of_day("令和8年10月2日", by=by), by)
    client.force_login(by)
    client.get("/admin/")
    with django_assert_num_queries(29):
        client.get("/admin/")


def test_every_table_of_the_desk_has_its_line():
    lines = {name for tables in GROUPS.values() for name in tables}
    assert {model.__name__ for model in admin.site._registry} - EVERY_DAY == lines


def test_whoever_may_see_nothing_is_shown_nothing(client):
    client.force_login(User.objects.create_user("nobody", password="x", is_staff=True))
    context = client.get("/admin/").context
    assert ("parts" in context, context["rare"]) == (False, [])


def test_moments_are_said_as_people_say_them():
    looking = Looking(User(), datetime.datetime(2026, 11, 30, 9, tzinfo=timezone.get_current_timezone()))
    ago = [
        datetime.timedelta(hours=1),
        datetime.timedelta(hours=10),
        datetime.timedelta(days=3),
        datetime.timedelta(days=400),
    ]
    assert [looking.moment(looking.at - time) for time in ago] == [
        "きょう 8:00",
        "きのう 23:00",
        "11月27日",
        "2025年10月26日",
    ]
