"""Another engine in the place of the database's own: the same answers, the same pages, and it is told of every act."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from minutes.models import Passage
from minutes.search import check, index, rebuild
from minutes.search.engines import choose
from minutes.search.engines.choose import engine
from tests.acts import retract_now, withdraw_now
from tests.builders import meetings_on_days, published

pytestmark = pytest.mark.django_db

OTHER = "tests.minutes.search.scanning_engine.ScanningEngine"
SEARCHES = [
    "q=十日",
    "q=湿気+-床",
    "q=の&sort=old",
    "q=湿気+十日&whole=1",
    "q=&kind=turn&prefecture=01",
    "organisation=深川市",
    "mentioned=深川市",
    "q=湿木",
]


@pytest.fixture(autouse=True)
def chosen_anew():
    choose._named.cache_clear()


def bodies(client):
    return [client.get(f"{reverse('pages:search')}?{search}").content for search in SEARCHES]


def test_every_search_is_answered_alike(client, settings):
    meetings_on_days(3)
    ours = bodies(client)
    settings.SEARCH_ENGINE = OTHER
    assert list(rebuild.rebuild())[-1] == Passage.objects.count()
    assert bodies(client) == ours
    assert set(check.differences(substrings=10, trees=20, seed=7)) == {None}


def test_it_is_told_of_publications_withdrawals_and_takings_down(settings):
    settings.SEARCH_ENGINE = OTHER
    meeting = published().meeting
    assert sorted(engine().store.rows) == sorted(Passage.objects.values_list("sort_key", flat=True))
    withdraw_now(meeting, "u12")
    assert [row for row in engine().store.rows.values() if "十日と決めている" in row["folded"]] == []
    assert sorted(engine().store.rows) == sorted(Passage.objects.values_list("sort_key", flat=True))
    retract_now(meeting)
    assert engine().store.rows == {}


def test_its_rules_are_its_own_so_that_migrate_builds_it(settings):
    published()
    list(rebuild.rebuild())
    assert not rebuild.is_stale()
    settings.SEARCH_ENGINE = OTHER
    assert rebuild.is_stale()


@pytest.mark.parametrize("name", ["nowhere.Engine", "json.nothing", "json.tool"])
def test_an_engine_that_is_not_there_is_told(settings, name):
    settings.SEARCH_ENGINE = name
    with pytest.raises(ImproperlyConfigured, match=f"SEARCH_ENGINE: 検索エンジン {name} を使えません。"):
        index.engine()
