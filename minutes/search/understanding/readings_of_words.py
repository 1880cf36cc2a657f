"""All ways to understand a word that was typed, the likeliest first; and the one that an address names. Pure."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from members.codes import PREFECTURES, prefecture_of
from minutes.search.analysis.folding import fold
from minutes.search.understanding import kind_words
from minutes.search.understanding.asked_in_words import asked_in_words
from minutes.search.understanding.days_read import read_days, reading_of_days
from minutes.search.understanding.readings import (
    ROLES,
    Bearers,
    Reading,
    as_word,
    of_body,
    of_fiscal_year,
    of_label,
    of_organisation,
    of_region,
)

# What is offered of a single organisation, beside what is meant.
OFFERED = ("around", "said", "asked", "answered", "named")
# Speakers whom no registry holds.
SECRETARIAT = "事務局"
MOST_BEARERS = 12


@dataclass(frozen=True)
class Known:
    """What a word is held against: whose name it is, the 会議体 by key, and the day."""

    bearers: Callable[[str], Bearers]
    bodies: Mapping[str, str]
    today: datetime.date


def readings_of_word(name: str, known: Known) -> list[Reading]:
    """Returns every way to understand a word; the letters themselves are always one. The first that is sure is meant."""
    found = [
        *_as_body(name, known),
        *read_days(name, known.today),
        *kind_words.KIND_WORDS.get(name, ()),
        *_as_name(name, known.bearers(name)),
        *_as_sentence(name, known),
        *_as_secretariat(name),
        as_word(name),
    ]
    return list({reading.token: reading for reading in reversed(found)}.values())[::-1]


def _as_body(name, known):
    return [of_body(key, body) for key, body in known.bodies.items() if fold(body) == fold(name)]


def _as_name(name: str, bearers: Bearers) -> list[Reading]:
    """One organisation in all of its roles; of several, first what stands under the name as printed, so that none is mixed
    with another, then each around itself."""
    organisations, is_sure = bearers.organisations, bearers.is_whole
    if len(organisations) == 1:
        one = organisations[0]
        return [*(of_organisation(role, one, is_sure=is_sure) for role in OFFERED), *_as_region(one)]
    if not organisations or len(organisations) > MOST_BEARERS:
        return []
    label = of_label(_without_prefecture(name), is_sure=is_sure)
    return [label, *(of_organisation("around", one, is_sure=is_sure) for one in organisations)]


def _as_region(organisation) -> list[Reading]:
    """A prefecture is an office, and the towns in it."""
    prefecture = prefecture_of(organisation.key)
    is_prefecture = prefecture is not None and prefecture.code == organisation.key
    return [of_region(prefecture.number, organisation.name)] if is_prefecture else []


def _as_sentence(text, known):
    asked = asked_in_words(text)
    if asked is None:
        return []
    bearers = known.bearers(asked.name)
    if len(bearers.organisations) == 1:
        (one,) = bearers.organisations
        return [of_organisation(role, one, topic=asked.topic) for role in asked.roles]
    if not bearers.organisations and asked.name != SECRETARIAT:
        return []
    labelled = [of_label(asked.name, role, topic=asked.topic) for role in asked.roles]
    several = bearers.organisations[:MOST_BEARERS]
    return labelled + [of_organisation(asked.roles[0], one, topic=asked.topic) for one in several]


def _as_secretariat(name):
    return [of_label(name, role, is_sure=False) for role in ("label", "asks")] if name == SECRETARIAT else []


def _without_prefecture(name):
    starts = [one.name for one in PREFECTURES.values() if name.startswith(one.name) and name != one.name]
    return name.removeprefix(starts[0]) if starts else name


def reading_of_token(token: str, name: str, known: Known) -> Reading | None:
    """Returns the reading of a word that an address names, whatever day it is read on; None where it names none."""
    of_word = {reading.token: reading for reading in [*readings_of_word(name, known), *kind_words.ALL]}
    if token in of_word:
        return of_word[token]
    kind, _, value = token.partition(".")
    if kind == "days":
        return _days_of_token(value)
    if kind == "fiscal" and value.isdecimal() and len(value) == 4:
        return of_fiscal_year(int(value))
    if kind == "body" and value in known.bodies:
        return of_body(value, known.bodies[value])
    if kind in ROLES and len(bearers := known.bearers(value).organisations) == 1 and bearers[0].key == value:
        return of_organisation(kind, bearers[0])
    return None


def _days_of_token(value) -> Reading | None:
    try:
        since, until = (datetime.date.fromisoformat(end) if end else None for end in value.split("."))
    except ValueError:
        return None
    return reading_of_days(since, until) if since or until else None
