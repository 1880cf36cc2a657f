"""The parameter `as` of a search: which words are to be understood how. Pure.

as=深川市:said.012289 2012:fiscal.2012 — a word, a colon and the token of a reading, with blanks between. A word that is not
typed (any more) is passed over, so that the parameter may stay while the words change. as=word alone takes all words as
their letters.

>>> read_as("深川市:word 2012:fiscal.2012")
{'深川市': 'word', '2012': 'fiscal.2012'}
>>> write_as({"深川市": "word", "2012": "fiscal.2012"})
'深川市:word 2012:fiscal.2012'
"""

from collections.abc import Mapping

ALL_WORDS = "word"


def read_as(parameter: str) -> dict[str, str]:
    """Returns {word: token of its reading}. What is of another form is passed over."""
    parts = [part.rpartition(":") for part in parameter.split()]
    return {word: token for word, _, token in parts if word and token}


def takes_letters(parameter: str) -> bool:
    """Returns whether all words are taken as their letters."""
    return parameter.strip() == ALL_WORDS


def write_as(chosen: Mapping[str, str]) -> str:
    return " ".join(f"{word}:{token}" for word, token in chosen.items())
