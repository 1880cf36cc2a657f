"""校閲 walked through beside the manuscript: from point to point, without a script, and nothing typed is lost."""

import pytest
from django.contrib.auth.models import Permission, User

from minutes.models import Acknowledgement, Autosave, Meeting
from tests.builders import MANUSCRIPT, NOON, clerk, draft
from tests.minutes.admin.manuscript.manuscripts import address, going_on, open_page

pytestmark = pytest.mark.django_db

FIRST = "unidentified:美里町"
SECOND = "doubled:12:。。"


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    return draft(MANUSCRIPT.replace("十日と決めている。", "十日と決めている。。"), by=clerk("sano")).pk


def walked(client, page, key="", text=None):
    """Presses a button of the walk."""
    sent = {name: value for name, value in page.items() if name != "action"} | {"walk": key}
    sent["manuscript"] = (page["manuscript"] if text is None else text).replace("\n", "\r\n")
    return client.post(page["action"], sent)


def points(answer):
    return [(finding.key, finding.line) for finding in answer.context["walk"].points]


def line_of(text, words):
    return text.split("\n").index(words) + 1


def test_the_points_stand_down_the_text_each_with_its_line(client, meeting):
    page = open_page(client, meeting)
    answer = walked(client, page)
    text = page["manuscript"]
    lines = [
        text.split("\n").index(line) + 1
        for line in text.split("\n")
        if line.startswith(("（美里町）", "（深川市）　#12"))
    ]
    assert points(answer) == [(FIRST, lines[0]), (SECOND, lines[1])]
    assert answer.context["walk"].here.key == FIRST
    html = answer.content.decode()
    assert f'name="walk" value="{SECOND}">次の指摘へ</button>' in html
    assert "前の指摘へ" not in html


def test_the_next_point_shows_the_lines_around_it(client, meeting):
    shown = walked(client, open_page(client, meeting), SECOND).context["walk"]
    assert (shown.at, shown.before.key, shown.after) == (1, FIRST, None)
    assert [(words, here) for _, words, here in shown.lines] == [
        ("", False),
        ("（深川市）　#12", True),
        ("十日と決めている。。", False),
        ("", False),
        ("（当別町）　#13", False),
    ]


def test_what_is_typed_stays_and_is_kept_and_is_what_is_reviewed(client, meeting):
    page = open_page(client, meeting)
    text = (
        page["manuscript"]
        .replace("十日と決めている。。", "十四日と決めている。")
        .replace("第3会議室", "第3会議室\n三階")
    )
    answer = walked(client, page, SECOND, text)
    assert answer.context["typed"].text == text
    assert [key for key, _ in points(answer)] == [FIRST]
    assert Autosave.objects.get().text == text
    assert answer.context["copies"] == []
    again = walked(client, going_on(answer), FIRST)
    assert again.context["typed"].text == text
    assert Meeting.objects.get().revision == 0


def test_nothing_is_kept_where_nothing_was_typed(client, meeting):
    walked(client, open_page(client, meeting))
    assert not Autosave.objects.exists()


def test_what_was_looked_at_is_passed_over(client, meeting, by):
    Acknowledgement.objects.create(meeting=meeting, key=FIRST, seen_by=by, seen_at=NOON)
    assert [key for key, _ in points(walked(client, open_page(client, meeting)))] == [SECOND]
    Acknowledgement.objects.create(meeting=meeting, key=SECOND, seen_by=by, seen_at=NOON)
    assert "見ていない指摘は、ありません。" in walked(client, open_page(client, meeting)).content.decode()


def test_a_fact_has_the_line_of_its_heading(client, meeting):
    page = open_page(client, meeting)
    text = page["manuscript"].replace("令和8年度 記録", "平成23年度 記録")
    assert ("year:title", line_of(text, "■ 会議名")) in points(walked(client, page, "", text))


def test_the_review_leads_to_a_point_and_who_may_only_read_walks_by_links(client, meeting):
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_meeting"))
    client.force_login(user)
    answer = client.get(address(meeting), {"point": SECOND})
    assert answer.context["walk"].at == 1
    assert ">前の指摘へ</a>" in answer.content.decode()
    assert client.post(address(meeting), {"walk": FIRST}).status_code == 403
