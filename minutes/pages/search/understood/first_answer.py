"""The first answer: a report or inquiry that holds the words, with the talk below it; or the organisation that was typed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from minutes.models import Passage
from minutes.pages import remembered
from minutes.pages.organisations.names import prefecture_name
from minutes.pages.organisations.one_organisation import Found
from minutes.pages.organisations.organisation_lookup import OrganisationLine, organisation_lines_with_counts
from minutes.pages.search.hits import path_of, record_path
from minutes.pages.search.search_addresses import SearchAddresses
from minutes.pages.search.understood.understanding import Compiled, Understanding, UnderstoodWord
from minutes.search import index
from minutes.search.analysis import keys
from minutes.search.analysis.highlight import snippet
from minutes.search.query_language import Or, words_of
from minutes.search.understanding.readings import KIND, LABEL

# Hits of single words among which one report or inquiry is looked for that holds them all.
MOST_LOOKED_AT = 300
# Blocks of one report or inquiry that are read, and turns of it that are shown.
MOST_BLOCKS, MOST_TURNS = 120, 12
TITLES = (("k", "presentation"),)
IN_BROUGHT = (("r", "report"), ("r", "inquiry"))
Pieces = list[tuple[str, bool]]


@dataclass(frozen=True)
class Turn:
    """A turn below a report or inquiry, and its excerpt. `is_answer`: it answers an earlier turn; `is_question`: it asks."""

    passage: Passage
    pieces: Pieces
    href: str
    is_answer: bool
    is_question: bool


@dataclass(frozen=True)
class Brought:
    """A report or inquiry as the first answer. `turns` are the first that hold the words (of a short one, all), `others` is
    how many more it has. `meeting_title` is that of its meeting."""

    passage: Passage
    titles: list[Pieces]
    questions: list[tuple[Passage, Pieces]]
    turns: list[Turn]
    others: int
    meeting_title: str

    @property
    def href(self) -> str:
        return f"{record_path(self.passage.address)}u/{self.passage.number}/"

    @property
    def in_record(self) -> str:
        return path_of(self.passage)

    @property
    def prefecture(self) -> str:
        name = prefecture_name(self.passage.prefecture)
        return "" if name == self.passage.label else name


@dataclass(frozen=True)
class NamedOrganisation:
    """The organisation that a word names: its line, and the address that looks for it. `is_counted`: the line tells how much
    it said and brought; beside words that nothing holds, that is not known."""

    line: OrganisationLine
    href: str
    is_counted: bool = True


@dataclass(frozen=True)
class Choice:
    """A name that several bear: each of them with its hits, and the address of the search for it alone."""

    name: str
    lines: list[NamedOrganisation]


def brought_by_title(found: Understanding, compiled: Compiled, words: tuple[str, ...]) -> Brought | None:
    """Returns the newest report or inquiry whose own title is a hit. Two queries, one where there is none."""
    query = compiled.of(found)
    top = index.highest_keys(replace(query, facets=(*query.facets, TITLES)), 1)
    return _brought(_blocks_from(top[0]), words) if top else None


def brought_with_words(found: Understanding, compiled: Compiled, words: tuple[str, ...]) -> Brought | None:
    """Returns the newest report or inquiry that holds all words somewhere in its title and talk.

    Looks at the newest hits of any of the words. Three queries, two where there is none.
    """
    tree = compiled.spelled(found.tree)
    conditions = compiled.narrowed([one for one in found.with_conditions if one.kind != KIND])
    any_word = Or(tuple(words_of(tree, positive_only=True)))
    query = replace(conditions, tree=any_word, facets=(*conditions.facets, IN_BROUGHT))
    top = index.highest_keys(query, MOST_LOOKED_AT)
    unit = (
        _unit_with_all(found.tree, Passage.objects.filter(sort_key__in=top).order_by("-sort_key"))
        if top
        else None
    )
    return _brought(_blocks_under(*unit), words) if unit else None


def _unit_with_all(tree, passages: Iterable[Passage]) -> tuple[int, str] | None:
    """Returns meeting and heading of the first unit that holds every word, those that hold more in the title first."""
    wanted = {word.folded for word in words_of(tree, positive_only=True)}
    held: dict[tuple[int, str], set[str]] = {}
    in_title: dict[tuple[int, str], int] = {}
    for passage in passages:
        unit = passage.meeting_id, _heading_of(passage)
        here = {word for word in wanted if word in passage.folded}
        held.setdefault(unit, set()).update(here)
        if passage.kind == Passage.Kind.PRESENTATION:
            in_title[unit] = len(here)
    whole = [unit for unit, words in held.items() if words == wanted]
    return max(whole, key=lambda unit: in_title.get(unit, 0), default=None)


def _heading_of(passage) -> str:
    """What stands above the talk of a report or inquiry: minutes/record/passages.py."""
    if passage.kind != Passage.Kind.PRESENTATION:
        return passage.heading
    return f"{passage.label}　{passage.text.partition(chr(10))[0]}"


def _blocks_under(meeting: int, heading: str) -> list[Passage]:
    """The title of a unit and its talk, the title of its meeting first."""
    wanted = Q(heading=heading) | Q(kind=Passage.Kind.PRESENTATION) | Q(number=0)
    rows = Passage.objects.filter(wanted, meeting=meeting).order_by("-sort_key").defer("folded")
    return [row for row in rows[: MOST_BLOCKS * 4] if not row.number or _heading_of(row) == heading]


def _blocks_from(key: int) -> list[Passage]:
    """The title with this key and the talk below it, the title of its meeting first."""
    meeting = keys.meeting_of(key)
    below = Q(sort_key__lte=key, sort_key__gte=keys.keys_of_meeting(meeting)[0])
    rows = Passage.objects.filter(below | Q(sort_key=keys.title_key(meeting))).order_by("-sort_key")
    title, first, *rest = rows.defer("folded")[:MOST_BLOCKS]
    blocks = [title, first]
    for row in rest:
        if row.kind in (Passage.Kind.PRESENTATION, Passage.Kind.ITEM) or not row.brought:
            break
        blocks.append(row)
    return blocks


def _brought(blocks: list[Passage], words: tuple[str, ...]) -> Brought | None:
    presented = [row for row in blocks if row.kind == Passage.Kind.PRESENTATION]
    if not presented or blocks[0].number:
        return None
    first = presented[0]
    talk = [row for row in blocks if row.kind == Passage.Kind.TURN]
    shown = [row for row in talk if len(talk) <= MOST_TURNS or _holds(row, words)][:MOST_TURNS]
    questions = [row for row in blocks if row.kind == Passage.Kind.QUESTION]
    return Brought(
        first,
        [snippet(line, words) for line in first.text.split("\n")],
        [(row, snippet(row.text, words)) for row in questions],
        [_turn(row, words) for row in shown],
        len(talk) - len(shown),
        blocks[0].text,
    )


def _holds(passage, words) -> bool:
    return any(is_word for _, is_word in snippet(passage.text, words))


def _turn(passage, words) -> Turn:
    return Turn(
        passage,
        snippet(passage.text, words),
        path_of(passage),
        bool(passage.replies_to),
        bool(passage.asked),
    )


def named_organisations(
    found: Understanding, said: Callable[[str], int], *, is_counted: bool
) -> list[NamedOrganisation]:
    """Returns the organisations that words name; `said` is how much each said and brought. No query where none has ended."""
    named = [one for one in found.words if one.reading.organisation]
    return [
        replace(line, is_counted=is_counted)
        for one in named
        for line in _lines(
            one, {one.reading.organisation.key: said(one.reading.organisation.key)}, organisation_path
        )
    ]


def organisation_path(key: str) -> str:
    return reverse("pages:organisation", args=[key])


def choices(found: Understanding, addresses: SearchAddresses, hits_of: dict[str, int]) -> list[Choice]:
    """Returns who bears each name that leaves open which of several is meant; `hits_of` are by token of their readings."""
    hits = {
        one.organisation.key: hits_of.get(one.token, 0)
        for word in found.words
        for one in word.readings
        if one.organisation
    }
    open_names = [one for one in found.words if one.reading.kind == LABEL and _bearers(one)]
    return [
        Choice(one.word.text, _lines(one, hits, lambda key, one=one: _address(addresses, found, one, key)))
        for one in open_names
    ]


def _address(addresses, found, word, key) -> str:
    around = next(one for one in word.readings if one.organisation and one.organisation.key == key)
    return addresses.changed(**{"as": found.meaning(word, around).parameter()})


def _bearers(word: UnderstoodWord) -> list[str]:
    return [one.organisation.key for one in word.readings if one.organisation]


def _lines(word, hits, address) -> list[NamedOrganisation]:
    organisation = word.reading.organisation
    wanted = [organisation.key] if organisation else _bearers(word)
    names = remembered.names()
    bearers = [
        Found(key, list(group)) for key in wanted for group in names.named(key).groups if group[-1].key == key
    ]
    lines = organisation_lines_with_counts(bearers, hits, timezone.localdate())
    return [NamedOrganisation(line, address(line.bearer.key)) for line in lines]
