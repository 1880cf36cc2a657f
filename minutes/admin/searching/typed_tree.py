"""What is typed into a search box of the desk, as the public search reads it: words, OR, -, "…", with readings and codes of
organisations."""

from members import registry
from members.codes import codes_meant
from members.registry.name_search import KANA_SUFFIXES, hiragana
from members.unseen import plain_name
from minutes.search.analysis.folding import fold
from minutes.search.query_language import Node, Or, Word, map_words, parse, words_of

LONGEST = 200
# Each word that may be a reading costs a query.
MOST_NAMES_ASKED = 8


def typed_tree(typed: str) -> Node | None:
    """Returns the tree of what is typed, each word beside the names and codes of organisations that it may mean; None
    where nothing is left to search for. At most one query a word."""
    tree = parse(typed[:LONGEST]).tree
    if tree is None:
        return None
    asked = words_of(tree)[:MOST_NAMES_ASKED]
    return map_words(tree, lambda word: _with_names(word) if word in asked else word)


def _with_names(word: Word) -> Node:
    plain = plain_name(word.typed)
    others = codes_meant(plain) if plain.isdecimal() else _names_read(plain)
    meant = [Word(fold(other), word.typed) for other in others]
    alike = [one for one in dict.fromkeys(meant) if word.folded not in one.folded]
    return Or((word, *alike)) if alike else word


def _names_read(plain: str) -> list[str]:
    """Returns the names of which a text is the whole reading, or all but its 市 or 町: みさと may be 美里町 and 三郷市."""
    kana = hiragana(plain)
    if len(kana) < 2:
        return []
    readings = {kana, *(kana + suffix for suffix in KANA_SUFFIXES)}
    return [row.name for rows in registry.named(plain) for row in rows if row.kana in readings]
