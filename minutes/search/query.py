"""What was typed → what is looked for. Nothing typed is an error: what does not fit is mended and said. Pure.

    空白 = AND    OR, ｜ = either    -語, NOT 語 = without    "…" = one word with its blanks    ( … ) = together

Full-width forms of all of these are the same.
"""

import re
from dataclasses import dataclass, field

from minutes.search.analysis.folding import fold

DEEPEST = 20


@dataclass(frozen=True)
class Word:
    """`folded` is what is compared, `typed` what the page shows."""

    folded: str
    typed: str = field(compare=False)


@dataclass(frozen=True)
class And:
    parts: tuple


@dataclass(frozen=True)
class Or:
    parts: tuple


@dataclass(frozen=True)
class Not:
    part: object


Node = Word | And | Or | Not


@dataclass(frozen=True)
class Query:
    """`tree` is None where nothing is left to look for; `repairs` say what of the input was mended."""

    tree: Node | None
    repairs: tuple[str, ...] = ()


TOKENS = re.compile(
    r"""(?P<blank>\s+)
    | (?P<open>[(（]) | (?P<close>[)）])
    | (?P<either>[|｜])
    | ["＂“”] (?P<quoted>[^"＂“”]*) (?P<end>["＂“”]?)
    | (?P<minus>(?<![^\s(（)）|｜])[-－−‐](?=[^\s)）|｜]))
    | (?P<word>[^\s()（）|｜"＂“”]+)""",
    re.VERBOSE,
)
OPERATORS = {
    "OR": "either",
    "ＯＲ": "either",
    "NOT": "minus",
    "ＮＯＴ": "minus",
    "AND": "blank",
    "ＡＮＤ": "blank",
}


def parse(typed: str) -> Query:
    """
    >>> parse("防災 -訓練").tree == And((Word("防災", "防災"), Not(Word("訓練", "訓練"))))
    True
    >>> parse("(津波").repairs
    ('閉じていない括弧を、終わりで閉じました。',)
    """
    reader = _Reader(typed)
    tree = reader.either(0)
    return Query(tree, tuple(dict.fromkeys(reader.repairs)))


class _Reader:
    """Reads tokens by descent: either := both (OR both)*, both := one+, one := [NOT] word | ( either )."""

    def __init__(self, typed):
        self.repairs = []
        self.tokens = list(self._tokens(typed))
        self.at = 0

    def _tokens(self, typed):
        for found in TOKENS.finditer(typed):
            kind, text = found.lastgroup, found[0]
            if kind == "end":
                kind, text = "word", found["quoted"]
                if not found["end"]:
                    self.repairs.append("閉じていない引用符を、終わりで閉じました。")
            else:
                kind = OPERATORS.get(text, kind) if kind == "word" else kind
            if kind == "word" and not fold(text):
                continue
            if kind != "blank":
                yield kind, text

    def _next(self):
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def either(self, depth):
        parts = []
        while True:
            found = self.both(depth)
            parts += [found] if found else []
            if self._next() == "either":
                self.at += 1
                if not found or self._next() in ("", "close", "either"):
                    self.repairs.append("片側にことばのない OR（｜）を外しました。")
            elif self._next() == "close" and depth == 0:
                self.at += 1
                self.repairs.append("開いていない閉じ括弧を外しました。")
                rest = self.either(0)
                return _joined(And, [part for part in (_joined(Or, parts), rest) if part])
            else:
                return _joined(Or, parts)

    def both(self, depth):
        parts = []
        while self._next() in ("word", "minus", "open"):
            found = self.one(depth)
            parts += [found] if found else []
        return _joined(And, parts)

    def one(self, depth):
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "word":
            return Word(fold(text), " ".join(text.split()))
        if kind == "minus":
            return self._without(depth)
        return self._bracket(depth)

    def _without(self, depth):
        if self._next() not in ("word", "minus", "open"):
            self.repairs.append("後にことばのない NOT を外しました。")
            return None
        found = self.one(depth)
        return Not(found) if found else None

    def _bracket(self, depth):
        if depth == DEEPEST:
            self.repairs.append(f"{DEEPEST}より深い括弧を外しました。")
            return None
        found = self.either(depth + 1)
        if self._next() == "close":
            self.at += 1
        else:
            self.repairs.append("閉じていない括弧を、終わりで閉じました。")
        if found is None:
            self.repairs.append("中にことばのない括弧を外しました。")
        return found


def _joined(kind, parts):
    """One part stands for itself, none for nothing; parts of the same kind become one list, each part once."""
    flat = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else [part]
    flat = list(dict.fromkeys(flat))
    return None if not flat else flat[0] if len(flat) == 1 else kind(tuple(flat))


def words_of(tree: Node | None, *, wanted_only: bool = False) -> list[Word]:
    """Every word of a tree in order, each once; `wanted_only` leaves out those below a NOT."""
    return list(dict.fromkeys(_words(tree, wanted_only)))


def _words(tree, wanted_only):
    if isinstance(tree, Word):
        yield tree
    elif isinstance(tree, Not):
        if not wanted_only:
            yield from _words(tree.part, wanted_only)
    elif tree is not None:
        for part in tree.parts:
            yield from _words(part, wanted_only)


def holds(tree: Node, folded: str) -> bool:
    """Does a folded text answer? The plain meaning that every index is held against."""
    if isinstance(tree, Word):
        return tree.folded in folded
    if isinstance(tree, Not):
        return not holds(tree.part, folded)
    return (all if isinstance(tree, And) else any)(holds(part, folded) for part in tree.parts)


def replaced(tree: Node, change) -> Node:
    """The same tree with each Word put through `change`."""
    if isinstance(tree, Word):
        return change(tree)
    if isinstance(tree, Not):
        return Not(replaced(tree.part, change))
    return _joined(type(tree), [replaced(part, change) for part in tree.parts])


def described(tree: Node) -> list[tuple[str, bool]]:
    """How a tree was read, as pieces; True marks a word: 「防災」 を含み、 「訓練」 を含まない."""
    return _merged([*_said(tree, last=True)])


def _said(tree, *, last):
    if isinstance(tree, Word):
        yield from _listed([tree])
        yield "を含む" if last else "を含み、", False
    elif isinstance(tree, Not):
        yield from _group(tree.part)
        yield "を含まない" if last else "を含まず、", False
    elif isinstance(tree, Or):
        yield from _listed(tree.parts)
        yield "を含む" if last else "を含み、", False
    else:
        for place, part in enumerate(tree.parts, start=1):
            yield from _said(part, last=last and place == len(tree.parts))


def _group(part):
    if isinstance(part, Word):
        yield from _listed([part])
    else:
        yield "（", False
        yield from _said(part, last=True)
        yield "もの）", False


def _listed(parts):
    for place, part in enumerate(parts):
        if place:
            yield "または", False
        if isinstance(part, Word):
            yield "「", False
            yield part.typed, True
            yield "」", False
        else:
            yield from _group(part)


def _merged(pieces):
    merged = []
    for text, term in pieces:
        if merged and not term and not merged[-1][1]:
            merged[-1] = (merged[-1][0] + text, False)
        else:
            merged.append((text, term))
    return merged


def written(tree: Node, *, inside: bool = False) -> str:
    """A tree as a person types it; reading it again gives the tree.

    >>> written(parse("ごみ (減量 OR 分別) -有料").tree)
    'ごみ (減量 OR 分別) -有料'
    """
    if isinstance(tree, Word):
        return tree.typed if _plain(tree.typed) else f'"{tree.typed}"'
    if isinstance(tree, Not):
        return (
            f"-{written(tree.part, inside=True)}"
            if isinstance(tree.part, Word)
            else f"NOT {written(tree.part, inside=True)}"
        )
    text = (" OR " if isinstance(tree, Or) else " ").join(written(part, inside=True) for part in tree.parts)
    return f"({text})" if inside else text


def _plain(typed):
    return typed not in OPERATORS and re.fullmatch(r"[^\s()（）|｜\"＂“”\-－−‐][^\s()（）|｜\"＂“”]*", typed)
