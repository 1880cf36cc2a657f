"""The forms of the three acts that cannot be undone: confirmed, with reason and rule, logged, a right for each."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from minutes.admin.withdrawing.typed_places import FACT_NAMES
from minutes.models import Edition, Meeting, Utterance, Withdrawal
from minutes.notation.facts import TEXT_FACTS
from minutes.publication.withdrawal.redact import why_kept
from minutes.record import block_keys
from tests.acts import editions_of, retract_now, reword, said, withdraw_now
from tests.builders import MANUSCRIPT, clerk, draft, publish_now
from tests.minutes.admin.forms import add_page, errors, page, save
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

WORDS = "十日と決めている。"
TYPED = {
    "blocks": "#12",
    "span": "",
    "category": "withdrawal",
    "reason": "発言者の申出により取り消した。",
    "rule": "会議規程第12条",
    "requested_by": "",
    "note": "",
}


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    """Returns the id of a published meeting."""
    by = clerk("sano")
    return publish_now(draft(by=by), by=by).meeting.pk


def address(meeting, act="withdraw"):
    return reverse(f"admin:minutes_meeting_{act}", args=[meeting.pk])


def checked(client, meeting, **typed):
    """Presses 確かめる. Returns the answer, and what its form would send next."""
    answer = client.post(address(meeting), TYPED | typed | {"check": "1"})
    form = answer.context["form"]
    return answer, TYPED | typed | {"seen": form.data.get("seen", ""), "confirmed": "on", "save": "1"}


def answered(answer):
    """What a form sends that says of each place shown that the name may stay."""
    return {field.html_name: "on" for _, _, field in answer.context["places"].asked}


def test_first_everything_that_would_go_is_shown(client, meeting):
    reword(meeting, 12, f"なお、{WORDS}")
    publish_now(meeting, reason="脱落")
    reword(meeting, 12, "日を決めている。")
    answer, _ = checked(client, meeting, span="十日")
    ((name, wordings),) = answer.context["blocks"]
    assert name == "#12"
    assert [(wording.place, wording.before, wording.after) for wording in wordings] == [
        ("第1版", WORDS, "［取消し］と決めている。"),
        ("第2版", f"なお、{WORDS}", "なお、［取消し］と決めている。"),
        ("下書き", "日を決めている。", "［取消し］"),
    ]
    assert said(editions_of(meeting)[0], 12) == WORDS


def test_then_it_is_confirmed_and_gone_and_logged(client, meeting):
    _, ready = checked(client, meeting, requested_by="深川市", note="電話で申出")
    answer = client.post(address(meeting), ready)
    assert answer.status_code == 302
    assert [said(edition, 12) for edition in editions_of(meeting)] == ["［取消し12-1］"] * 2
    act = Withdrawal.objects.get()
    assert (act.reason, act.rule, act.requested_by, act.note, act.withdrawn_by.username) == (
        *(TYPED["reason"], TYPED["rule"], "深川市", "電話で申出"),
        "sano",
    )
    assert LogEntry.objects.latest("pk").change_message == (
        "発言の取消し（12-1）。理由：発言者の申出により取り消した。　根拠：会議規程第12条"
    )


def test_what_was_not_looked_at_or_not_confirmed_is_not_done(client, meeting):
    answer = client.post(address(meeting), TYPED | {"save": "1", "confirmed": "on"})
    assert "消える言葉を下に出しました。" in answer.content.decode()
    _, ready = checked(client, meeting)
    for wrong in ({"confirmed": ""}, {"blocks": "#13"}, {"span": "十日"}):
        assert client.post(address(meeting), ready | wrong).status_code == 200
    reword(meeting, 13, "当町は三か月を要する。")
    Meeting.objects.filter(pk=meeting.pk).update(revision=7)
    assert client.post(address(meeting), ready).status_code == 200
    assert Withdrawal.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"blocks": "#99"}, "blocks", "「#99」は、この会議のどの版にも下書きにも見つかりません。"),
        ({"blocks": "議場"}, "blocks", "「議場」は、この会議のどの版にも下書きにも見つかりません。"),
        (
            {"blocks": "第9版の理由"},
            "blocks",
            "「第9版の理由」は、この会議のどの版にも下書きにも見つかりません。",
        ),
        ({"blocks": ""}, "blocks", "空欄のままにはできません。"),
        ({"reason": ""}, "reason", "空欄のままにはできません。"),
        ({"rule": ""}, "rule", "空欄のままにはできません。"),
        ({"category": ""}, "category", "空欄のままにはできません。"),
        ({"reason": "前\0後"}, "reason", None),
    ],
)
def test_what_cannot_be_read_is_said_and_kept(client, meeting, typed, field, message):
    answer, _ = checked(client, meeting, **typed)
    form_errors = dict(answer.context["form"].errors)
    assert list(form_errors) == [field]
    assert message is None or form_errors[field] == [message]
    assert TYPED["rule"] in answer.content.decode() or field == "rule"


def test_numbers_and_names_are_read_as_clerks_write_them(client, meeting):
    answer, ready = checked(client, meeting, blocks="＃12、13, 場所　#16")
    assert [name for name, _ in answer.context["blocks"]] == ["#12", "#13", "場所", "出席団体 #16"]
    client.post(address(meeting), ready | answered(answer))
    assert sorted(Withdrawal.objects.values_list("key", flat=True)) == ["a16", "u12", "u13", "venue"]


def test_a_part_that_stands_nowhere_is_refused_before_anything_is_shown(client, meeting):
    answer, _ = checked(client, meeting, span="十一日")
    assert dict(answer.context["form"].errors) == {
        "span": ["取り消す部分が、#12 のどの版にも下書きにも見つかりません。一字ずつ確かめてください。"]
    }
    assert (answer.context["blocks"], 'name="save"' in answer.content.decode()) == ((), False)
    assert "十一日</textarea>" in answer.content.decode()


def test_a_part_with_a_blank_behind_it_is_taken_without_the_blank(client, meeting):
    answer, _ = checked(client, meeting, span="十日　")
    ((_, wordings),) = answer.context["blocks"]
    assert [wording.after for wording in wordings] == ["［取消し］と決めている。"] * 2


def test_where_the_part_does_not_stand_all_goes_and_that_is_said_before_the_button(client, meeting):
    reword(meeting, 12, "二週間と決めている。")
    publish_now(meeting, reason="誤記")
    answer, _ = checked(client, meeting, span="十日")
    assert answer.context["whole"] == ["#12（第2版、下書き）"]
    page = answer.content.decode()
    assert page.count("全体が消えます</strong>") == 2
    assert page.index("次の所では全体が消えます：#12（第2版、下書き）") < page.index('name="save"')
    assert Withdrawal.objects.count() == 0


def test_handouts_are_chosen_one_by_one(client, meeting):
    answer, _ = checked(client, meeting, blocks="配付資料")
    assert list(answer.context["form"].errors) == ["blocks"]
    assert '<details class="form-row" open>' in answer.content.decode()
    names = dict(answer.context["form"].fields["listed"].choices)
    assert [name for key, name in names.items() if key[0] == "h"] == ["#20 資料1 文書の電子化"]
    answer, ready = checked(client, meeting, blocks="", listed=["h20", "time"])
    assert [name for name, _ in answer.context["blocks"]] == ["配付資料 #20", "日時"]
    client.post(address(meeting), ready | answered(answer))
    assert sorted(Withdrawal.objects.values_list("key", flat=True)) == ["h20", "time"]


def test_other_places_where_the_words_stand_are_listed(client, meeting):
    reword(meeting, 11, f"趣旨の説明が行われた。{WORDS}")
    answer, _ = checked(client, meeting)
    assert [(copy.meeting, copy.name) for copy in answer.context["elsewhere"]] == [
        ("令和8年度 記録実務者会議（令和8年9月3日）", "下書きの #11")
    ]


def test_every_page_of_it_is_whole(client, meeting):
    for act in ("withdraw", "retract"):
        page = Page(client.get(address(meeting, act)))
        assert len(page["h1"]) >= 1
    (act,) = withdraw_now(meeting, "u12")
    for view in ("change", "original", "erase"):
        assert client.get(reverse(f"admin:minutes_withdrawal_{view}", args=[act.pk])).status_code == 200


def test_taking_down_asks_and_does_and_logs(client, meeting):
    form = {"seen_revision": meeting.revision, "reason": "手続の誤り", "rule": "公開要領第4条"}
    assert client.post(address(meeting, "retract"), form).status_code == 200  # not confirmed
    stale = client.post(address(meeting, "retract"), form | {"confirmed": "on", "seen_revision": 99})
    assert "まだ何もしていません" in stale.content.decode()
    assert Edition.objects.not_retracted().count() == 1
    assert client.post(address(meeting, "retract"), form | {"confirmed": "on"}).status_code == 302
    assert Edition.objects.not_retracted().count() == 0
    assert LogEntry.objects.latest("pk").change_message == "公開停止。理由：手続の誤り　根拠：公開要領第4条"
    shown = client.get(reverse("admin:minutes_meeting_change", args=[meeting.pk])).content.decode()
    assert "公開を停止しています。" in shown
    assert "公開停止" in client.get(reverse("admin:minutes_meeting_changelist")).content.decode()
    preview = client.get(reverse("admin:minutes_meeting_publish", args=[meeting.pk])).content.decode()
    assert "公開停止の後の公開です" in preview and "第2版として公開する" in preview


def test_erasing_asks_and_does_and_logs(client, meeting):
    (act,) = withdraw_now(meeting, "u12")
    meeting.refresh_from_db()
    erase = reverse("admin:minutes_withdrawal_erase", args=[act.pk])
    form = {"seen_revision": meeting.revision, "reason": "保有の必要がない", "rule": "個人情報保護条例第9条"}
    assert client.post(erase, form).status_code == 200
    assert client.post(erase, form | {"confirmed": "on"}).status_code == 302
    act.refresh_from_db()
    assert (act.erased_by.username, act.erase_rule) == ("sano", "個人情報保護条例第9条")
    again = client.post(erase, form | {"confirmed": "on", "seen_revision": meeting.revision + 1})
    assert "もう消去してあります。" in again.content.decode()
    assert (
        "（消去）" in client.get(reverse("admin:minutes_withdrawal_original", args=[act.pk])).content.decode()
    )


@pytest.mark.parametrize(
    ("act", "right"),
    [("withdraw", "withdraw_meeting"), ("retract", "retract_meeting"), ("erase", "erase_meeting")],
)
def test_each_act_has_a_right_of_its_own(client, meeting, act, right):
    (withdrawal,) = withdraw_now(meeting, "u12")
    where = (
        reverse("admin:minutes_withdrawal_erase", args=[withdrawal.pk])
        if act == "erase"
        else address(meeting, act)
    )
    user = User.objects.create_user("staff", is_staff=True)
    user.user_permissions.set(Permission.objects.exclude(codename=right))
    client.force_login(user)
    assert (client.get(where).status_code, client.post(where, {}).status_code) == (403, 403)
    user.user_permissions.set(Permission.objects.filter(codename=right))
    assert client.get(where).status_code == 200


def test_nothing_of_it_is_changed_or_deleted_by_a_form(client, meeting):
    withdraw_now(meeting, "u12")
    retract_now(meeting)
    for name, row in (("withdrawal", Withdrawal.objects.get()), ("retraction", meeting.retractions.get())):
        assert client.post(reverse(f"admin:minutes_{name}_change", args=[row.pk]), {}).status_code == 403
        assert (
            client.post(reverse(f"admin:minutes_{name}_delete", args=[row.pk]), {"post": "yes"}).status_code
            == 403
        )
        assert client.get(reverse(f"admin:minutes_{name}_add")).status_code == 403
    deleted = client.post(reverse("admin:minutes_meeting_delete", args=[meeting.pk]), {"post": "yes"})
    assert deleted.status_code == 403


def test_a_row_form_neither_drops_nor_doubles_a_mark(client, meeting):
    withdraw_now(meeting, "u7", span="閉校した教室")
    row = Utterance.objects.get(meeting=meeting, number=7)
    for text in (
        row.text.replace("［取消し7-1］", "倉庫"),
        f"{row.text}［取消し7-1］",
        f"{row.text}［取消し7-2］",
    ):
        assert errors(save(client, page(row), text=text))["text"] == [
            "取り消した言葉の印（［取消し12-1］など）は、消すことも、写して増やすことも、新しく書くこともできません。"
        ]
    save(client, page(row), text=row.text.replace("置いている", "置いた"))
    row.refresh_from_db()
    assert row.text.startswith("［取消し7-1］に置いた。")
    added = save(client, add_page(Utterance, meeting), text="［取消し7-1］", speaker="")
    assert list(errors(added)) == ["text"]
    client.post(
        reverse("admin:minutes_utterance_delete", args=[row.pk]),
        {"post": "yes", "seen_revision": Meeting.objects.get(pk=meeting.pk).revision},
    )
    assert Utterance.objects.filter(pk=row.pk).exists()


def test_the_facts_have_names_in_the_form():
    withdrawable = {name for name in FACT_NAMES.values() if not why_kept(block_keys.fact(name))}
    assert withdrawable == {fact.name for fact in TEXT_FACTS}


def test_a_meeting_never_published_has_nothing_to_withdraw(signed_in):
    unpublished = draft(MANUSCRIPT.replace("令和8年9月3日", "令和8年9月4日"))
    _, ready = checked(signed_in, unpublished)
    assert "公開したことのない会議です。" in signed_in.post(address(unpublished), ready).content.decode()
