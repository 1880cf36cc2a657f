"""What a page of a search shows of how it was understood: the rows, the first answer, and the ways on where nothing is found."""

from typing import Any

from django.utils import timezone

from members import registry
from minutes.pages.organisations.one_organisation import one_each
from minutes.pages.organisations.organisation_lookup import organisation_lines
from minutes.pages.search.search_addresses import SearchAddresses
from minutes.pages.search.search_suggestions import queries_of_each_word
from minutes.pages.search.understood.first_answer import (
    Brought,
    brought_by_title,
    brought_with_words,
    choices,
    named_organisations,
)
from minutes.pages.search.understood.understanding import Compiled, Understanding
from minutes.pages.search.understood.words_read import WordsRead, words_read
from minutes.search.query_language import words_of
from minutes.search.understanding.readings import KIND, WORD


def understood_page(
    addresses: SearchAddresses, found: Understanding, compiled: Compiled, *, total: int, is_first: bool
) -> dict[str, Any]:
    """Returns what the page prints. `total` are the hits; `is_first`: it is the first page, in no order but the newest first.

    Four queries more than without at most, where something is found.
    """
    each_word = (
        []
        if total
        else queries_of_each_word(_spelled_tree(found, compiled), compiled.narrowed(found.with_conditions))
    )
    read = words_read(addresses, found, compiled, leads_on=not total, also=each_word)
    brought = _brought(found, compiled, total) if is_first else None
    return {
        "read": read,
        "choices": choices(found, addresses, read.hits),
        "organisations": _organisations(found, read, total) if is_first and not brought else [],
        "brought": brought,
        "near": _near(found) if not total else [],
    }


def _organisations(found, read: WordsRead, total) -> list:
    """The organisations that are the answer: those typed alone, or beside words that nothing holds."""
    is_alone = found.tree is None and all(one.kind != KIND for one in found.readings)
    if total and not (is_alone and all(one.is_name for one in found.words if one.reading.organisation)):
        return []
    said = read.hits

    def said_by(key):
        return said.get(f"said.{key}", total)

    return named_organisations(found, said_by, is_counted=is_alone)


def _brought(found: Understanding, compiled: Compiled, total) -> Brought | None:
    """A report or inquiry is the answer to words, and to whoever asks for one."""
    if compiled.base.whole_meeting:
        return None
    words = _marked(found, compiled)
    if total:
        asks = words or any("brought" in reading.conditions for reading in found.readings)
        return brought_by_title(found, compiled, words) if asks else None
    several = len(words) > 1 or (words and any(one.kind == KIND for one in found.readings))
    return brought_with_words(found, compiled, words) if several else None


def _marked(found, compiled) -> tuple[str, ...]:
    return tuple(word.folded for word in words_of(_spelled_tree(found, compiled), positive_only=True))


def _spelled_tree(found, compiled):
    return compiled.spelled(found.tree) if found.tree is not None else None


def _near(found: Understanding) -> list:
    """The organisations with names like one that was typed and that nobody bears."""
    words = [
        one for one in found.words if one.reading.kind == WORD and one.word.name[-1] in "市区町村都道府県"
    ]
    if not words:
        return []
    rows, today = registry.near_names(words[0].word.name), timezone.localdate()
    return organisation_lines(one_each(([row] for row in rows), today), today) if rows else []
