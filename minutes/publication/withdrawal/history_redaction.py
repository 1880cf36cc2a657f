"""Withdrawn words hidden where the house keeps its own notes: history rows, the admin's log, readers' reports."""

from dataclasses import dataclass

from minutes.compare.shingles import LENGTH, masked
from minutes.models import Meeting, Withdrawal
from minutes.notation.redactions import without_marks
from minutes.publication.withdrawal.redact import FACTS, cut
from minutes.publication.withdrawal.republication_check import withdrawn_pieces
from minutes.publication.withdrawal.working_texts import BLOCKS, TEXTS


@dataclass(frozen=True)
class Veil:
    """What one withdrawal hides: its block, its span, and the pieces by which its words are known elsewhere."""

    key: str
    span: str
    mark: str
    forbidden: frozenset[str]
    short: frozenset[str]


def veils_of(meeting: Meeting, withdrawals: list[Withdrawal] | None = None) -> list[Veil]:
    """One for each withdrawal of a meeting whose words are kept still, or for those given."""
    acts = meeting.withdrawals.filter(erased_at=None).prefetch_related("wordings")
    chosen = list(acts) if withdrawals is None else withdrawals
    newest = meeting.editions.order_by("-number").first()
    return [_veil(act, newest) for act in chosen]


def _veil(act, newest):
    words = [row.words for row in act.wordings.all() if row.words]
    forbidden = withdrawn_pieces([(text, act.span) for text in words], newest)
    whole = [act.span] if act.span else [without_marks(text) for text in words]
    short = frozenset(text for text in whole if 1 < len(text) < LENGTH)
    return Veil(act.key, act.span, act.mark, frozenset(forbidden), short)


def veil_text(text: str, veils: list[Veil], *, short: bool = False) -> str:
    """A text of any place with the withdrawn words hidden; `short` also those of fewer than 8 characters."""
    for veil in veils:
        for words in veil.short if short else ():
            text = text.replace(words, veil.mark)
        text = masked(text, veil.forbidden, veil.mark)
    return text


def veil_row(model, number: int | None, values: dict[str, str], veils: list[Veil]) -> dict[str, str]:
    """The texts of one version of a row, by field: its own words as in the record, all others by their pieces.

    A version in which the mark stands is from after the withdrawal; since no save may drop it, all others are from
    before, and in these whatever the block said goes, or the span where it stands.
    """
    for veil in veils:
        own = {field: values[field] for field in _own_fields(model, number, veil.key) if values.get(field)}
        if not any(veil.mark in text for text in own.values()):
            values = values | cut(own, veil.span, veil.mark)
    return {field: veil_text(text, veils) for field, text in values.items()}


def _own_fields(model, number, key):
    if model is Meeting:
        return [key] if key in FACTS else []
    own = model in BLOCKS.get(key[0], ()) and key == f"{key[0]}{number}"
    return list(TEXTS[model].values()) if own else []
