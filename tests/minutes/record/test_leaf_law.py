"""The law of withdrawal: each string of a record is a leaf or a code, and each leaf can be withdrawn or says why not."""

import json
import re

import pytest

from minutes.models import Edition
from minutes.notation.facts import TEXT_FACTS
from minutes.publication.editions.snapshot import record_of
from minutes.publication.errors import PublicationRefused, WithdrawalRefused
from minutes.publication.verify import verify_meeting
from minutes.publication.withdrawal.redact import why_kept
from minutes.publication.withdrawal.republication_check import restated_in
from minutes.record.block_keys import ATTENDEE, BLOCK, REASONS, BlockKey
from minutes.record.leaves import map_texts, texts
from tests.acts import withdraw_now
from tests.builders import publish_now
from tests.minutes.record.full_record import full_edition

# Every string that is no leaf, by its path with numbers as *: the list of the design. Nothing else stays in clear.
CLEAR = {
    "letters/*",
    "body/key",
    "held_on",
    "a*/label_kind",
    "a*/capacity_kind",
    "h*/file/type_kind",
    "u*/block_kind",
    "u*/item_kind",
    "u*/presentation_kind",
    "w*/received_on",
    "w*/way_kind",
    "t*/among_kind",
}
# The numbers that stay: addresses, who spoke, and the size of a file.
NUMBERS = {"a*/number", "h*/number", "h*/file/size", "u*/number", "u*/speaker", "u*/presenter"}
NUMBERS |= {"h*/used_by/*"}  # what used a handout
NUMBERS |= {"w*/number", "w*/question", "w*/attendee"}
NUMBERS |= {"t*/number", "t*/turn", "t*/question", "t*/among/*"}
# Leaves that no withdrawal takes from their own block, and why.
KEPT = {"body/name": "会議体の名は、会議録を探すための名なので取り消せません。"}
# Leaves of which a record has filled and empty ones.
SOME_EMPTY = {"a*/representative", "a*/code"}
# Leaves that go with another of their block, or of the turn and the question that they repeat.
FOLLOWING = {"a*/code", "h*/file/digest", "t*/phrase", "t*/choices/*"}


@pytest.fixture(scope="module")
def edition(rows_of_module):
    return full_edition()


@pytest.fixture
def record(edition):
    return json.loads(Edition.objects.get(pk=edition.pk).record)


def every_value(value, path=""):
    """(path, value) of whatever is neither a list nor an object."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from every_value(inner, f"{path}/{name}".lstrip("/"))
    elif isinstance(value, list):
        letters = {"attendees": "a", "handouts": "h", "blocks": "u", "answers": "w", "tallies": "t"}
        letter = letters.get(path)
        for index, inner in enumerate(value):
            yield from every_value(inner, f"{letter}{inner['number']}" if letter else f"{path}/{index}")
    else:
        yield path, value


def kind_of(leaf):
    """u12/titles/0 → u*/titles/*"""
    return re.sub(r"(?<=^[auhwt])\d+|(?<=/)\d+|(?<=^letters/)\w+", "*", leaf)


def withdrawable(record):
    """Every leaf with words that its own block can withdraw."""
    return [
        leaf
        for leaf, text in texts(record)
        if text and kind_of(leaf) not in KEPT and kind_of(leaf) not in FOLLOWING
    ]


def key_of(leaf, edition):
    """The key to withdraw a leaf by; reasons go by the number of their edition."""
    key = BlockKey.of_leaf(leaf)
    return f"r{edition.number}" if key.kind == REASONS else str(key)


@pytest.mark.django_db
def test_every_string_is_a_leaf_or_a_code(record):
    leaves = {leaf for leaf, _ in texts(record)}
    values = [(kind_of(path), value) for path, value in every_value(record) if path not in leaves]
    assert {kind for kind, value in values if isinstance(value, str)} == CLEAR
    assert {kind for kind, value in values if isinstance(value, int) and kind != "sample"} == NUMBERS
    assert {kind_of(leaf) for leaf in leaves} & CLEAR == set()


@pytest.mark.django_db
def test_the_record_is_full(record):
    assert [leaf for leaf, text in texts(record) if not text and kind_of(leaf) not in SOME_EMPTY] == []


@pytest.mark.django_db
def test_every_leaf_is_withdrawn_from_every_edition(record, edition):
    """Block by block, all of them, the chain still verifies; what is kept stands as it was."""
    meeting = edition.meeting
    keys = list(dict.fromkeys(key_of(leaf, edition) for leaf in withdrawable(record)))
    withdraw_now(meeting, *keys, reason="申出", rule="規程")
    for stored in meeting.editions.filter(number__lte=edition.number):
        left = [leaf for leaf, text in texts(json.loads(stored.record)) if text and not is_redacted(text)]
        reasons_of_others = {"reason"} if stored.number < edition.number else set()
        assert {kind_of(leaf) for leaf in left} == {"body/name"} | reasons_of_others
    assert verify_meeting(meeting) == []


def is_redacted(text):
    return re.fullmatch(r"(［取消し\d+-\d+］\n?)+", text) is not None


@pytest.mark.django_db
def test_what_cannot_be_withdrawn_says_so_in_words(edition):
    with pytest.raises(WithdrawalRefused, match=KEPT["body/name"]):
        withdraw_now(edition.meeting, "body")
    assert why_kept(BlockKey.parse("body")).startswith(KEPT["body/name"])
    assert [fact.name for fact in TEXT_FACTS if why_kept(BlockKey.parse(fact.name))] == []
    for text in ("pdated", "kind", "u", "u-1", "u01", "x3", "handouts", ""):
        with pytest.raises(ValueError, match="not the key of a block"):
            BlockKey.parse(text)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "source", ["u12", "venue", "attendance", "contact", "h20", "a16", "u4", "u21", "w22", "r2"]
)
def test_words_withdrawn_in_one_block_are_refused_at_every_leaf(record, edition, source):
    """Put into any text of the next record, whatever fact or block it is, they are found and its block is named."""
    meeting = edition.meeting
    words = next(
        text
        for leaf, text in texts(record)
        if leaf in withdrawable(record) and key_of(leaf, edition) == source and len(text) >= 8
    )
    withdraw_now(meeting, source, reason="申出", rule="規程")
    meeting.refresh_from_db()
    fresh = record_of(meeting)
    assert restated_in(meeting, fresh) == []
    for leaf, _ in [*texts(fresh), ("reason", ""), ("reasons/u7", "")]:
        reasons = {"reasons": {"u7": ""}}
        spoiled = map_texts(
            fresh | reasons, lambda key, text, leaf=leaf: f"なお{words}" if key == leaf else text
        )
        found = {(place.key, place.is_certain) for place in restated_in(meeting, spoiled)}
        # A new file, in which nobody can look for the words, is asked about as well.
        asked = {(BlockKey.of_leaf(leaf), False)} if leaf.endswith("/file/digest") else set()
        assert found == {(BlockKey.of_leaf(leaf), True), *asked}, leaf


@pytest.mark.django_db
@pytest.mark.parametrize("fact", [fact.name for fact in TEXT_FACTS])
def test_withdrawn_words_are_not_published_through_a_fact(edition, fact):
    meeting = edition.meeting
    words = meeting.utterances.get(number=12).text
    withdraw_now(meeting, "u12", reason="申出", rule="規程")
    meeting.refresh_from_db()
    setattr(meeting, fact, f"{getattr(meeting, fact)} {words}")
    meeting.save()
    with pytest.raises(PublicationRefused, match="取り消した言葉がまた入っている"):
        publish_now(meeting, reason="試し")


def test_a_key_reads_back_what_it_writes():
    keys = [BlockKey(BLOCK, 12), BlockKey(ATTENDEE, 81), BlockKey(REASONS, 2), BlockKey("fact", fact="venue")]
    assert [BlockKey.parse(str(key)) for key in keys] == keys
