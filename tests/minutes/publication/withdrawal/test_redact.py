"""Laws of withdrawing any words from one record: nothing of them is left, and the digest stays the same."""

import copy
import datetime

from hypothesis import given
from hypothesis import strategies as st

from minutes.compare.shingles import mask_shingles, shingles
from minutes.notation.redactions import between_redactions, holds_words, redaction, redactions_in
from minutes.publication.withdrawal.redact import leaves_of, redact_record
from minutes.record import block_keys
from minutes.record.canonical import edition_digest, leaf
from minutes.record.leaves import texts

KEY, REDACTION = block_keys.block(3), redaction(3, 1)
WORDS = st.text("山田取消し［］1-3。", max_size=30)
RECORD = {
    "title": "会議",
    "attendees": [{"number": 9, "label": "汐見村", "representative": "村長"}],
    "handouts": [],
    "blocks": [{"number": 2, "kind": "turn", "label": "汐見村", "text": "はい。"}],
    "reason": "",
    "reasons": {},
}


def digest(record, salts):
    return edition_digest(
        previous="p",
        number=1,
        published_at=datetime.datetime(2026, 9, 24, tzinfo=datetime.UTC),
        status="final",
        categories=[],
        record=record,
        salts=salts,
    )


@given(said=WORDS.filter(bool), span=WORDS)
def test_the_words_are_gone_and_the_digest_stays(said, span):
    record = copy.deepcopy(RECORD)
    record["blocks"].append({"number": 3, "kind": "turn", "label": "汐見村", "text": said})
    salts = {key: f"salt of {key}" for key, _ in texts(record)}
    after, before = redact_record(record, KEY, span, REDACTION, 1)
    (left,) = leaves_of(after, KEY).values()
    assert not (span and holds_words(said, span)) or not holds_words(left, span)
    if not span or not holds_words(said, span):
        assert not any(run.strip() for run in between_redactions(left))
    assert (left == said) == (before == {})
    kept = salts | {key: {"leaf": leaf(salts[key], key, text)} for key, text in before.items()}
    assert digest(after, kept) == digest(record, salts)
    assert [block for block in after["blocks"] if block["number"] != 3] == RECORD["blocks"]


@given(said=WORDS, span=WORDS.filter(bool))
def test_a_redaction_that_stood_stays_where_only_a_part_goes(said, span):
    text = f"{said}{redaction(3, 7)}{span}"
    record = RECORD | {"blocks": [{"number": 3, "kind": "narration", "text": text}]}
    after, _ = redact_record(record, KEY, span, REDACTION, 1)
    (left,) = leaves_of(after, KEY).values()
    if holds_words(text, span):
        assert redactions_in(left)["3-7"] == redactions_in(text)["3-7"]


@given(text=st.text("ab", max_size=40), words=st.text("ab", max_size=14))
def test_masking_hides_every_shingle_and_nothing_else(text, words):
    """A slow oracle: a character is hidden where some shingle of the words covers it."""
    hidden = {
        place for at in range(len(text) - 7) if text[at : at + 8] in words for place in range(at, at + 8)
    }
    expected = ""
    for place, character in enumerate(text):
        if place not in hidden:
            expected += character
        elif place - 1 not in hidden:
            expected += "＊"
    assert mask_shingles(text, shingles(words), "＊") == expected
