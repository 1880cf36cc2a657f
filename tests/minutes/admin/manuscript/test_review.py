"""The review page: what somebody looked at stays marked, and the record is not changed."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from minutes.admin.way_back import name_address
from minutes.models import Acknowledgement, Meeting, Utterance
from tests.builders import MANUSCRIPT, clerk, draft
from tests.minutes.admin.forms import save
from tests.minutes.admin.manuscript.manuscripts import open_page, press

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    return draft(MANUSCRIPT.replace("十日と決めている。", "十日と決めている。。"), by=clerk("sano")).pk


def address(meeting, page="review"):
    return reverse(f"admin:minutes_meeting_{page}", args=[meeting.pk])


def keys(answer):
    return [(row.finding.key, bool(row.acknowledgement)) for row, *_ in answer.context["rows"]]


def test_findings_with_their_places_and_marks(client, meeting):
    shown = client.get(address(meeting))
    proposals = ("proposals:2", False)
    assert keys(shown) == [proposals, ("unidentified:美里町", False), ("doubled:12:。。", False)]
    assert "問いと答えの案が2件、まだ確かめられていません。" in shown.content.decode()
    row = Utterance.objects.get(meeting=meeting, number=12)
    places = [(place.deed, place.address) for _, place, *_ in shown.context["rows"]]
    back = urlencode({"next": address(meeting)})
    assert places == [
        ("問いと答えを開く", f"{address(meeting, 'ties')}?{back}"),
        ("どの団体かを決める", name_address("美里町", address(meeting))),
        ("#12 を直す", f"{reverse('admin:minutes_utterance_change', args=[row.pk])}?{back}"),
    ]
    client.post(address(meeting), {"seen": ["doubled:12:。。", "never:was"]})
    marked = [proposals, ("unidentified:美里町", False), ("doubled:12:。。", True)]
    assert keys(client.get(address(meeting))) == marked
    assert Acknowledgement.objects.get().seen_by.username == "sano"
    client.post(address(meeting), {"seen": ["unidentified:美里町"]})
    marked = [proposals, ("unidentified:美里町", True), ("doubled:12:。。", False)]
    assert keys(client.get(address(meeting))) == marked


def test_every_place_opens_and_leads_back_when_it_is_settled(client, meeting):
    shown = client.get(address(meeting)).context["rows"]
    back = f'<a href="{address(meeting)}">校閲へ戻る</a>'
    opened = [place.address.partition("#")[0] for _, place, *_ in shown] + [walked for *_, walked, _ in shown]
    assert [back in client.get(one).content.decode() for one in filter(None, opened)] == [True] * 4
    words = next(place.address for row, place, *_ in shown if row.finding.number == 12)
    assert save(client, words, text="十日と決めている。")["Location"] == address(meeting)
    assert keys(client.get(address(meeting)))[-1][0] == "unidentified:美里町"


def test_what_nothing_was_changed_in_leads_back_too(client, meeting):
    words = next(
        place.address for row, place, *_ in client.get(address(meeting)).context["rows"] if row.finding.number
    )
    assert save(client, words)["Location"] == address(meeting)


def test_a_fact_is_settled_at_its_field_and_comes_back(client, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(title="平成23年度 記録実務者会議")
    rows = client.get(address(meeting)).context["rows"]
    found = next(place for row, place, *_ in rows if row.finding.key == "year:title")
    assert found.deed == "会議のページで直す"
    assert found.address.endswith("#id_title")
    typed = save(client, found.address.partition("#")[0], title="令和8年度 記録実務者会議")
    assert typed["Location"] == address(meeting)


def test_marking_leaves_the_record_as_it_is(client, meeting):
    before = (Meeting.objects.get().revision, Meeting.history.count())
    client.post(address(meeting), {"seen": ["doubled:12:。。"]})
    assert (Meeting.objects.get().revision, Meeting.history.count()) == before


def test_whoever_may_only_read_marks_nothing(client, meeting):
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_meeting"))
    client.force_login(user)
    assert client.get(address(meeting)).status_code == 200
    assert client.post(address(meeting), {"seen": ["doubled:12:。。"]}).status_code == 403
    client.logout()
    assert client.get(address(meeting)).status_code == 302


@pytest.mark.parametrize("turns", [1, 30])
def test_the_same_queries_for_few_turns_and_many(client, turns, django_assert_num_queries):
    text = MANUSCRIPT.replace("令和8年9月3日", "令和8年9月4日")
    meeting = draft(text.replace("■ 閉会", "（深川市）\n\n承知した。。\n\n" * turns + "■ 閉会"))
    client.force_login(clerk())
    client.get("/admin/")
    with django_assert_num_queries(27):  # one of them asks for notes on a line
        client.get(address(meeting))


def test_the_check_of_a_manuscript_leaves_out_what_somebody_marked(client, meeting):
    client.post(address(meeting), {"seen": ["doubled:12:。。"]})
    page = open_page(client, meeting)
    answer = press(client, page, "check", page["manuscript"].replace("二か月", "三か月"))
    assert [finding.key for finding in answer.context["findings"]] == ["unidentified:美里町"]
    assert "「見た」を付けた1件は、ここには出しません。" in answer.content.decode()


def test_a_button_that_cannot_be_pressed_is_off_and_says_why(client, meeting):
    page = open_page(client, meeting)
    answer = press(client, page, "check", page["manuscript"].replace("　#12", "　#99"))
    assert answer.context["stops"]
    source = answer.content.decode()
    assert 'value="confirm" disabled aria-describedby="why-off"' in source
    assert '<p id="why-off">「保存する」は押せません：' in source
