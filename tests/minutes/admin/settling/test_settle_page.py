"""「美里町」は、どの団体ですか: the list of names, and the page on which one is settled in many meetings."""

import os
import re

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from minutes.admin.way_back import name_address
from minutes.models import AttendeeOrganisation, Meeting
from tests.builders import MANUSCRIPT, clerk, draft

pytestmark = pytest.mark.django_db

KUMAMOTO, MIYAGI = "433489", "045055"
NAMES = reverse("admin:minutes_names")


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    """Three drafts with 美里町; the list of those present of the second says 宮城県, in the third 宮城県美里町 is there too."""
    by = clerk("sano")
    texts = [MANUSCRIPT.replace("9月3日", f"9月{day}日") for day in (4, 5, 6)]
    texts[1] = texts[1].replace("出席者：当別町、美里町", "出席者：当別町、美里町（宮城県の会員）")
    texts[2] = texts[2].replace("出席者：当別町、", "出席者：宮城県美里町、")
    texts[2] = texts[2].replace("当別町", "宮城県美里町")
    return [draft(text, by=by).pk for text in texts]


@pytest.fixture
def page(client, by):
    client.force_login(by)
    return name_address("美里町")


def sent(client, page, **typed):
    """Opens the page and sends its form, with what is ticked at first, as a browser does."""
    ticks = [shown.value for shown in client.get(page).context["name"].ticked]
    return client.post(page, {"meeting": ticks, "why": ""} | typed, follow=True)


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def ticked(answer):
    return [shown.named.meeting.pk for shown in answer.context["name"].ticked]


def keys():
    rows = AttendeeOrganisation.objects.filter(label="美里町").order_by("meeting_id")
    return list(rows.values_list("organisation__key", flat=True))


def test_every_name_that_waits_stands_in_the_list_with_its_number_of_meetings(client, drafted, page):
    shown = client.get(NAMES)
    assert [row[:2] for row in shown.context["names"]] == [("美里町", 3)]
    assert f'<a href="{page}">美里町</a>' in shown.content.decode()


def test_at_first_those_are_ticked_that_nothing_speaks_against(client, drafted, page):
    shown = client.get(page)
    assert ticked(shown) == [drafted[0]]
    reasons = {one.named.meeting.pk: one.why_off or one.why_left for one in shown.context["name"].meetings}
    assert reasons == {
        drafted[0]: "",
        drafted[1]: "出席者の欄に「宮城」とあるので、選んでいません。",
        drafted[
            2
        ]: "この会議には「美里町」のほかに「宮城県美里町」も出ています。会議のページで一つずつ決めてください。",
    }


def test_where_an_organisation_is_chosen_its_own_meetings_are_ticked(client, drafted, page):
    assert ticked(sent(client, page, organisation=MIYAGI, do="show")) == [drafted[1], drafted[0]]
    assert ticked(sent(client, page, organisation=KUMAMOTO, do="show")) == [drafted[0]]


@pytest.mark.parametrize(
    ("pressed", "left"), [("all", [1, 0]), ("none", []), ("all-2026", [1, 0]), ("none-2025", [0])]
)
def test_all_are_ticked_or_none_by_a_button(client, drafted, page, pressed, left):
    assert ticked(sent(client, page, tick=pressed)) == [drafted[at] for at in left]


def test_a_sample_beside_real_meetings_is_not_ticked_at_first(client, drafted, page):
    Meeting.objects.filter(pk=drafted[0]).update(is_sample=True)
    shown = client.get(page)
    left = {one.named.meeting.pk: one.why_left for one in shown.context["name"].left}
    assert (ticked(shown), left[drafted[0]]) == ([], "見本の会議なので、選んでいません。")
    Meeting.objects.update(is_sample=True)
    assert ticked(client.get(page)) == [drafted[0]]


def test_the_chosen_meetings_are_settled_and_it_is_said(client, drafted, page):
    answer = sent(client, page, organisation=KUMAMOTO, do="settle", why="資料の表紙による。")
    assert said(answer) == ["「美里町」を、1の会議で 熊本県 美里町（433489）と決めました。"]
    assert answer.redirect_chain == [(page, 302)]
    assert keys() == [KUMAMOTO, None, None]


def test_as_many_meetings_as_there_are_by_one_button(client, page, by):
    """NAMED_MEETINGS=61 is what an office once had to settle one by one."""
    for number in range(int(os.environ.get("NAMED_MEETINGS", "3")) - 3):
        draft(MANUSCRIPT.replace("8年9月3日", f"{number // 12 + 2}年{number % 12 + 1}月3日"), by=by)
    AttendeeOrganisation.objects.filter(label="宮城県美里町").update(label="松前町")
    AttendeeOrganisation.objects.filter(label="美里町").update(representative="")
    Meeting.objects.update(attendance="美里町")
    meetings = Meeting.objects.count()
    sent(client, page, organisation=KUMAMOTO, do="settle")
    versions = AttendeeOrganisation.history.filter(label="美里町", history_type="~")
    assert sorted(versions.values_list("meeting_id", "saved_revision")) == [
        (pk, 1) for pk in sorted(Meeting.objects.values_list("pk", flat=True))
    ]
    assert keys() == [KUMAMOTO] * meetings


def test_each_meeting_that_is_refused_is_named_with_its_reason(client, drafted, page):
    Meeting.objects.filter(pk=drafted[1]).update(revision=5)
    ticks = [f"{drafted[0]}-0", f"{drafted[1]}-0", "x", "1-2-3"]
    answer = client.post(page, {"organisation": KUMAMOTO, "meeting": ticks, "do": "settle"}, follow=True)
    assert said(answer) == [
        "「美里町」を、1の会議で 熊本県 美里町（433489）と決めました。",
        "令和8年度 記録実務者会議（令和8年9月5日） では決めていません。この画面を開いた後に、ほかの人が保存しました。"
        "内容を見て、もう一度選んでください。",
    ]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "まだ何も決めていません。団体を一つ選んでください。"),
        ({"organisation": "999999"}, "まだ何も決めていません。団体を一つ選んでください。"),
        ({"organisation": KUMAMOTO, "meeting": []}, "まだ何も決めていません。会議を選んでください。"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_settled(client, drafted, page, typed, words):
    answer = sent(client, page, do="settle", **typed)
    assert (said(answer), answer.redirect_chain, keys()) == ([words], [], [None] * 3)


def test_a_reason_with_a_sign_that_nobody_sees_is_kept_in_the_form(client, drafted, page):
    answer = sent(client, page, organisation=KUMAMOTO, do="settle", why="表紙\u202eによる")
    assert answer.context["why"] == "表紙\u202eによる"
    assert keys() == [None] * 3


def test_a_reason_that_is_too_long_is_said_and_not_cut(client, drafted, page):
    answer = sent(client, page, organisation=KUMAMOTO, do="settle", why="長" * 600)
    assert (answer.context["why"], keys()) == ("長" * 600, [None] * 3)
    assert said(answer) == ["長すぎます（500字まで、いま600字）。短くして、もう一度押してください。"]
    assert "maxlength" not in answer.content.decode()


def test_one_comes_back_where_one_came_from(client, drafted, page):
    review = reverse("admin:minutes_meeting_review", args=[drafted[0]])
    leading = name_address("美里町", review)
    assert f'<a href="{review}">校閲へ戻る</a>' in client.get(leading).content.decode()
    assert sent(client, leading, organisation=KUMAMOTO, do="settle").redirect_chain == [(review, 302)]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/",
        "//example.org/admin/",
        "/search/",
        "javascript:alert(1)",
        "/admin/" + "x" * 600,
        "\\\\a",
    ],
)
def test_nobody_is_led_elsewhere(client, drafted, page, elsewhere):
    leading = name_address("美里町", elsewhere)
    assert client.get(leading).context["back"] is None
    assert sent(client, leading, organisation=KUMAMOTO, do="settle").redirect_chain == [(page, 302)]


def test_another_organisation_is_looked_up_by_reading_code_and_name(client, drafted, page):
    for typed in ("ふかがわし", "０１２２８９", "深川"):
        shown = client.get(page, {"name": "美里町", "find": typed}).context["name"]
        assert "012289" in [bearer.key for bearer in shown.bearers], typed


def test_only_meetings_with_words_are_shown_where_one_asks_for_them(client, drafted, page):
    speaker = AttendeeOrganisation.objects.get(meeting=drafted[1], label="美里町")
    speaker.utterances.all().delete()
    shown = sent(client, page, only="words", do="show")
    assert [one.named.meeting.pk for one in shown.context["name"].meetings] == [drafted[2], drafted[0]]


def test_a_name_that_nobody_waits_for_says_so(client, drafted, page):
    shown = client.get(name_address("当別町")).content.decode()
    assert "「当別町」という名で、決まっていないものは、ありません。" in shown


def test_who_may_only_read_settles_nothing(client, drafted, page):
    user = User.objects.create_user("reader", is_staff=True)
    client.force_login(user)
    assert [client.get(address).status_code for address in (NAMES, page)] == [403, 403]
    user.user_permissions.add(Permission.objects.get(codename="view_attendeeorganisation"))
    assert [client.get(address).status_code for address in (NAMES, page)] == [200, 200]
    ticks = [f"{pk}-0" for pk in drafted]
    typed = {"organisation": KUMAMOTO, "meeting": ticks, "do": "settle"}
    assert client.post(page, typed).status_code == 403
    assert keys() == [None] * 3


def test_what_was_withdrawn_is_shown_by_no_page_of_a_name(client, drafted, page):
    row = AttendeeOrganisation.objects.get(meeting=drafted[0], label="美里町").utterances.get()
    type(row).objects.filter(pk=row.pk).update(text="［取消し8-1］")
    assert re.search("<q>［取消し8-1］</q>", client.get(page).content.decode())


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_same_queries_for_one_meeting_and_three(
    client, drafted, page, meetings, django_assert_num_queries
):
    gone = AttendeeOrganisation.objects.filter(meeting__in=drafted[meetings:], label="美里町")
    gone.update(label_kind="person")
    client.get(page)
    with django_assert_num_queries(10):
        client.get(page)
    with django_assert_num_queries(3):
        client.get(NAMES)
