"""Finds rows by a plain scan of their texts, folded as the index of the public search folds them."""

from collections.abc import Sequence

from members.codes import PREFECTURES
from minutes.search.analysis.folding import BETWEEN_CELLS, fold_passage
from minutes.search.query_language import Node, matches

# Columns that hold the number of a prefecture; beside each stands a column of the organisation's name.
PREFECTURE, NAME = "prefecture", "name"


def matching_ids(queryset, tree: Node, columns: Sequence[str]) -> list[int]:
    """Returns the ids of the rows whose texts match together, the newest first. One query, which reads the columns."""
    rows = queryset.order_by("-pk").values_list("pk", *columns).iterator(chunk_size=2000)
    return [pk for pk, *values in rows if matches(tree, folded_words(columns, values))]


def folded_words(columns: Sequence[str], values: Sequence) -> str:
    """Returns the texts of a row in their folded form; no word runs from one into the next.

    >>> folded_words(["label", "organisation__prefecture", "organisation__name"], ["Ａ市", "43", "美里町"])
    'a市|熊本県美里町|美里町'
    """
    by_column = dict(zip(columns, values, strict=True))
    words = (_words(column, value, by_column) for column, value in by_column.items())
    return BETWEEN_CELLS.join(fold_passage(text) for text in words if text)


def _words(column: str, value, by_column) -> str:
    if not column.endswith(PREFECTURE):
        return "" if value is None else str(value)
    prefecture = PREFECTURES.get(value or "")
    name = by_column.get(column.removesuffix(PREFECTURE) + NAME)
    return f"{prefecture.name}{name or ''}" if prefecture else ""
