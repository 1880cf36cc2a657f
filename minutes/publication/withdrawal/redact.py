"""Words taken out of a record, block by block, with a redaction in their place. Pure."""

from minutes.notation.facts import FACT_BY_NAME, TEXT_FACTS
from minutes.notation.redactions import holds_words, redact_words, without_redactions
from minutes.record.block_keys import ATTENDEE, BLOCK, FACT, REASONS, BlockKey
from minutes.record.canonical import map_texts, texts
from minutes.record.record import Record

# Whoever speaks is named at the attendee: the label of a turn goes with the attendee's.
LABEL = "/label"
WITHDRAWABLE_FACTS = tuple(fact for fact in TEXT_FACTS if not fact.kept)


def why_kept(key: BlockKey) -> str:
    """Returns why a block can never be withdrawn, in words for the clerk; empty where it can."""
    return FACT_BY_NAME[key.fact].kept if key.kind == FACT else ""


def leaves_of(record: Record, key: BlockKey, edition: int | None = None) -> dict[str, str]:
    """Returns the texts that can be withdrawn from a block: {"u12/text": "十日と決めている。"}.

    `edition` is the number of the record's edition: reasons have texts in their own edition alone.
    """
    return {leaf: text for leaf, text in texts(record) if text and _belongs(leaf, key, edition)}


def _belongs(leaf: str, key: BlockKey, edition: int | None) -> bool:
    if key.kind == REASONS:
        return key.number == edition and BlockKey.of_leaf(leaf).kind == REASONS
    if key.kind == FACT:
        return leaf == key.fact and not why_kept(key)
    return leaf.startswith(f"{key}/") and not (key.kind == BLOCK and leaf.endswith(LABEL))


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
    record: Record, key: BlockKey, span: str, redaction: str, edition: int
) -> tuple[Record, dict[str, str]]:
    """Returns the record after the withdrawal from one block, and each changed text as it was, by the key of its leaf.

    Whoever spoke under a label that is withdrawn is named by the redaction from then on.
    """
    leaves = leaves_of(record, key, edition)
    after = {leaf: text for leaf, text in redacted(leaves, span, redaction).items() if text != leaves[leaf]}
    label = f"{key}{LABEL}"
    if key.kind == ATTENDEE and label in after:
        after |= {
            leaf: after[label]
            for leaf, text in texts(record)
            if leaf.endswith(LABEL) and text == leaves[label] and BlockKey.of_leaf(leaf).kind == BLOCK
        }
    before = {leaf: text for leaf, text in texts(record) if leaf in after}
    return map_texts(record, lambda leaf, text: after.get(leaf, text)), before
