"""A query as a condition on the folded text, for where an index knows the pairs of a word and not their order. Pure."""

from minutes.search.query_language import And, Node, Not, Word


def comparison(tree: Node, holds: str) -> tuple[str, list[str]]:
    """Returns (SQL, parameters). `holds` is the condition that a text holds one word, with a %s where this stands."""
    if isinstance(tree, Word):
        return holds, [tree.folded]
    if isinstance(tree, Not):
        condition, params = comparison(tree.part, holds)
        return f"NOT {condition}", params
    compared = [comparison(part, holds) for part in tree.parts]
    operator = " AND " if isinstance(tree, And) else " OR "
    return (
        f"({operator.join(condition for condition, _ in compared)})",
        [param for _, params in compared for param in params],
    )
