"""The publish page asks place by place about words like withdrawn ones, and keeps what was typed and answered."""

import pytest

from minutes.admin.restated_places import UNANSWERED
from minutes.models import Edition, RestatementAnswer
from tests.acts import approve_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, clerk, draft, publish_now
from tests.minutes.admin.publishing.publishing import publish_page, published_on

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def drafted(rows_of_module):
    """Returns the id of a meeting in which the name 山田 was withdrawn from u12."""
    by = clerk("sano")
    meeting = publish_now(
        draft(MANUSCRIPT.replace("十日と決めている。", "山田と決めた。"), by=by), by=by
    ).meeting
    withdraw_now(meeting, "u12", span="山田", by=by)
    return meeting.pk


def boxes(client, meeting):
    return client.get(publish_page(meeting)).context["form"].places


def test_each_place_has_a_box_and_its_answer_is_kept(client, meeting):
    reword(meeting, 13, "山田町は二か月を要する。")
    reword(meeting, 11, "山田町から趣旨の説明が行われた。")
    places = boxes(client, meeting)
    assert [(name, place.pieces) for place, name, _ in places.asked] == [
        ("#11", (("", "山田", "町から趣旨の説明が行われた。"),)),
        ("#13", (("", "山田", "町は二か月を要する。"),)),
    ]
    names = [field.html_name for _, _, field in places.asked]
    refused = published_on(client, meeting, "2026-10-01", reason="聞き直した。", **{names[0]: "on"})
    assert refused.status_code == 200 and refused.content.decode().count(UNANSWERED) == 1
    assert "聞き直した。" in refused.content.decode()
    assert [bool(field.value()) for _, _, field in refused.context["form"].places.asked] == [True, False]
    answer = published_on(client, meeting, "2026-10-01", reason="聞き直した。", **dict.fromkeys(names, "on"))
    assert answer.status_code == 302
    kept = RestatementAnswer.objects.values_list("key", "answered_by__username")
    assert sorted(kept) == [("u11", "sano"), ("u13", "sano")]
    assert boxes(client, meeting).asked == []


def test_words_that_must_go_have_no_box(client, meeting):
    meeting.refresh_from_db()
    before = Edition.objects.count()
    withdraw_now(meeting, "u7")
    reword(meeting, 13, "閉校した教室に置いている。\n・床の強さを調べた。\n・湿気を調べた。")
    places = boxes(client, meeting)
    assert ([name for _, name in places.must_go], places.asked) == (["#13"], [])
    refused = published_on(client, meeting, "2026-10-01", reason="聞き直した。")
    assert refused.status_code == 200
    assert "取り消した言葉がまた入っているので、公開できません（#13：" in refused.content.decode()
    assert Edition.objects.count() == before + 1


def test_the_typed_reasons_are_asked_about_too(client, meeting):
    reword(meeting, 13, "当町は三か月を要する。")
    refused = published_on(client, meeting, "2026-10-01", reason="山田の件", reason_u13="山田から聞いた")
    asked = refused.context["form"].places.asked
    assert [name for _, name, _ in asked] == ["公開の理由", "公開の理由"]
    assert Edition.objects.filter(reason__contains="山田").count() == 0
    typed = {field.html_name: "on" for _, _, field in asked}
    answer = published_on(
        client, meeting, "2026-10-01", reason="山田の件", reason_u13="山田から聞いた", **typed
    )
    assert answer.status_code == 302


def test_a_page_without_withdrawn_words_asks_nothing(client, meeting):
    reword(meeting, 13, "当町は三か月を要する。")
    approve_now(meeting)
    assert not boxes(client, meeting)
