"""What saving a manuscript would change, block by block and fact by fact, as the check page lists it."""

from collections.abc import Iterator
from dataclasses import dataclass

from minutes.compare.text_diff import ADDED, REMOVED, SAME, DiffPiece, text_diff
from minutes.desk.manuscript.block_words import manuscript_label, manuscript_words
from minutes.desk.manuscript.compared_manuscript import ComparedManuscript
from minutes.notation.facts import FACT_BY_NAME
from minutes.notation.handouts import NOT_HELD

NARRATION = "（地の文）"


@dataclass(frozen=True)
class ManuscriptChange:
    """One block or fact that saving would change: the kind of change (直し, 新しい, 移動 …), the name of the place,
    its line in the manuscript (0: it has none), the label of its organisation, and its words with what
    is struck out and put in."""

    kind: str
    name: str
    line: int
    label: str
    pieces: list[DiffPiece]


def changes_of(compared: ComparedManuscript) -> list[ManuscriptChange]:
    """Returns the changes of facts, of handouts, of blocks in the order of the manuscript, then the removed blocks."""
    facts = [
        ManuscriptChange("直し", FACT_BY_NAME[name].heading, 0, "", text_diff(before, after))
        for name, (before, after) in compared.facts.items()
    ]
    blocks = [_block_change(entry) for entry in compared.alignment.entries if not entry.kept]
    removed = [
        ManuscriptChange(
            "消える",
            f"#{block.number}",
            0,
            manuscript_label(block),
            [DiffPiece(REMOVED, manuscript_words(block))],
        )
        for block in compared.alignment.vanished
    ]
    return [*facts, *_answering_changes(compared), *_handout_changes(compared), *blocks, *removed]


def _block_change(entry):
    name, label = f"#{entry.block.number}" if entry.block.number else "新", manuscript_label(entry.block)
    if entry.before is None:
        kind = "戻る" if entry.restored else "新しい"
        return ManuscriptChange(
            kind, name, entry.line, label, [DiffPiece(ADDED, manuscript_words(entry.block))]
        )
    old_label = manuscript_label(entry.before)
    labels = label if old_label == label else f"{old_label or NARRATION} → {label or NARRATION}"
    kind = ("直し・移動" if entry.moved else "直し") if entry.changed else "移動"
    words = text_diff(manuscript_words(entry.before), manuscript_words(entry.block))
    return ManuscriptChange(kind, name, entry.line, labels, words)


def _answering_changes(compared) -> Iterator[ManuscriptChange]:
    before, after = ("、".join(document.answering) for document in (compared.stored, compared.document))
    if before != after:
        name = FACT_BY_NAME["answering"].heading
        yield ManuscriptChange("直し", name, 0, "", text_diff(before, after))


def _handout_changes(compared) -> Iterator[ManuscriptChange]:
    before = {handout.label: _handout_words(handout) for handout in compared.stored.handouts}
    after = {handout.label: _handout_words(handout) for handout in compared.document.handouts}
    for label, words in after.items():
        if label not in before:
            yield _handout_change("新しい", label, [DiffPiece(ADDED, words or label)])
        elif words != before[label]:
            yield _handout_change("直し", label, text_diff(before[label], words))
    for label in removed_handouts(compared):
        yield _handout_change(
            "消える", label, [DiffPiece(REMOVED, _words_of_removed(compared, label, before[label]))]
        )
    old_order, new_order = (
        [label for label in side if label in before.keys() & after] for side in (before, after)
    )
    if old_order != new_order:
        yield _handout_change("移動", "並び順", [DiffPiece(SAME, "、".join(new_order))])


def _handout_words(handout) -> str:
    """The title, and 保有なし where no copy is held."""
    return f"{handout.title}　{NOT_HELD}".strip() if handout.not_held else handout.title


def _handout_change(kind, label, words):
    return ManuscriptChange(kind, "配付資料", 0, label, words)


def _words_of_removed(compared, label, title):
    files = {row.label: row.file_name for row in compared.rows.handouts}
    return f"{label}　{title}" + (f"（ファイル {files[label]} も外れます）" if files[label] else "")


def removed_handouts(compared: ComparedManuscript) -> list[str]:
    """Returns the labels of the stored handouts that the manuscript does not list any more."""
    kept = {handout.label for handout in compared.document.handouts}
    return [handout.label for handout in compared.stored.handouts if handout.label not in kept]


def summary(compared: ComparedManuscript) -> str:
    """Returns the message after a save: 保存しました（直し 3、新しい 1）。"""
    counts = compared.alignment.counts()
    names = {"changed": "直し", "new": "新しい", "restored": "戻った", "moved": "移動", "vanished": "消えた"}
    parts = [f"{name} {counts[key]}" for key, name in names.items() if counts[key]]
    lists = [(document.answering, document.handouts) for document in (compared.document, compared.stored)]
    if compared.facts or lists[0] != lists[1]:
        parts.append("会議の事項")
    return f"保存しました（{'、'.join(parts)}）。" if parts else "保存しました。"
