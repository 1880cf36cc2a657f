"""A publication and the page before it compare the record with the edition before once."""

import pytest
from django.urls import reverse

from minutes.compare import record_diff
from tests.acts import reword
from tests.builders import clerk, publish_now, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def comparisons(monkeypatch):
    """The comparisons of two records that were made since."""
    made, compare = [], record_diff._fact_changes
    monkeypatch.setattr(record_diff, "_fact_changes", lambda *records: made.append(1) or compare(*records))
    return made


@pytest.fixture
def corrected():
    meeting = published().meeting
    reword(meeting, 12, "九日と決めている。")
    reword(meeting, 13, "三か月かかった。")
    return meeting


def test_a_publication_compares_once(corrected, comparisons):
    publish_now(corrected, reason="聞き直した。")
    assert len(comparisons) == 1


def test_the_page_before_it_compares_once(client, corrected, comparisons):
    client.force_login(clerk())
    page = client.get(reverse("admin:minutes_meeting_publish", args=[corrected.pk]))
    assert [row.name for row in page.context["preview"].corrections] and len(comparisons) == 1
