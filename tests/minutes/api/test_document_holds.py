"""Every answer is as the OpenAPI document says: schemathesis makes up requests of each operation, with all of its checks.

API_CASES=2000 pytest tests/minutes/api/test_document_holds.py is the proof; the suite asks fewer. The records are the
sample, the real record, an inquiry with answers, a record with withdrawn words and one that was taken down.
"""

import math
import os
from collections import Counter

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.generation.modes import GenerationMode

from minutes.models import Edition
from tests.acts import retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, publish_now, published
from tests.inquiries import published_answers
from tests.minutes.samples.sample import load

# Over a second: each operation is asked several times, of all records of the sample.
pytestmark = [pytest.mark.django_db, pytest.mark.long]

CASES = int(os.environ.get("API_CASES", "84"))
ADDRESS = "/api/v1/openapi.json"
DOWN = "2026-09-05-1"
asked: Counter[int] = Counter()


@pytest.fixture(scope="module")
def records(rows_of_module, shared):
    load()
    published((shared / "records" / "joho-kokan-kaigi-2012-10-23.txt").read_text(encoding="utf-8"))
    published_answers()
    meeting = published(MANUSCRIPT.replace("9月3日", "9月4日")).meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, reason="誤記")
    withdraw_now(meeting, "u7")
    retract_now(published(MANUSCRIPT.replace("9月3日", "9月5日")).meeting)


@pytest.fixture(scope="module")
def operations(records):
    """The operations of the document as the server answers it."""
    schema = schemathesis.openapi.from_wsgi(ADDRESS, get_wsgi_application())
    return [result.ok() for result in schema.get_all_operations()]


def of_what_is_there(case):
    """Names a meeting, an edition, a remark and an organisation that are there, in two of three cases."""
    there = {
        "address": [*Edition.objects.newest().order_by("address").values_list("address", flat=True), DOWN],
        "number": ["1", "2", "7", "10", "12"],
        "code": ["012289", "045055", "x-mihon-1"],
    }
    named = {name: st.sampled_from(there[name]) for name in case.path_parameters or {}}
    return st.one_of(st.just({}), st.fixed_dictionaries(named), st.fixed_dictionaries(named))


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_answer_is_as_the_document_says(operations, mode):
    examples = math.ceil(CASES / len(operations) / 2)

    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=CASES < 1000,
        database=None,
    )
    @given(st.data())
    def ask(operation, data):
        case = data.draw(operation.as_strategy(generation_mode=mode))
        if mode == GenerationMode.POSITIVE and case.path_parameters:
            case.path_parameters |= data.draw(of_what_is_there(case))
        asked[case.call_and_validate().status_code] += 1

    for operation in operations:
        if mode == GenerationMode.POSITIVE or operation.query or operation.path_parameters:
            ask(operation)


def test_what_is_there_was_met_and_what_is_not():
    print(dict(asked))
    assert sum(asked.values()) >= CASES * 0.9
    assert {200, 404, 422} <= asked.keys()
