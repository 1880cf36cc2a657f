"""No tag is given to two answers, whatever is done; and what concerns another meeting leaves an answer fresh."""

import pytest

from members.registry import record_change
from minutes.models import PublicState
from tests.acts import retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, clerk, publish_now, published
from tests.members.registry.towns import DAY, new_town, town_in_force

pytestmark = pytest.mark.django_db
FIRST = "/api/v1/meetings/2026-09-03-1"
OF_FIRST = [FIRST + rest for rest in ("", "/editions/1", "/remarks", "/remarks/12", "/inquiries")]
OF_SITE = [
    f"/api/v1/{rest}" for rest in ("meetings", "search?q=十日", "remarks", "corrections", "organisations")
]
ALL = [*OF_FIRST, *OF_SITE, "/api/v1/organisations/012289", "/api/v1/organisations/013030"]


class Mirror:
    """Keeps every answer by its address and tag, and holds each later answer of the same tag against it."""

    def __init__(self, client):
        self.client, self.sent, self.tags = client, {}, {}

    def read(self) -> set[str]:
        """Reads all and returns the addresses whose tag is another one than before."""
        before, self.tags = self.tags, {}
        for address in ALL:
            answer = self.client.get(address)
            self.tags[address] = tag = answer.headers.get("ETag", "")
            if tag:
                assert self.sent.setdefault((address, tag), answer.content) == answer.content, address
        return {address for address in ALL if before.get(address) != self.tags[address]}


def test_acts_on_one_meeting_and_on_another(client):
    mirror = Mirror(client)
    meeting = published(MANUSCRIPT).meeting
    mirror.read()
    assert mirror.read() == set()
    other = published(MANUSCRIPT.replace("9月3日", "9月4日")).meeting
    assert mirror.read() & set(OF_FIRST) == set()
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, reason="誤記")
    assert mirror.read() >= {*OF_FIRST, *OF_SITE}
    withdraw_now(meeting, "u7", span="閉校した")
    assert mirror.read() >= {*OF_FIRST, *OF_SITE}
    retract_now(other)
    assert mirror.read() & set(OF_FIRST) == set()
    retract_now(meeting)
    mirror.read()
    assert {mirror.tags[address] for address in OF_FIRST} == {""}


def test_a_change_of_the_registry(client):
    published(MANUSCRIPT)
    mirror = Mirror(client)
    mirror.read()
    town = town_in_force("当別町")
    record_change(kind="city", day=DAY, before=[town], after=[new_town("当別市")], event="", by=clerk())
    assert {"/api/v1/organisations", "/api/v1/organisations/013030"} <= mirror.read()


def test_pages_that_are_shut_have_no_tag(client):
    published(MANUSCRIPT)
    mirror = Mirror(client)
    mirror.read()
    PublicState.shut(PublicState.Shut.AHEAD)
    mirror.read()
    assert set(mirror.tags.values()) == {""}
