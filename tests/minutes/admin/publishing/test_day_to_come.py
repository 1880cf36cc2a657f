"""A record of a day that has not come, 令和88年 for 令和8年, is published only after a question."""

import pytest

from minutes.models import Edition
from tests.builders import MANUSCRIPT, clerk, draft
from tests.minutes.admin.publishing.publishing import published_on

pytestmark = pytest.mark.django_db
TYPED = MANUSCRIPT.replace("令和8年9月3日", "令和88年9月3日")


def test_a_record_of_a_day_to_come_asks(client):
    client.force_login(clerk())
    meeting = draft(TYPED)
    refused = published_on(client, meeting, "2026-09-10", status="final")
    assert "まだ来ていない日です" in refused.content.decode()
    assert refused.context["form"].errors == {
        "is_to_come": ["開催日を確かめてください。そのとおりなら、ここに印を付けてください。"]
    }
    assert Edition.objects.count() == 0
    form = refused.context["form"]
    sent = {field.html_name: field.value() for field in form} | {"is_to_come": "on"}
    sent = {name: value for name, value in sent.items() if value is not None}
    assert client.post(refused.request["PATH_INFO"], sent).status_code == 302
    assert Edition.objects.get().status == "final"


def test_an_announcement_of_a_day_to_come_does_not_ask(client):
    client.force_login(clerk())
    assert published_on(client, draft(TYPED), "2026-09-10", status="planned").status_code == 302


def test_a_record_of_a_past_day_has_no_such_question(client):
    client.force_login(clerk())
    assert published_on(client, draft(), "2026-09-10", status="final").status_code == 302
