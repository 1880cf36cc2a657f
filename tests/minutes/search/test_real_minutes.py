"""Five thousand real remarks: the index against a plain scan, by random substrings and boolean queries, and again
after random republications."""

import random

import pytest

from minutes.desk.importing.import_text import import_text
from minutes.desk.workflow.accounts import system_account
from minutes.models import Meeting, Passage, Utterance
from minutes.search import check
from minutes.search.engines.choose import engine
from tests.benchmarks.corpus import manuscript, sittings
from tests.benchmarks.loading import unique_names
from tests.builders import publish_now

pytestmark = pytest.mark.django_db

REMARKS, SUBSTRINGS, QUERIES = 5000, 300, 30


def differences(seed):
    return list(filter(None, check.differences(substrings=SUBSTRINGS, trees=QUERIES, seed=seed)))


@pytest.mark.long
def test_index_and_scan_agree_on_real_minutes(shared):
    names, by, remarks = unique_names(), system_account(), 0
    for sitting in sittings(shared / "corpus" / "shinagawa"):
        meeting, _ = import_text(text=manuscript(sitting, names), by=by)
        publish_now(meeting, by=by)
        remarks += len(sitting.remarks)
        if remarks >= REMARKS:
            break
    engine().store.merge_pending()
    assert Passage.objects.filter(kind="turn").count() > REMARKS - 50
    assert differences(1) == []
    rng = random.Random(2)
    for meeting in rng.sample(list(Meeting.objects.order_by("id")), 4):
        for row in rng.sample(list(Utterance.objects.filter(meeting=meeting).order_by("id")), 2):
            row.text = row.text[: len(row.text) // 2] + "津波避難訓練" + row.text[len(row.text) // 2 :]
            row.save()
        publish_now(meeting, by=by)
    assert differences(3) == []
