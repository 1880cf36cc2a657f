"""The internal history: who changed what and when, save by save, and the restoring of a removed row."""

import datetime

import pytest
from django.urls import reverse
from simple_history.utils import bulk_update_with_history

from members.models import Organisation, OrganisationChange
from minutes.desk.rows.restore_row import CannotRestore, restore_row
from minutes.desk.rows.row_verbs import remove_meeting, remove_row, save_row
from minutes.models import AttendeeOrganisation, Body, Handout, Meeting, Utterance
from minutes.revision import StaleRevision, raise_revision
from tests.builders import MANUSCRIPT, clerk, draft
from tests.minutes.admin.forms import page, save
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def turn(meeting, number):
    return Utterance.objects.get(meeting=meeting, number=number)


def changes_page(meeting):
    return reverse("admin:minutes_meeting_changes", args=[meeting.pk])


def sets(client, meeting):
    """Returns (number of the save, its lines) for every save on the page."""
    return [
        (
            change_set.revision,
            change_set.counts
            or [(row.action, row.name, *map(parts, row.differences)) for row in change_set.rows],
        )
        for change_set in client.get(changes_page(meeting)).context["sets"]
    ]


def parts(difference):
    return (difference.field, difference.before, difference.after)


def remove(row, by, reason="重複"):
    row.meeting.refresh_from_db()
    remove_row(row=row, revision=row.meeting.revision, by=by, reason=reason)


def test_each_save_is_one_set_with_the_fields_in_japanese(client, meeting):
    save(client, page(turn(meeting, 12)), text="十四日と決めている。", reason="聞き直した")
    misato = AttendeeOrganisation.objects.get(meeting=meeting, label="美里町")
    save(client, page(misato), capacity="officer")
    assert sets(client, meeting) == [
        (2, [("変更", "出席団体 #18 美里町", ("資格", "出席者", "役員"))]),
        (1, [("変更", "発言・地の文 #12", ("本文", "十日と決めている。", "十四日と決めている。"))]),
        (0, [*[("作成", name) for name in CREATED]]),
    ]
    page_text = client.get(changes_page(meeting)).content.decode()
    assert "佐野 花" in page_text or "花 佐野" in page_text
    assert "聞き直した" in page_text


CREATED = [
    "会議",
    "出席団体 #16 深川市",
    "出席団体 #17 当別町",
    "出席団体 #18 美里町",
    "出席団体 #19 事務局",
    "配付資料 #20 資料1",
    *[f"議題 #{number}" for number in (1, 3, 9, 14)],
    *[f"発表・照会 #{number}" for number in (4, 10)],
    *[f"発言・地の文 #{number}" for number in (2, 5, 6, 7, 8, 11, 12, 13, 15)],
]


def test_the_saves_of_one_page_need_no_number_of_a_page(client, meeting, monkeypatch):
    assert Page(client.get(changes_page(meeting))).texts("paginator") == []
    save(client, page(turn(meeting, 12)), text="十四日と決めている。")
    monkeypatch.setattr("minutes.admin.records.history_page.SAVES_ON_A_PAGE", 1)
    assert Page(client.get(changes_page(meeting))).texts("paginator") == ["1 / 2 次へ"]


def test_one_save_of_many_rows_is_one_set_whatever_the_clock_says(client, meeting, by):
    """As a manuscript is saved: the revision once, then rows in bulk and one at a time, at different moments."""
    raise_revision(meeting=Meeting.objects.get(pk=meeting.pk), revision=0)
    rows = [turn(meeting, 12), turn(meeting, 13)]
    for row in rows:
        row.text += "以上。"
    bulk_update_with_history(rows, Utterance, ["text"], default_user=by, default_change_reason="原稿")
    handout = Handout.objects.get(meeting=meeting)
    handout._history_user, handout.title = by, "旧庁舎の文書"
    handout._history_date = datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
    handout.save()
    assert sets(client, meeting)[0] == (
        1,
        [
            ("変更", "配付資料 #20 資料1", ("題名", "文書の電子化", "旧庁舎の文書")),
            ("変更", "発言・地の文 #12", ("本文", "十日と決めている。", "十日と決めている。以上。")),
            ("変更", "発言・地の文 #13", ("本文", "当町は二か月を要する。", "当町は二か月を要する。以上。")),
        ],
    )


def test_two_saves_at_the_same_moment_are_two_sets(client, meeting, by):
    moment = datetime.datetime(2026, 9, 4, 3, tzinfo=datetime.UTC)
    for number, words in ((12, "一日"), (12, "二日")):
        row = turn(meeting, number)
        row.text, row._history_date = words, moment
        save_row(row=row, revision=row.meeting.revision, by=by)
    assert [lines for _, lines in sets(client, meeting)[:2]] == [
        [("変更", "発言・地の文 #12", ("本文", "一日", "二日"))],
        [("変更", "発言・地の文 #12", ("本文", "十日と決めている。", "一日"))],
    ]
    shown = Page(client.get(page(turn(meeting, 12), "history")))
    assert [item.text for item in shown["li"] if item.text.startswith("本文")] == [
        "本文：一日二日",
        "本文：十日と決めている。一日",
    ]


def test_an_import_of_many_rows_is_counted(signed_in, by):
    text = MANUSCRIPT.replace("令和8年9月3日", "令和8年9月4日")
    meeting = draft(text.replace("■ 閉会", "（深川市）\n\n承知した。\n\n" * 40 + "■ 閉会"), by=by)
    assert sets(signed_in, meeting) == [
        (
            0,
            [
                "会議 作成 1件",
                "出席団体 作成 4件",
                "配付資料 作成 1件",
                "議題 作成 4件",
                "発表・照会 作成 2件",
                "発言・地の文 作成 49件",
            ],
        )
    ]


def test_a_row_written_without_history_and_one_without_a_number_are_shown(client, meeting):
    """A row that some script made, then changed: its first version has nothing to be compared with."""
    Utterance.history.filter(number=12).delete()
    Utterance.history.filter(number=13).update(saved_revision=None)
    save(client, page(turn(meeting, 12)), text="十四日と決めている。")
    assert sets(client, meeting)[0] == (1, [("変更", "発言・地の文 #12")])
    assert sets(client, meeting)[-1] == (None, [("作成", "発言・地の文 #13")])
    assert client.get(page(turn(meeting, 12), "history")).status_code == 200


def test_a_removed_turn_is_seen_and_comes_back_with_its_number_and_place(client, meeting, by):
    row, order = turn(meeting, 12), Utterance.objects.values_list("number", flat=True)
    before = list(order.order_by("position"))
    remove(row, by)
    shown = Page(client.get(changes_page(meeting)))
    assert "十日と決めている。" in shown.texts("desk-words")
    version = Utterance.history.filter(number=12).first()
    for address in (changes_page(meeting), reverse("admin:minutes_utterance_history", args=[version.id])):
        assert (
            f'action="{reverse("admin:minutes_utterance_restore", args=[version.pk])}"'
            in client.get(address).content.decode()
        )
    client.post(
        reverse("admin:minutes_utterance_restore", args=[version.pk]),
        {"seen_revision": "1", "reason": "誤って消した"},
    )
    back = turn(meeting, 12)
    assert (back.pk, back.text, list(order.order_by("position"))) == (
        version.id,
        "十日と決めている。",
        before,
    )
    assert [(version.history_type, version.history_change_reason) for version in back.history.all()[:2]] == [
        ("+", "誤って消した"),
        ("-", "重複"),
    ]
    assert Meeting.objects.get(pk=meeting.pk).revision == 2
    assert "を戻す" not in client.get(changes_page(meeting)).content.decode()


def test_coming_back_is_refused_where_it_cannot_be(meeting, by):
    speaker = AttendeeOrganisation.objects.get(meeting=meeting, label="当別町")
    remove(turn(meeting, 13), by)
    version = Utterance.history.filter(number=13).first()
    with pytest.raises(StaleRevision):
        restore_row(version=version, revision=0, by=by)
    brought = meeting.presentations.get(presenter=speaker)
    remove(brought, by)
    remove(speaker, by)
    with pytest.raises(CannotRestore, match="#13 の発言者が、今は記録にありません"):
        restore_row(version=version, revision=3, by=by)
    restore_row(version=AttendeeOrganisation.history.filter(number=17).first(), revision=3, by=by)
    restore_row(version=version, revision=4, by=by)
    with pytest.raises(CannotRestore, match="#13 は、もう記録にあります"):
        restore_row(version=version, revision=5, by=by)
    assert turn(meeting, 13).speaker.label == "当別町"


def test_a_label_that_somebody_took_meanwhile_is_named(meeting, by):
    handout = Handout.objects.get(meeting=meeting)
    remove(handout, by)
    Handout.objects.create(meeting=meeting, number=99, position=1, label="資料1")
    with pytest.raises(CannotRestore, match="「資料1」は、#99 として、もうあります"):
        restore_row(version=Handout.history.filter(number=20).first(), revision=1, by=by)


def test_a_restored_row_is_asked_for_by_post_and_permission(client, meeting, by):
    remove(turn(meeting, 12), by)
    version = Utterance.history.filter(number=12).first()
    address = reverse("admin:minutes_utterance_restore", args=[version.pk])
    assert client.get(address).status_code == 405
    client.post(address, {"seen_revision": "x"})
    assert not Utterance.objects.filter(meeting=meeting, number=12).exists()
    reader = clerk("reader")
    reader.is_superuser = False
    reader.save()
    client.force_login(reader)
    assert client.post(address, {"seen_revision": "1"}).status_code == 403
    assert client.get(changes_page(meeting)).status_code == 403


def test_history_opens_where_what_it_names_is_gone(client, meeting, by):
    """`__str__` across relations: a turn whose speaker and whose whole meeting were removed."""
    row = turn(meeting, 13)
    remove_meeting(meeting=meeting, revision=0, by=by, reason="取込み直し")
    answer = client.get(reverse("admin:minutes_utterance_history", args=[row.pk]))
    assert answer.status_code == 200
    assert "発言・地の文 #13" in answer.content.decode()
    for version in Utterance.history.filter(number=13):
        opened = client.get(reverse("admin:minutes_utterance_simple_history", args=[row.pk, version.pk]))
        assert opened.status_code in (200, 404)


def test_a_speaker_that_is_gone_is_called_by_its_last_name(client, meeting, by):
    row = turn(meeting, 13)
    speaker, other = row.speaker, AttendeeOrganisation.objects.get(meeting=meeting, label="深川市")
    save(client, page(row), speaker=other.pk)
    brought = meeting.presentations.get(presenter=speaker)
    remove(brought, by)
    remove(speaker, by)
    shown = Page(client.get(page(row, "history")))
    assert [item.text for item in shown["li"] if "発言者" in item.text] == ["発言者：当別町深川市"]


def test_a_save_that_changes_nothing_writes_nothing(client, meeting):
    body = Body.objects.get()
    organisation = Organisation.objects.get(key="012289")
    for row in (turn(meeting, 12), body, organisation, meeting):
        before = type(row).history.count()
        assert save(client, page(row)).status_code == 302
        assert type(row).history.count() == before, row
    assert Meeting.objects.get().revision == 0


def test_a_bulk_update_from_stale_objects_shows_what_it_took_back(client, meeting, by):
    """Objects read before another save put the old words back: the history says so, it hides nothing."""
    stale = turn(meeting, 12)
    save(client, page(turn(meeting, 12)), text="十四日と決めている。")
    raise_revision(meeting=Meeting.objects.get(pk=meeting.pk), revision=1)
    bulk_update_with_history([stale], Utterance, ["text"], default_user=by)
    assert sets(client, meeting)[0] == (
        2,
        [("変更", "発言・地の文 #12", ("本文", "十四日と決めている。", "十日と決めている。"))],
    )


def test_many_to_many_changes_are_told(signed_in):
    change = OrganisationChange.objects.first()
    change.after.add(
        Organisation.objects.get(key="013030")
    )  # the shipped table is loaded without its relations
    change.after.add(Organisation.objects.get(key="012289"))
    shown = signed_in.get(reverse("admin:members_organisationchange_history", args=[change.pk]))
    newest = shown.context["page_obj"].object_list[0]
    assert [difference.field for difference in newest.differences] == [
        OrganisationChange._meta.get_field("after").verbose_name
    ]
    assert "深川市" in newest.differences[0].after
    assert "深川市" not in newest.differences[0].before
