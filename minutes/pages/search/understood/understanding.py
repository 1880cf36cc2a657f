"""What the words of a search were understood to mean, and which reading of each is meant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from members.codes import PREFECTURES
from minutes.pages import remembered
from minutes.pages.organisations.one_organisation import own_codes
from minutes.pages.remembered import relations
from minutes.pages.site import meeting_counts
from minutes.search import index
from minutes.search.analysis.folding import fold
from minutes.search.index_query import IndexQuery, both
from minutes.search.query_language import And, Node, Word
from minutes.search.search_query import SearchQuery, compile_conditions, with_words
from minutes.search.understanding.as_parameter import read_as, takes_letters, write_as
from minutes.search.understanding.readings import (
    KIND,
    LABEL,
    ORGANISATION,
    REGION,
    WORD,
    Bearers,
    Organisation,
    Reading,
)
from minutes.search.understanding.readings_of_words import Known, reading_of_token, readings_of_word
from minutes.search.understanding.typed_words import TypedWord, rest_of, typed_words, without


@dataclass(frozen=True)
class UnderstoodWord:
    """A typed word, every way to understand it, and the one that is meant. `is_chosen`: the address says so."""

    word: TypedWord
    readings: tuple[Reading, ...]
    reading: Reading
    is_chosen: bool = False

    @property
    def fallback(self) -> Reading | None:
        """What is meant where nothing is found: a name that leaves off 市, the second sense of a question, a prefecture and all
        in it."""
        if self.is_chosen:
            return None
        others = [one for one in self.readings if one.kind not in (WORD, LABEL) and one != self.reading]
        if self.reading.kind == WORD:
            unsure = [one for one in self.readings if not one.is_sure]
            return unsure[0] if unsure else None
        next_senses = [one for one in others if one.kind == (REGION if self.is_name else ORGANISATION)]
        return next_senses[0] if next_senses and self.reading.kind == ORGANISATION else None

    @property
    def is_name(self) -> bool:
        """Whether it is the name of an organisation, and no sentence about one."""
        return self.readings[0].token.startswith("around.")


@dataclass(frozen=True)
class Understanding:
    """`letters` are all typed words as the language reads them, `rest` what of them is words and nothing else."""

    typed: str
    letters: Node | None = None
    words: tuple[UnderstoodWord, ...] = ()
    rest: tuple[Node, ...] = ()

    @property
    def tree(self) -> Node | None:
        """The words that are looked for in the text."""
        if self.is_plain:
            return self.letters
        texts = [text for one in self.words for text in one.reading.words]
        parts = tuple(dict.fromkeys([*(Word(fold(text), text) for text in texts), *self.rest]))
        return And(parts) if len(parts) > 1 else parts[0] if parts else None

    @property
    def conditions(self) -> tuple[SearchQuery, ...]:
        """What the words mean beside the text."""
        return tuple(map(condition_of, self.with_conditions))

    @property
    def readings(self) -> list[Reading]:
        """The readings that are meant, of all words."""
        return [one.reading for one in self.words]

    @property
    def with_conditions(self) -> list[Reading]:
        """Those of them that mean something beside the text."""
        return [reading for reading in self.readings if reading.conditions]

    @property
    def is_plain(self) -> bool:
        """Whether every word is meant as its letters."""
        return all(reading.kind == WORD for reading in self.readings)

    def meaning(self, word: UnderstoodWord, reading: Reading) -> "Understanding":
        """Returns the same with another reading of one word."""
        changed = replace(word, reading=reading, is_chosen=True)
        return replace(self, words=tuple(changed if one is word else one for one in self.words))

    def parameter(self) -> str:
        """Returns the parameter `as` that keeps the reading of every word that a reader has chosen."""
        return write_as({one.word.name: one.reading.token for one in self.words if one.is_chosen})

    def whole_parameter(self) -> str:
        """Returns the parameter that keeps the readings of all words, whatever the registry and the day."""
        return write_as({one.word.name: one.reading.token for one in self.words})

    def typed_without(self, word: UnderstoodWord) -> str:
        return without(self.typed, word.word)


def condition_of(reading: Reading) -> SearchQuery:
    return SearchQuery(**reading.conditions)


NOTHING_TYPED = Understanding("")


def understand(typed: str, tree: Node | None, parameter: str) -> Understanding:
    """Returns what typed words mean; `parameter` is what the address says of it. Two queries at most, which a process
    remembers."""
    known, chosen = known_names(), read_as(parameter)
    words = typed_words(typed, tree)
    understood = [_understood(word, known, chosen, takes_letters(parameter)) for word in words]
    found = Understanding(typed, tree, tuple(understood), rest_of(tree, words))
    return _with_roles(found)


def _understood(word, known, chosen, takes_letters) -> UnderstoodWord:
    readings = tuple(readings_of_word(word.name, known))
    token = chosen.get(word.name, "word" if takes_letters else "")
    reading = reading_of_token(token, word.name, known) if token else None
    if reading:
        return UnderstoodWord(word, readings, reading, is_chosen=True)
    sure = [one for one in readings if one.is_sure]
    return UnderstoodWord(word, readings, sure[0])


def _with_roles(found: Understanding) -> Understanding:
    """A name alone asks for what its organisation did itself; beside words, for all that stands around it."""
    named = [reading for reading in found.readings if reading.organisation]
    has_kind = any(reading.kind == KIND for reading in found.readings)
    if found.tree is not None or has_kind or len(named) != 1:
        return found
    return replace(found, words=tuple(map(_alone, found.words)))


def _alone(one: UnderstoodWord) -> UnderstoodWord:
    is_around = one.reading.token.startswith("around.") and not one.is_chosen
    said = [other for other in one.readings if is_around and other.token.startswith("said.")]
    return replace(one, reading=said[0]) if said else one


def known_names() -> Known:
    """Returns whose names are known, as of today."""
    return Known(bearers, meeting_counts.body_names(), timezone.localdate())


def bearers(text: str) -> Bearers:
    """Returns who bears a name, each organisation once under all codes that it bore."""
    named, today = remembered.names().named(text), timezone.localdate()
    rows = {relations().code_on(group[-1].key, today): group[-1] for group in reversed(named.groups)}
    organisations = [_organisation(code, row) for code, row in reversed(rows.items())]
    return Bearers(tuple(organisations), named.is_whole)


def _organisation(code, row) -> Organisation:
    prefecture = PREFECTURES[row.prefecture].name if row.prefecture in PREFECTURES else ""
    name = "" if prefecture == row.name else prefecture
    return Organisation(code, row.name, name, tuple(sorted(own_codes(code))))


class Compiled:
    """The queries to the index of one search, whichever readings are meant: each condition is compiled once.

    `spelled` gives a tree with the spellings that are searched too.
    """

    def __init__(self, base: SearchQuery, found: Understanding, spelled: Callable[[Node], Node]):
        self.base, self.spelled = base, spelled
        readings = {one.token: one for word in found.words for one in (*word.readings, word.reading)}
        with_conditions = [one for one in readings.values() if one.conditions]
        explicit = replace(base, narrowed=())
        conditions, *others = compile_conditions([explicit, *map(condition_of, with_conditions)])
        self.conditions = conditions
        self._by_reading = {
            (one.token, str(one.conditions)): two for one, two in zip(with_conditions, others, strict=True)
        }

    def of(self, found: Understanding, *, whole_meeting: bool | None = None) -> IndexQuery:
        """Returns the query of an understanding."""
        whole = self.base.whole_meeting if whole_meeting is None else whole_meeting
        query = self.narrowed(found.with_conditions)
        return with_words(query, self.spelled(found.tree) if found.tree else None, whole_meeting=whole)

    def narrowed(self, readings: Sequence[Reading]) -> IndexQuery:
        """Returns the conditions of the form and of these readings, without words."""
        query = self.conditions
        for reading in readings:
            query = both(query, self._by_reading[reading.token, str(reading.conditions)])
        return query


def settled(found: Understanding, base: SearchQuery, spelled: Callable[[Node], Node]) -> Understanding:
    """Returns the understanding that finds something: where what is likeliest finds nothing, what is less likely is tried.

    One statement, and none where there is nothing less likely.
    """
    unsure = [(one, one.fallback) for one in found.words if one.fallback]
    if not unsure:
        return found
    tried = [found, *(_falling_back(found, [one]) for one, _ in unsure)]
    tried += [_falling_back(found, [one for one, _ in unsure])] if len(unsure) > 1 else []
    compiled = Compiled(base, found, spelled)
    counts = index.counts([compiled.of(one) for one in tried])
    return next((one for one, hits in zip(tried, counts, strict=True) if hits), found)


def _falling_back(found, words) -> Understanding:
    return replace(
        found,
        words=tuple(replace(one, reading=one.fallback) if one in words else one for one in found.words),
    )
