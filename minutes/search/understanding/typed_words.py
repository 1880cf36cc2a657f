"""Cuts what was typed into the words that can be understood as more than words. Pure.

A word that stands alone among the others is one. What stands in quotation marks or brackets, is excluded, or has another word
beside it in an OR, is a word and nothing else: 「"深川市"」 looks for the letters.
"""

from dataclasses import dataclass

from members.codes import PREFECTURES
from minutes.search.analysis.folding import fold
from minutes.search.query_language import OPERATORS, TOKEN, And, Node, Word

_PREFECTURES = frozenset(prefecture.name for prefecture in PREFECTURES.values())


@dataclass(frozen=True)
class TypedWord:
    """A word as it was typed, at typed[start:end]; `names` is how it is looked up: 熊本県 美里町 as 熊本県美里町."""

    text: str
    start: int
    end: int
    folded: tuple[str, ...]

    @property
    def name(self) -> str:
        return "".join(self.text.split())


def typed_words(typed: str, tree: Node | None) -> list[TypedWord]:
    """Returns the words that can be understood, in order, each once. `tree` is what the language read."""
    alone = {part.folded for part in _parts(tree) if isinstance(part, Word)}
    words: dict[str, TypedWord] = {}
    for token in TOKEN.finditer(typed):
        if token.lastgroup != "word" or token[0] in OPERATORS:
            continue
        folded = fold(token[0])
        if folded in alone and folded not in words:
            words[folded] = TypedWord(token[0], token.start(), token.end(), (folded,))
    return _with_prefectures(typed, list(words.values()))


def rest_of(tree: Node | None, words: list[TypedWord]) -> tuple[Node, ...]:
    """Returns the parts of a tree that are none of the words."""
    understood = {folded for word in words for folded in word.folded}
    return tuple(part for part in _parts(tree) if not (isinstance(part, Word) and part.folded in understood))


def without(typed: str, word: TypedWord) -> str:
    """Returns what was typed without a word.

    >>> from minutes.search.query_language import parse
    >>> typed = '深川市 "学校 ICT" 2012'
    >>> without(typed, typed_words(typed, parse(typed).tree)[0])
    '"学校 ICT" 2012'
    """
    return f"{typed[: word.start].rstrip()} {typed[word.end :].lstrip()}".strip()


def _parts(tree):
    return () if tree is None else tree.parts if isinstance(tree, And) else (tree,)


def _with_prefectures(typed, words):
    """Joins a prefecture and the name that follows it: together they name one town."""
    joined: list[TypedWord] = []
    for word in words:
        before = joined[-1] if joined else None
        if (
            before
            and before.text in _PREFECTURES
            and _is_name(word.text)
            and not typed[before.end : word.start].strip()
        ):
            joined[-1] = TypedWord(
                typed[before.start : word.end], before.start, word.end, before.folded + word.folded
            )
        else:
            joined.append(word)
    return joined


def _is_name(text):
    return len(text) > 1 and text[-1] in "市区町村" and text not in _PREFECTURES
