"""Words taken out of a record, block by block, with a redaction in their place. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from minutes.notation.facts import FACT_BY_NAME, TEXT_FACTS
from minutes.notation.redactions import holds_words, redact_words, without_redactions
from minutes.record.block_keys import (
    ANSWER,
    ATTENDEE,
    BLOCK,
    FACT,
    HANDOUT,
    LETTERS,
    REASONS,
    TALLY,
    BlockKey,
)
from minutes.record.leaves import StoredRecord, map_texts, texts
from minutes.record.tallies.tallies import standing_tallies

# In format 1 a turn repeats the label of its attendee, and is redacted with it.
LABEL = "/label"
# The choice of a written answer repeats one of its question's, and is redacted with it.
CHOICE = "/choice"
ANSWER_LETTER = LETTERS[ANSWER]
# A tally repeats words of its turn and choices of its question. Where one of them goes, all of its words do.
TALLY_LETTER = LETTERS[TALLY]
# Texts that nobody withdraws by themselves, each with the one that it goes with: the code of an organisation with the
# name, be it only a part of it; the digest of a file with the whole name of the file.
FOLLOWERS = {ATTENDEE: ("/code", "/label"), HANDOUT: ("/file/digest", "/file/name")}
FOLLOWING = tuple(follower for follower, _ in FOLLOWERS.values())
WITHDRAWABLE_FACTS = tuple(fact for fact in TEXT_FACTS if not fact.kept)


def why_kept(key: BlockKey) -> str:
    """Returns why a block can never be withdrawn, in words for the clerk; empty where it can."""
    return FACT_BY_NAME[key.fact].kept if key.kind == FACT else ""


def leaves_of(record: StoredRecord, key: BlockKey, edition: int | None = None) -> dict[str, str]:
    """Returns the texts that can be withdrawn from a block: {"u12/text": "十日と決めている。"}.

    `edition` is the number of the record's edition: reasons have texts in their own edition alone.
    """
    return {leaf: text for leaf, text in texts(record) if text and _belongs(leaf, key, edition)}


def _belongs(leaf: str, key: BlockKey, edition: int | None) -> bool:
    if key.kind == REASONS:
        return key.number == edition and BlockKey.of_leaf(leaf).kind == REASONS
    if key.kind == FACT:
        return leaf == key.fact and not why_kept(key)
    return leaf.startswith(f"{key}/") and not _goes_with_another(leaf, key)


def _goes_with_another(leaf: str, key: BlockKey) -> bool:
    if key.kind == TALLY:
        return True
    if key.kind == BLOCK:
        return leaf == f"{key}{LABEL}"
    return key.kind in FOLLOWERS and leaf == f"{key}{FOLLOWERS[key.kind][0]}"


def redacted(leaves: dict[str, str], span: str, redaction: str) -> dict[str, str]:
    """Returns the texts of a block after the withdrawal: without the span where it stands, else without any word.

    >>> redacted({"u4/titles/0": "山田の件", "u4/titles/1": "そのほか"}, "山田", "［取消し4-1］")
    {'u4/titles/0': '［取消し4-1］の件', 'u4/titles/1': 'そのほか'}
    >>> redacted({"u4/titles/0": "件", "u4/titles/1": "そのほか"}, "山田", "［取消し4-1］")
    {'u4/titles/0': '［取消し4-1］', 'u4/titles/1': '［取消し4-1］'}
    """
    if span and any(holds_words(text, span) for text in leaves.values()):
        return {leaf: redact_words(text, span, redaction) for leaf, text in leaves.items()}
    return {leaf: redaction if without_redactions(text).strip() else text for leaf, text in leaves.items()}


def redact_record(
    record: StoredRecord, key: BlockKey, span: str, redaction: str, edition: int
) -> tuple[StoredRecord, dict[str, str]]:
    """Returns the record after the withdrawal from one block, and each changed text as it was, by the key of its leaf."""
    leaves, all_texts = leaves_of(record, key, edition), dict(texts(record))
    after = {leaf: text for leaf, text in redacted(leaves, span, redaction).items() if text != leaves[leaf]}
    after |= {leaf: redaction for leaf in followers_of(key, after, redaction) if all_texts.get(leaf)}
    if key.kind == ATTENDEE and (label := f"{key}{LABEL}") in after:
        after |= {
            leaf: after[label]
            for leaf, text in all_texts.items()
            if leaf.endswith(LABEL) and text == leaves[label] and BlockKey.of_leaf(leaf).kind == BLOCK
        }
    if key.kind == BLOCK:
        after |= {
            f"{ANSWER_LETTER}{answer['number']}{CHOICE}": text
            for answer in record.get("answers", [])
            if answer["question"] == key.number
            for text in [redacted_choice(answer["choice"], leaves, after)]
            if text != answer["choice"]
        }
        if after:
            texts_now = [after.get(leaf, text) for leaf, text in leaves.items()]
            after |= _tallies_that_go(record, key, texts_now, redaction)
    before = {leaf: all_texts[leaf] for leaf in after}
    return map_texts(record, lambda leaf, text: after.get(leaf, text)), before


def _tallies_that_go(record: StoredRecord, key: BlockKey, texts_now, redaction: str) -> dict[str, str]:
    """The texts of the tallies that lose a word with a block, each as the redaction."""
    return {
        leaf: redaction
        for row in standing_tallies(record.get("tallies", []))
        if tally_goes(row, key, texts_now)
        for names in [["phrase", *(f"choices/{place}" for place in range(len(row["choices"])))]]
        for leaf in [f"{TALLY_LETTER}{row['number']}/{name}" for name in names]
    }


def tally_goes(row: Mapping[str, Any], key: BlockKey, texts_now: Sequence[str]) -> bool:
    """Tells whether a tally (TallyRow) loses a word with a block, given the texts that the block has now.

    >>> row = {"turn": 12, "phrase": "19団体中7団体", "question": 21, "choices": ["はい"]}
    >>> tally_goes(row, BlockKey.parse("u12"), ["［取消し12-1］である。"])
    True
    >>> tally_goes(row, BlockKey.parse("u21"), ["［取消し21-1］ですか。", "はい", "いいえ"])
    False
    """
    if key.number == row["turn"] and not any(row["phrase"] in text for text in texts_now):
        return True
    return key.number == row["question"] and not set(row["choices"]) <= set(texts_now)


def followers_of(key: BlockKey, after: dict[str, str], redaction: str) -> list[str]:
    """Returns the leaves that go too, given the changed texts of a block: a code with its label, a digest with its name.

    >>> followers_of(BlockKey.parse("a16"), {"a16/label": "［取消し16-1］市"}, "［取消し16-1］")
    ['a16/code']
    """
    if key.kind not in FOLLOWERS:
        return []
    follower, leader = FOLLOWERS[key.kind]
    text = after.get(f"{key}{leader}")
    goes = text is not None if key.kind == ATTENDEE else text == redaction
    return [f"{key}{follower}"] if goes else []


def redacted_choice(choice: str, before: dict[str, str], after: dict[str, str]) -> str:
    """Returns the choice that an answer took, given the texts of its question as they were and those that changed.

    >>> redacted_choice("はい", {"u30/choices/0": "はい"}, {"u30/choices/0": "［取消し30-1］"})
    '［取消し30-1］'
    """
    changed = (leaf for leaf in after if "/choices/" in leaf and before.get(leaf) == choice)
    return next((after[leaf] for leaf in changed), choice)
