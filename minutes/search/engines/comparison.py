"""A query as a condition on the folded text, for where an index knows the pairs of a word and not their order. Pure."""

from dataclasses import dataclass

from minutes.search.query_language import And, Near, Node, Not, Word


@dataclass(frozen=True)
class Comparing:
    """How a dialect compares: the conditions that a text holds a word, and that it matches a regular expression, with a
    %s where that stands."""

    holds: str
    matches: str

    def condition(self, tree: Node) -> tuple[str, list[str]]:
        """Returns (SQL, parameters)."""
        if is_pattern(tree):
            return self.matches, [tree.pattern]
        if isinstance(tree, Word):
            return self.holds, [tree.folded]
        if isinstance(tree, Not):
            condition, params = self.condition(tree.part)
            return f"NOT {condition}", params
        compared = [self.condition(part) for part in tree.parts]
        operator = " AND " if isinstance(tree, And) else " OR "
        return (
            f"({operator.join(condition for condition, _ in compared)})",
            [param for _, params in compared for param in params],
        )


def is_pattern(tree: Node) -> bool:
    """Returns whether a part of a query is one that no index can tell: a word apart, words near each other."""
    return isinstance(tree, Near) or (isinstance(tree, Word) and tree.apart)


def has_pattern(tree: Node) -> bool:
    """Returns whether such a part is anywhere in a query."""
    if isinstance(tree, Not):
        return has_pattern(tree.part)
    return is_pattern(tree) or (not isinstance(tree, Word) and any(map(has_pattern, tree.parts)))
