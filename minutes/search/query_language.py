"""Parses the query language: what a reader types becomes a tree of Word, And, Or and Not. Pure.

    空白 = AND    OR, ｜ = either    -語, NOT 語 = without    "…" = one word with its blanks    ( … ) = together
    語1 NEAR 語2 = both in one sentence, near each other

Full-width forms of all of these mean the same. Nothing typed is an error: what does not fit is repaired, and the
repairs are reported.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, product

from minutes.search.analysis.folding import fold
from minutes.search.analysis.patterns import apart_pattern, near_pattern

MAX_DEPTH = 20


@dataclass(frozen=True)
class Word:
    """`folded` is what is compared, `typed` what the page shows. `apart`: no Latin letter or digit touches it, so that H2
    is not in H24; a reader cannot type that."""

    folded: str
    typed: str = field(compare=False)
    apart: bool = False

    @property
    def pattern(self) -> str:
        """What is compared of a word that stands apart, as a regular expression."""
        return apart_pattern(self.folded)


@dataclass(frozen=True)
class And:
    parts: tuple


@dataclass(frozen=True)
class Or:
    parts: tuple


@dataclass(frozen=True)
class Not:
    part: "Node"


@dataclass(frozen=True)
class Near:
    """One of the first words and one of the others, in either order, near each other in one sentence."""

    first: tuple[Word, ...]
    second: tuple[Word, ...]

    @property
    def pattern(self) -> str:
        return near_pattern(*([_within_near(word) for word in words] for words in (self.first, self.second)))

    @property
    def held(self) -> "Node":
        """What holds wherever this does: the words, wherever they stand."""
        return _combine(And, [_combine(Or, self.first), _combine(Or, self.second)])


def _within_near(word):
    return word.pattern if word.apart else re.escape(word.folded)


Node = Word | And | Or | Not | Near


@dataclass(frozen=True)
class ParsedQuery:
    """`tree` is None where nothing is left to search for; `repairs` say, in Japanese, what was repaired."""

    tree: Node | None
    repairs: tuple[str, ...] = ()


TOKEN = re.compile(
    r"""(?P<blank>\s+)
    | (?P<open>[(（]) | (?P<close>[)）])
    | (?P<or>[|｜])
    | ["＂“”] (?P<quoted>[^"＂“”]*) (?P<end>["＂“”]?)
    | (?P<not>(?<![^\s(（)）|｜])[-－−‐]+(?=[^\s)）|｜\-－−‐]))
    | (?P<word>[^\s()（）|｜"＂“”]+)""",
    re.VERBOSE,
)
OPERATORS = {
    "OR": "or",
    "ＯＲ": "or",
    "NOT": "not",
    "ＮＯＴ": "not",
    "AND": "blank",
    "ＡＮＤ": "blank",
    "NEAR": "near",
    "ＮＥＡＲ": "near",
}
NEAR_WITHOUT_WORDS = "両側にことばのない NEAR を外しました。"
SEVERAL_DASHES = "続いた「-」を、一つの「-」（除く）と読みました。"


def parse(typed: str) -> ParsedQuery:
    """
    >>> parse("防災 -訓練").tree == And((Word("防災", "防災"), Not(Word("訓練", "訓練"))))
    True
    >>> parse("(津波").repairs
    ('閉じていない括弧を、終わりで閉じました。',)
    """
    parser = _Parser(typed)
    tree = parser.disjunction(0)
    return ParsedQuery(tree, tuple(dict.fromkeys(parser.repairs)))


class _Parser:
    """Recursive descent: disjunction := conjunction (OR conjunction)*, conjunction := operand+,
    operand := word (NEAR word)* | NOT operand | ( disjunction ). `depth` counts the brackets that are open."""

    def __init__(self, typed):
        self.repairs = []
        self.tokens = list(self._tokens(typed))
        self.position = 0

    def _tokens(self, typed):
        for token in TOKEN.finditer(typed):
            kind, text = token.lastgroup, token[0]
            if kind == "end":
                kind, text = "word", token["quoted"]
                if not token["end"]:
                    self.repairs.append("閉じていない引用符を、終わりで閉じました。")
            else:
                kind = OPERATORS.get(text, kind) if kind == "word" else kind
            if kind == "word" and not fold(text):
                continue
            if kind == "not" and token.lastgroup == "not" and len(text) > 1:
                self.repairs.append(SEVERAL_DASHES)
            if kind != "blank":
                yield kind, text

    def _next_kind(self):
        return self.tokens[self.position][0] if self.position < len(self.tokens) else ""

    def disjunction(self, depth):
        parts = []
        while True:
            part = self.conjunction(depth)
            parts += [part] if part else []
            if self._next_kind() == "or":
                self.position += 1
                if not part or self._next_kind() in ("", "close", "or"):
                    self.repairs.append("片側にことばのない OR（｜）を外しました。")
            elif self._next_kind() == "close" and depth == 0:
                self.position += 1
                self.repairs.append("開いていない閉じ括弧を外しました。")
                rest = self.disjunction(0)
                return _combine(And, [part for part in (_combine(Or, parts), rest) if part])
            else:
                return _combine(Or, parts)

    def conjunction(self, depth):
        parts = []
        while self._next_kind() in ("word", "not", "open", "near"):
            if self._next_kind() == "near":
                self.position += 1
                self.repairs.append(NEAR_WITHOUT_WORDS)
                continue
            part = self.operand(depth)
            parts += [part] if part else []
        return _combine(And, parts)

    def operand(self, depth):
        kind, text = self.tokens[self.position]
        self.position += 1
        if kind == "word":
            return self._near(_word(text))
        if kind == "not":
            return self._negation(depth)
        return self._bracket(depth)

    def _near(self, first):
        """A word, or what it and the next ones are near: each pair of neighbours is."""
        pairs, words = [], [first]
        while [kind for kind, _ in self.tokens[self.position : self.position + 2]] == ["near", "word"]:
            words.append(_word(self.tokens[self.position + 1][1]))
            pairs.append(Near((words[-2],), (words[-1],)))
            self.position += 2
        return _combine(And, pairs) or first

    def _negation(self, depth):
        if self._next_kind() not in ("word", "not", "open"):
            self.repairs.append("後にことばのない NOT を外しました。")
            return None
        part = self.operand(depth)
        return Not(part) if part else None

    def _bracket(self, depth):
        if depth == MAX_DEPTH:
            self.repairs.append(f"{MAX_DEPTH}より深い括弧を外しました。")
            return None
        part = self.disjunction(depth + 1)
        if self._next_kind() == "close":
            self.position += 1
        else:
            self.repairs.append("閉じていない括弧を、終わりで閉じました。")
        if part is None:
            self.repairs.append("中にことばのない括弧を外しました。")
        return part


def _word(text):
    return Word(fold(text), " ".join(text.split()))


def _combine(kind, parts):
    """Returns one node of the parts, each once; parts of the same kind are flattened. One part needs no node, and no
    part gives None."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else [part]
    flat = list(dict.fromkeys(flat))
    return None if not flat else flat[0] if len(flat) == 1 else kind(tuple(flat))


def words_of(tree: Node | None, *, positive_only: bool = False) -> list[Word]:
    """Returns the words of a tree in order, each once; `positive_only` leaves out those below a Not."""
    return list(dict.fromkeys(_words(tree, positive_only)))


def _words(tree, positive_only):
    if isinstance(tree, Word):
        yield tree
    elif isinstance(tree, Near):
        yield from (*tree.first, *tree.second)
    elif isinstance(tree, Not):
        if not positive_only:
            yield from _words(tree.part, positive_only)
    elif tree is not None:
        for part in tree.parts:
            yield from _words(part, positive_only)


def matches(tree: Node, folded: str) -> bool:
    """Returns whether a folded text matches. This is the definition that every index is checked against."""
    if isinstance(tree, Word) and not tree.apart:
        return tree.folded in folded
    if isinstance(tree, Word | Near):
        return re.search(tree.pattern, folded) is not None
    if isinstance(tree, Not):
        return not matches(tree.part, folded)
    return (all if isinstance(tree, And) else any)(matches(part, folded) for part in tree.parts)


def map_words(tree: Node, change: Callable[[Word], Node]) -> Node:
    """Returns the same tree with each Word replaced by what `change` makes of it."""
    if isinstance(tree, Word):
        return change(tree)
    if isinstance(tree, Near):
        changed = [[words_of(change(word)) for word in words] for words in (tree.first, tree.second)]
        return Near(*(tuple(dict.fromkeys(chain.from_iterable(words))) for words in changed))
    if isinstance(tree, Not):
        return Not(map_words(tree.part, change))
    return _combine(type(tree), [map_words(part, change) for part in tree.parts])


def describe(tree: Node) -> list[tuple[str, bool]]:
    """Returns a tree in Japanese, as pieces; True says that a piece is a word: 「防災」 を含み、 「訓練」 を含まない."""
    return _merge_plain(_clauses(tree, last=True))


def _clauses(tree, *, last) -> Iterator[tuple[str, bool]]:
    if isinstance(tree, Word):
        yield from _alternatives([tree])
        yield "を含む" if last else "を含み、", False
    elif isinstance(tree, Near):
        yield from _near_each_other(tree)
        yield "を含む" if last else "を含み、", False
    elif isinstance(tree, Not):
        yield from _group(tree.part)
        yield "を含まない" if last else "を含まず、", False
    elif isinstance(tree, Or):
        yield from _alternatives(tree.parts)
        yield "を含む" if last else "を含み、", False
    else:
        for number, part in enumerate(tree.parts, start=1):
            yield from _clauses(part, last=last and number == len(tree.parts))


def _near_each_other(tree):
    yield "同じ文の近くに", False
    yield from _alternatives(tree.first)
    yield "と", False
    yield from _alternatives(tree.second)


def _group(part):
    if isinstance(part, Word):
        yield from _alternatives([part])
    else:
        yield "（", False
        yield from _clauses(part, last=True)
        yield "もの）", False


def _alternatives(parts):
    for index, part in enumerate(parts):
        if index:
            yield "または", False
        if isinstance(part, Word):
            yield "「", False
            yield part.typed, True
            yield "」", False
        else:
            yield from _group(part)


def _merge_plain(pieces):
    """Joins neighbouring pieces that are no words."""
    merged: list[tuple[str, bool]] = []
    for text, is_word in pieces:
        if merged and not is_word and not merged[-1][1]:
            merged[-1] = (merged[-1][0] + text, False)
        else:
            merged.append((text, is_word))
    return merged


def write_query(tree: Node, *, inside: bool = False) -> str:
    """Returns a tree as a person types it; parsing that gives the tree again. `inside` puts brackets around a list.

    >>> write_query(parse("ごみ (減量 OR 分別) -有料").tree)
    'ごみ (減量 OR 分別) -有料'
    """
    if isinstance(tree, Word):
        return tree.typed if _needs_no_quotes(tree.typed) else f'"{tree.typed}"'
    if isinstance(tree, Near):
        pairs = [
            f"{write_query(one)} NEAR {write_query(other)}" for one, other in product(tree.first, tree.second)
        ]
        return pairs[0] if len(pairs) == 1 else f"({' OR '.join(pairs)})"
    if isinstance(tree, Not):
        negated = write_query(tree.part, inside=True)
        return f"-{negated}" if isinstance(tree.part, Word) else f"NOT {negated}"
    operator = " OR " if isinstance(tree, Or) else " "
    text = operator.join(write_query(part, inside=True) for part in tree.parts)
    return f"({text})" if inside else text


def _needs_no_quotes(typed):
    return typed not in OPERATORS and re.fullmatch(r"[^\s()（）|｜\"＂“”\-－−‐][^\s()（）|｜\"＂“”]*", typed)
