"""The list of meetings: by 会議体, by 年度, by page."""

import pytest

from tests.builders import MANUSCRIPT, body, published
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def page(client, query=""):
    answer = client.get(f"/meetings/{query}")
    assert answer.status_code == 200
    return Page(answer)


def on(day, *, title="令和8年度 記録実務者会議"):
    return published(MANUSCRIPT.replace("令和8年9月3日", day).replace("令和8年度 記録実務者会議", title))


def addresses(shown):
    return [href.split("/")[2] for _, href in shown.links() if href.startswith("/meetings/20")]


def choices(shown):
    return [one.text for one in shown["li"] if one.text.endswith("件")]


@pytest.fixture(scope="module", autouse=True)
def three_meetings(rows_of_module):
    """Published once: these tests only read."""
    body(key="yakuinkai", name="役員会")
    on("令和8年9月3日")
    on("令和8年2月3日", title="令和8年度 記録実務者会議")
    on("令和8年10月5日", title="令和8年度 役員会")


def test_the_newest_first_with_counts_to_narrow_by(client):
    shown = page(client)
    assert addresses(shown) == ["2026-10-05-1", "2026-09-03-1", "2026-02-03-1"]
    assert shown.texts("total") == ["3件"]
    assert choices(shown) == ["役員会1件", "記録実務者会議2件", "令和8年度3件", "令和7年度1件"]
    assert shown.texts("more")[0] == "役員会 令和8年度 発言5 第1版（確定）"
    assert shown.texts("when")[0] == "令和8年10月5日2026年"


def test_by_body(client):
    shown = page(client, "?body=yakuinkai")
    assert addresses(shown) == ["2026-10-05-1"]
    assert choices(shown) == ["役員会1件", "記録実務者会議2件", "令和8年度1件", "令和7年度0件"]
    assert shown.links("chosen") == []
    assert ("役員会", "/meetings/?") in shown.links()


def test_by_the_year_of_the_day_and_by_the_year_of_the_title(client):
    assert addresses(page(client, "?year=2025")) == ["2026-02-03-1"]
    shown = page(client, "?year=2026")
    assert addresses(shown) == ["2026-10-05-1", "2026-09-03-1", "2026-02-03-1"]
    assert shown.texts("more")[2] == "記録実務者会議 令和7年度（題には令和8年度） 発言5 第1版（確定）"


def test_a_year_as_people_write_it(client):
    assert addresses(page(client, "?year=令和7年度")) == ["2026-02-03-1"]


def test_both_at_once(client):
    shown = page(client, "?body=yakuinkai&year=2025")
    assert addresses(shown) == []
    assert shown.texts("total") == ["0件"]
    assert shown.texts("nothing") == ["この条件に合う会議録はありません。すべての会議録を見る"]


@pytest.mark.parametrize("query", ["?year=abc", "?year=24", "?year=%00", "?year=" + "9" * 5000])
def test_a_year_that_cannot_be_read_is_said_and_all_are_shown(client, query):
    shown = page(client, query)
    assert shown.texts("problem")[0].endswith("すべての年度を示しています。")
    assert len(addresses(shown)) == 3


@pytest.mark.parametrize("query", ["?year=0000", "?year=9999", "?body=nobody", "?body=%00", "?body=<b>"])
def test_what_nobody_has_finds_nothing(client, query):
    assert page(client, query).texts("total") == ["0件"]
