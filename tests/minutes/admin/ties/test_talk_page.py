"""The page 問いと答え: what it lists, a click each, all at once, two people at once, rights, a fixed cost."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from minutes.desk.ties.save_ties import load_ties
from minutes.models import Acknowledgement, Meeting
from minutes.record.ties.turn_ties import TurnTies
from tests.acts import withdraw_now
from tests.builders import MANUSCRIPT, clerk, draft, published
from tests.minutes.pages.reader import Page
from tests.minutes.ties.tie_now import tie_now

pytestmark = pytest.mark.django_db

ASKS, ANSWERS = "tie:6:asks:16", "tie:7:answers:6"


@pytest.fixture
def meeting():
    return draft()


@pytest.fixture
def client(client):
    client.force_login(clerk("kana"))
    return client


def address(meeting, number=None):
    if number:
        return reverse("admin:minutes_turn_ties", args=[meeting.pk, number])
    return reverse("admin:minutes_meeting_ties", args=[meeting.pk])


def send(client, meeting, number=None, **fields):
    meeting.refresh_from_db()
    return client.post(address(meeting, number), {"seen_revision": meeting.revision} | fields)


def shown(client, meeting, number=None) -> str:
    return client.get(address(meeting, number)).content.decode()


def ticked(answer) -> list[str]:
    boxes = [one for one in Page(answer)["input"] if one.attributes.get("type") == "checkbox"]
    return [box.attributes["value"] for box in boxes if "checked" in box.attributes]


def test_the_talk_is_listed_with_each_proposal_and_its_ground(client, meeting):
    page = client.get(address(meeting))
    text = page.content.decode()
    assert ticked(page) == [ASKS, ANSWERS]
    for words in (
        "深川市：旧庁舎の文書の電子化",
        "深川市に尋ねている",
        "根拠：名を挙げない問いなので、説明した団体への問い",
        "#6 事務局「紙はどこに置いているか。」に答えている",
        "残りの案2件をすべて確かめる",
        "答え1件と一緒に確かめる",
    ):
        assert words in text, words


def test_a_question_and_its_answers_are_confirmed_by_one_click(client, meeting):
    answer = send(client, meeting, do="exchange", turn="6", shown=[ASKS], tie=[ASKS])
    assert answer.headers["Location"] == f"{address(meeting)}#t6"
    assert load_ties(meeting) == {6: TurnTies(addressed_to=(16,)), 7: TurnTies(replies_to=(6,))}
    assert "確かめていない案はありません。" in shown(client, meeting)
    assert shown(client, meeting).count("確認ずみ") == 2


def test_each_is_confirmed_or_turned_down_by_one_click(client, meeting):
    send(client, meeting, do="turn", turn="7", shown=[ANSWERS], tie=[ANSWERS])
    assert load_ties(meeting) == {7: TurnTies(replies_to=(6,))}
    send(client, meeting, do="decline", turn="6", shown=[ASKS], tie=[ASKS])
    assert load_ties(meeting) == {7: TurnTies(replies_to=(6,))}
    assert "使わなかった案：深川市に尋ねている" in shown(client, meeting)
    assert "残りの案" not in shown(client, meeting)


def test_what_is_not_ticked_is_turned_down(client, meeting):
    send(client, meeting, do="exchange", turn="6", shown=[ASKS])
    assert load_ties(meeting) == {7: TurnTies(replies_to=(6,))}
    assert list(Acknowledgement.objects.values_list("key", flat=True)) == [ASKS]


def test_all_at_once(client, meeting):
    answer = send(client, meeting, do="all")
    assert answer.headers["Location"] == address(meeting)
    assert sorted(load_ties(meeting)) == [6, 7]


def test_the_ties_of_a_turn_are_chosen_from_attendees_and_earlier_turns(client, meeting):
    page = client.get(address(meeting, 8))
    assert ticked(page) == []
    offered = [one.attributes["value"] for one in Page(page)["input"] if one.attributes.get("name") == "asks"]
    assert offered == ["16", "17", "19"], "everybody but 美里町, who speaks"
    send(client, meeting, 8, do="save", asks=["17"], answers=["6"])
    assert load_ties(meeting)[8] == TurnTies(addressed_to=(17,), replies_to=(6,))
    assert ticked(client.get(address(meeting, 8))) == ["17", "6"]
    send(client, meeting, 8, do="save", answers=[], others="#6、7")
    assert load_ties(meeting)[8] == TurnTies(replies_to=(6, 7))
    send(client, meeting, 8, do="remove", answers=["6"])
    assert load_ties(meeting) == {}


def test_a_choice_on_an_old_revision_is_refused_and_kept(client, meeting):
    tie_now(meeting, {8: TurnTies(replies_to=(6,))})
    old = {"seen_revision": meeting.revision - 1}
    answer = client.post(address(meeting, 12), old | {"do": "save", "asks": ["18"], "others": "7"})
    assert answer.status_code == 200
    assert "ほかの画面で保存されています" in answer.content.decode()
    assert ticked(answer) == ["18", "7"]
    assert 12 not in load_ties(meeting)
    fresh = next(one for one in Page(answer)["input"] if one.attributes.get("name") == "seen_revision")
    again = {"seen_revision": fresh.attributes["value"], "do": "save", "asks": ["18"], "answers": ["7"]}
    assert client.post(address(meeting, 12), again).status_code == 302
    assert load_ties(meeting)[12] == TurnTies(addressed_to=(18,), replies_to=(7,))


def test_ticks_of_the_list_are_kept_too(client, meeting):
    tie_now(meeting, {8: TurnTies(replies_to=(6,))})
    old = {"seen_revision": meeting.revision - 1, "do": "turn", "turn": "6", "shown": [ASKS]}
    answer = client.post(address(meeting), old)
    assert "ほかの画面で保存されています" in answer.content.decode()
    assert ticked(answer) == [ANSWERS], "the box that was emptied stays empty"
    assert sorted(load_ties(meeting)) == [8]
    assert not Acknowledgement.objects.exists()


def test_what_no_talk_can_have_is_told(client, meeting):
    answer = send(client, meeting, 7, do="save", others="12")
    assert "#7 は #12 の答えにできません" in answer.content.decode()
    answer = send(
        client, meeting, do="turn", turn="7", shown=["tie:7:answers:99"], tie=["tie:7:answers:99", "x"]
    )
    assert "#7 は #99 の答えにできません" in client.get(answer.headers["Location"]).content.decode()
    assert load_ties(meeting) == {}
    assert [client.get(address(meeting, number)).status_code for number in (5, 16, 999)] == [404] * 3


def test_who_may_only_look_is_offered_nothing_and_refused(client, meeting):
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_meeting"))
    client.force_login(reader)
    for number in (None, 6):
        assert "深川市" in shown(client, meeting, number)
        assert 'name="do"' not in shown(client, meeting, number)
        assert send(client, meeting, number, do="all").status_code == 403
    assert load_ties(meeting) == {}


def test_withdrawn_words_are_on_no_page(client):
    edition = published()
    withdraw_now(edition.meeting, "u7")
    for number in (None, 7, 8):
        assert "閉校した教室" not in shown(client, edition.meeting, number)


def test_it_is_linked_from_the_meeting_and_the_review(client, meeting):
    for name in ("change", "review"):
        page = client.get(reverse(f"admin:minutes_meeting_{name}", args=[meeting.pk])).content.decode()
        assert address(meeting) in page


def test_the_page_costs_the_same_for_any_talk(client, meeting, django_assert_num_queries):
    turns = "".join(
        f"（事務局）\n\n深川市はどうか。{n}\n\n（深川市）\n\n{n}件である。\n\n" for n in range(30)
    )
    long = draft(MANUSCRIPT.replace("■ 閉会", f"{turns}■ 閉会").replace("9月3日", "9月4日"))
    assert Meeting.objects.count() == 2
    client.get(address(meeting))
    for one in (meeting, long):
        with django_assert_num_queries(16):
            client.get(address(one))


def test_the_two_special_cases_of_the_real_record_take_a_click_each(client, real_text):
    meeting = draft(real_text)
    numbers = dict(meeting.attendees.values_list("label", "number"))
    for question in (37, 73):
        boxes = ticked(client.get(address(meeting)))
        own = [box for box in boxes if box.startswith(f"tie:{question}:asks")]
        send(client, meeting, do="exchange", turn=str(question), shown=own, tie=own)
    assert load_ties(meeting) == {
        37: TurnTies(addressed_to=tuple(sorted((numbers["所沢市"], numbers["町田市"])))),
        38: TurnTies(replies_to=(37,)),
        39: TurnTies(replies_to=(37,)),
        73: TurnTies(addressed_to=(numbers["当別町"],)),
        74: TurnTies(replies_to=(73,)),
    }


def test_the_way_back_is_kept_from_the_list_over_a_turn_to_the_list(client, meeting):
    back = {"next": reverse("admin:minutes_meeting_review", args=[meeting.pk])}
    page = Page(client.get(address(meeting), back))
    assert ("校閲へ戻る", back["next"]) in page.links()
    (of_turn,) = {url for _, url in page.links() if url.startswith(address(meeting, 7))}
    answer = client.post(of_turn, {"seen_revision": meeting.revision, "answers": "6", "do": "save"})
    assert answer["Location"] == f"{address(meeting)}?{urlencode(back)}#t7"
    assert ("校閲へ戻る", back["next"]) in Page(client.get(answer["Location"])).links()
