"""A save of the manuscript page loads each table of working rows once, however long the record is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from minutes.desk.manuscript.working_document import stored_document
from minutes.models import AgendaItem, AttendeeOrganisation, Handout, Presentation, Utterance
from minutes.notation.writer import write
from tests.builders import MANUSCRIPT, clerk, draft

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("turns", [1, 3])
def test_rows_are_loaded_once_a_save(client, turns):
    more = "".join(f"（深川市）\n\n{number}番目の発言。\n\n" for number in range(turns))
    meeting = draft(MANUSCRIPT.replace("■ 閉会", f"{more}■ 閉会"))
    client.force_login(clerk())
    text = write(stored_document(meeting)).replace("十日と決めている", "九日と決めている")
    address = reverse("admin:minutes_meeting_manuscript", args=[meeting.pk])
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.post(address, {"manuscript": text, "seen_revision": "0", "do": "save"})
    assert answer.status_code == 302
    loads = {
        model: loads_of(model, queries)
        for model in (AgendaItem, Presentation, Utterance, Handout, AttendeeOrganisation)
    }
    assert loads == dict.fromkeys(loads, 1)


def loads_of(model, queries):
    """How many statements read the rows of a table in the order of the record."""
    start = f'FROM "{model._meta.db_table}" WHERE'
    return sum(
        start in query["sql"] and "ORDER BY" in query["sql"] and query["sql"].startswith("SELECT")
        for query in queries
    )
