"""While the public pages are shut, every one of them answers 503 and says why; the desk can do nothing public."""

import pytest
from django.db.models import F
from django.utils import timezone

from minutes.keeping.journal.journal_replay import catch_up
from minutes.models import PublicState
from minutes.publication.errors import PublicationRefused, WithdrawalRefused
from tests.acts import retract_now, withdraw_now
from tests.builders import MANUSCRIPT, clerk, draft, publish_now, published
from tests.minutes.addresses import public_addresses

pytestmark = pytest.mark.django_db
REASON = "データベースが、公開・取消しの記録より古い状態です。"


@pytest.fixture
def shut():
    edition = published()
    PublicState.shut(PublicState.Shut.AHEAD)
    return edition


def test_every_public_address_says_why(client, shut):
    answers = {path: client.get(path) for path in public_addresses()}
    # The walk also fills addresses with what they do not take: there, nothing is shown at any time.
    answers = {path: answer for path, answer in answers.items() if answer.status_code != 404}
    assert {answer.status_code for answer in answers.values()} == {503}
    assert len(answers) > 50
    assert {path for path, answer in answers.items() if REASON not in answer.content.decode()} == set()
    assert {answer["Cache-Control"] for answer in answers.values()} == {"no-store"}


def test_a_page_that_was_kept_is_not_sent_either(client, shut, settings, monkeypatch):
    PublicState.shut(PublicState.Shut.OPEN)
    tag = client.get("/meetings/2026-09-03-1/")["ETag"]
    PublicState.shut(PublicState.Shut.UNFINISHED)
    answer = client.get("/meetings/2026-09-03-1/", headers={"if-none-match": tag})
    assert (answer.status_code, "ETag" in answer) == (503, False)


def test_a_form_of_a_reader_is_not_taken(client, shut):
    assert client.post("/meetings/2026-09-03-1/u/12/report/", {"text": "違う"}).status_code == 503


def test_it_costs_the_query_that_every_page_makes_anyway(client, shut, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/meetings/2026-09-03-1/")


def test_nothing_is_published_or_withdrawn_meanwhile(shut):
    with pytest.raises(PublicationRefused, match="いまは公開を止めているので、できません"):
        publish_now(draft(MANUSCRIPT.replace("9月3日", "9月4日")))
    with pytest.raises(WithdrawalRefused, match="いまは公開を止めているので、できません"):
        withdraw_now(shut.meeting, "u12")


def test_the_desk_is_told(client, shut):
    client.force_login(clerk())
    assert REASON in client.get("/admin/").content.decode()


def test_a_page_notices_that_an_old_state_has_returned(client):
    """The counters of the pages only rise."""
    published()
    assert client.get("/").status_code == 200
    PublicState.objects.filter(pk="editions").update(changes=F("changes") - 1)
    assert (client.get("/").status_code, PublicState.why_shut()) == (503, PublicState.Shut.AHEAD)
    catch_up(at=timezone.now())
    assert client.get("/").status_code == 200


def test_open_again_everything_is_as_before(client, shut):
    PublicState.shut(PublicState.Shut.OPEN)
    assert client.get("/meetings/2026-09-03-1/").status_code == 200
    retract_now(shut.meeting)
    assert client.get("/meetings/2026-09-03-1/").status_code == 410
