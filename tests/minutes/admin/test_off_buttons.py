"""A button of the desk that cannot work is off, and says why: on each page, in each state in which that happens."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import override_settings
from django.urls import reverse

from members.models import OrganisationChange
from members.registry import add_organisation
from minutes.models import Utterance
from tests.acts import approve_now, erase_now, retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, clerk, draft, publish_now, published
from tests.minutes.admin.forms import page as page_of
from tests.minutes.pages.reader import Page
from tests.minutes.tallies.tally_now import tallied

pytestmark = pytest.mark.django_db
NEVER_PUBLISHED = "公開したことのない会議です。下書きの言葉は、ふつうに直してください。"
WITHDRAWN_MARK = "取り消した言葉の印があるので、削除できません。取り消したことは、公開の記録に残ります。"


def off(client, address, *args, **query) -> dict[str, str]:
    """Returns {button or choice that is off: what says why}."""
    name = address if address.startswith("/") else reverse(f"admin:minutes_{address}", args=args)
    answer = client.get(name, query)
    assert answer.status_code == 200
    return off_on(Page(answer))


def off_on(page: Page) -> dict[str, str]:
    found = {}
    for element in page.elements:
        if "disabled" in element.attributes and element.attributes.get("type") != "radio":
            why = page.of_id(element.attributes["aria-describedby"]).text
            found[element.text or element.attributes["value"]] = why
    return found


@pytest.fixture(autouse=True)
def signed_in(client):
    client.force_login(clerk("sano"))


def test_what_cannot_be_done_with_a_draft(client):
    meeting = draft()
    assert off(client, "meeting_change", meeting.pk) == {
        "発言を取り消す": f"押せません：{NEVER_PUBLISHED}",
        "公開を停止する": "押せません：いま公開していません。",
    }
    assert off(client, "meeting_withdraw", meeting.pk) == {
        "確かめる": f"「確かめる」は押せません：{NEVER_PUBLISHED}原稿を直す"
    }
    assert off(client, "meeting_retract", meeting.pk) == {
        "公開を停止する": "押せません：いま公開していません。"
    }
    assert off(client, "meeting_publish", meeting.pk) == {
        "第1版として公開する": "押せません：まだ承認されていないので、公開できません。段階のページへ"
    }


def test_what_cannot_be_done_with_a_record_that_is_public(client):
    meeting = published().meeting
    delete = "押せません：公開したことのある会議なので、削除できません。外から見えなくするには、公開を停止してください。"
    assert off(client, "meeting_change", meeting.pk) == {"削除": delete}
    retract_now(meeting)
    assert off(client, "meeting_change", meeting.pk) == {
        "公開を停止する": "押せません：いま公開していません。",
        "削除": delete,
    }


def test_a_meeting_without_a_day_cannot_be_published(client):
    meeting = draft(MANUSCRIPT.replace("令和8年9月3日 13:30~16:30", "追って通知"))
    approve_now(meeting)
    assert off(client, "meeting_publish", meeting.pk) == {
        "第1版として公開する": "押せません：日時から開催日を読み取れないので、公開できません。日時を直してください。会議のページへ"
    }


def choices(client, meeting):
    """Returns (label, whether it is off, whether it is chosen) of each status that the page offers."""
    form = client.get(reverse("admin:minutes_meeting_publish", args=[meeting.pk])).context["form"]
    options = [option.data for option in form["status"].subwidgets]
    return [(one["label"], bool(one["attrs"].get("disabled")), one["selected"]) for one in options]


def test_a_record_that_did_not_change_is_published_with_another_status_only(client):
    meeting = published().meeting
    same = "確定（選べません：いまの版から、状態も記録も変わりません）"
    assert choices(client, meeting) == [("速報（未確定稿）", False, False), (same, True, False)]
    reword(meeting, 12, "十五日と決めている。")
    assert choices(client, meeting) == [("速報（未確定稿）", False, False), ("確定", False, True)]


def test_an_announcement_that_did_not_change_is_not_announced_again(client):
    meeting = published(MANUSCRIPT.replace("令和8年9月3日", "令和28年9月3日"), status="planned").meeting
    assert [label for label, is_off, _ in choices(client, meeting) if is_off] == [
        "予定（これから開く会議）（選べません：いまの版から、状態も記録も変わりません）"
    ]


def test_a_row_with_a_redaction_is_not_deleted(client):
    meeting = published().meeting
    row = Utterance.objects.get(meeting=meeting, number=12)
    assert off(client, page_of(row, "change")) == {}
    withdraw_now(meeting, "u12")
    assert off(client, page_of(row, "change")) == {"削除": f"押せません：{WITHDRAWN_MARK}"}
    assert "deletelink" not in client.get(page_of(row, "change")).content.decode()


def test_whoever_may_not_delete_is_not_told_why_it_cannot_be_done(client):
    meeting = published().meeting
    withdraw_now(meeting, "u12")
    reader = User.objects.create_user("yamada", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_utterance"))
    client.force_login(reader)
    row = Utterance.objects.get(meeting=meeting, number=12)
    assert off(client, page_of(row, "change")) == {}


def test_handouts_that_no_text_speaks_of_have_no_marks_to_save(client):
    spoken = draft()
    assert off(client, "meeting_uses", spoken.pk) == {}
    without = draft(MANUSCRIPT.replace("令和8年9月3日", "令和8年9月4日").replace("、資料1に基づき", "、"))
    why = "押せません：文に出てくる資料がないので、ここで付ける印がありません。「ほかの議題を選ぶ」から選べます。"
    assert off(client, "meeting_uses", without.pk) == {"印のとおりに保存する": why}


def test_a_closed_account_is_not_invited(client):
    account = clerk("jiro")
    words = Page(client.get(page_of(account, "change"))).texts("field-password_state")
    assert words == ["パスワード: 決めてあります。 招待のリンクを作る"]
    User.objects.filter(pk=account.pk).update(is_active=False)
    words = Page(client.get(page_of(account, "change"))).texts("field-password_state")
    assert words == ["パスワード: 決めてあります。閉じたアカウントなので、招待のリンクは作れません。"]


def test_what_others_stand_on_is_not_deleted(client):
    meeting = published().meeting
    organisation = meeting.attendees.exclude(organisation=None).first().organisation
    own = add_organisation(key="x-udono", name="鵜殿会", kind="other", by=clerk())
    acted = meeting.editions.get().published_by
    rows = [meeting.body, organisation, own, OrganisationChange.objects.first(), acted]
    assert [off(client, page_of(row, "change")).get("削除") for row in rows] == [
        "押せません：この会議体の会議があるので、削除できません。",
        "押せません：プログラムといっしょに配っている団体なので、削除できません。",
        None,
        "押せません：プログラムといっしょに配っている廃置分合なので、削除できません。",
        "押せません：この人が行った操作の記録があるので、削除できません。使えなくするには「有効」のチェックを外してください。",
    ]


def test_an_original_is_erased_once(client):
    meeting = published().meeting
    (act,) = withdraw_now(meeting, "u12")
    erase = reverse("admin:minutes_withdrawal_erase", args=[act.pk])
    assert off(client, erase) == {}
    erase_now(act)
    assert off(client, erase) == {"消去する": "押せません：もう消去してあります。"}


def test_counts_without_a_question_or_withdrawn(client):
    without = draft(MANUSCRIPT.replace("令和8年9月3日", "令和8年9月4日"))
    found = off(client, "meeting_tallies", without.pk, turn=12, phrase="十日")
    why = "「数えてみる」と「保存する」は押せません：この会議に、回答を数えられる設問がありません。"
    assert found == {"数えてみる": why, "保存する": why}
    meeting = tallied()
    tally = meeting.tallies.get()
    assert off(client, "meeting_tallies", meeting.pk, tally=tally.number) == {}
    publish_now(meeting)
    withdraw_now(meeting, f"u{tally.turn}")
    gone = "どのボタンも押せません：取り消した言葉の照合なので、変えられません。"
    assert off(client, "meeting_tallies", meeting.pk, tally=tally.number) == dict.fromkeys(
        ["数えてみる", "保存する", "照合を外す"], gone
    )


def test_a_phrase_is_not_led_to_counts_that_cannot_be_made(client):
    meeting = draft(MANUSCRIPT.replace("十日と決めている。", "19団体中7団体が決めている。"))
    page = Page(client.get(reverse("admin:minutes_meeting_tallies", args=[meeting.pk])))
    assert "いまは照らせません：この会議に、回答を数えられる設問がありません。" in page.texts("desk-note")
    assert [text for text, _ in page.links() if text.startswith("回答と照らす")] == []


def test_a_tally_leads_to_no_withdrawal_of_its_own(client):
    meeting = tallied()
    tally = meeting.tallies.get()
    publish_now(meeting)
    turn = Utterance.objects.get(meeting=meeting, number=tally.turn)
    names = {
        row: [text for text, _ in Page(client.get(page_of(row, "change"))).links()] for row in (tally, turn)
    }
    assert ("取り消す" in names[tally], "取り消す" in names[turn]) == (False, True)


def test_a_name_that_no_organisation_bears_is_not_settled(client):
    draft(MANUSCRIPT.replace("美里町", "鵜殿会"))
    address = reverse("admin:minutes_name_settle")
    found = off(client, address, name="鵜殿会")
    assert found.popitem() == (
        "選んだ会議で決める",
        "押せません：選べる団体がありません。上の欄で、ほかの団体を探してください。",
    )
    assert list(found.values()) == ["選べません：令和8年9月3日には、この名の団体はありません。"]
    assert off(client, address, name="鵜殿会", find="深川市") == {}


@override_settings(PUBLISHER_MAY_BE_LAST_EDITOR=False)
def test_whoever_wrote_last_may_neither_approve_nor_publish(client):
    by = clerk("suzuki")
    meeting = draft(by=by)
    client.force_login(by)
    steps = reverse("admin:minutes_meeting_steps", args=[meeting.pk])
    client.post(steps, {"kind": "sent", "seen_revision": meeting.revision})
    assert off(client, steps) == {
        "承認する": "押せません：最後に直した人は承認できない設定です。ほかの人が承認してください。",
        "公開の画面へ": "押せません：まだ承認されていないので、公開できません。",
    }


@pytest.mark.parametrize(
    ("group", "groups", "first"),
    [
        ("編集", ["書く", "確かめる、公開する", "決裁の紙", "次へ"], "原稿を編集する"),
        ("承認", ["読む", "確かめる、公開する", "決裁の紙", "次へ"], "原稿を見る"),
        ("管理", ["読む", "確かめる、公開する", "決裁の紙", "取り消す", "次へ"], "原稿を見る"),
    ],
)
def test_a_meeting_offers_each_group_what_it_may_do(client, group, groups, first):
    meeting = published().meeting
    member = User.objects.create_user("member", is_staff=True)
    member.groups.set([Group.objects.get(name=group)])
    client.force_login(member)
    deeds = client.get(page_of(meeting, "change")).context["deeds"]
    assert [name for name, _ in deeds] == groups
    assert deeds[0][1][0].name == first
    # No link refuses whoever is offered it.
    urls = [deed.url for _, group_of_deeds in deeds for deed in group_of_deeds if not deed.why_off]
    assert {url: client.get(url).status_code for url in urls} == dict.fromkeys(urls, 200)
