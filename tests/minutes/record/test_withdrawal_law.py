"""Law over both formats: after any withdrawals, what is left of a record holds, and what was withdrawn is not in it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes.publication.withdrawal.redact import leaves_of, redact_record
from minutes.record.block_keys import BlockKey
from minutes.record.leaves import texts
from tests.minutes.record.format_1 import in_format_1
from tests.minutes.record.full_record import full_edition
from tests.minutes.record.invented import download, stranger
from tests.texts import tries

STRANGER = stranger()


@pytest.fixture(scope="module")
def full_record(rows_of_module):
    return json.loads(full_edition().record)


@pytest.mark.long  # 500 tries, each through every text of a full record
@pytest.mark.django_db
@settings(max_examples=tries(500))
@given(data=st.data())
def test_after_any_withdrawals_nothing_of_the_words_is_in_the_file_and_all_else_holds(full_record, data):
    """Over both formats: random blocks, whole or a part, one after the other; what went with a name went too."""
    record = data.draw(st.sampled_from([full_record, in_format_1(full_record)]))
    file = download(record) if "letters" in record else None
    keys = sorted({str(BlockKey.of_leaf(leaf)) for leaf, _ in texts(record)} - {"body", "r0"})
    for serial, key in enumerate(data.draw(st.lists(st.sampled_from(keys), min_size=1, max_size=4)), start=1):
        span = ""
        words = list(leaves_of(record, BlockKey.parse(key), 2).values())
        if words and data.draw(st.booleans()):
            text = data.draw(st.sampled_from(words))
            start = data.draw(st.integers(0, len(text) - 1))
            span = text[start : start + data.draw(st.integers(1, 6))]
        record, before = redact_record(record, BlockKey.parse(key), span, f"［取消し{serial}-1］", 2)
        for leaf, text in before.items():
            now = dict(texts(record))[leaf]
            assert now != text and ((span in text and bool(span)) or now == f"［取消し{serial}-1］"), leaf
            if file:
                file["salts"].pop(leaf, None)
        if key.startswith("a") and f"{key}/label" in before and "letters" in record:
            assert not dict(texts(record))[f"{key}/code"].isalnum()
    if file:
        file["record_2"] = record
        assert STRANGER.check_edition(json.loads(json.dumps(file)))[0] == []
