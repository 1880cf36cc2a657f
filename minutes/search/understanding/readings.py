"""The ways to understand a word, and the names under which an address keeps them. Pure.

    word                            the letters themselves
    around.012289                   what 深川市 said, and what stands in the reports and inquiries that it brought
    said.012289  asked.012289       what it said; what asks it
    answered.012289 named.012289    what it answered; what others said of it
    asks.012289 inquired.012289 reported.012289    what it asked; the inquiries and reports that it brought
    region.07                       what any organisation of a prefecture said
    label                           what was said under this name, as printed, by whom nobody has identified
    body.kaigi-1                    a 会議体
    days.2012-10-01.2012-10-31      the meetings of these days;  fiscal.2012  of a 年度
    kind.turn  brought.report  exchange.asks       a kind of words

`conditions` are fields of a SearchQuery.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from members import wareki

Conditions = dict[str, Any]


@dataclass(frozen=True)
class Organisation:
    """An organisation that a text may name: its code, its name, its prefecture ("" where it has none, or is it), and the
    codes under which it is found."""

    key: str
    name: str
    prefecture: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Bearers:
    """Who bears a name. `is_whole`: the text is all of a name or a code, and no other word."""

    organisations: tuple[Organisation, ...] = ()
    is_whole: bool = False


@dataclass(frozen=True)
class Reading:
    """One way to understand a word: `token` names it in an address, `kind` says what it is, `text` says it in words.

    `words` are looked for in the text. `is_sure`: this is what is meant, unless the reader says otherwise; others are
    meant where the letters themselves find nothing.
    """

    token: str
    kind: str
    text: str
    conditions: Conditions = field(default_factory=dict)
    words: tuple[str, ...] = ()
    organisation: Organisation | None = None
    is_sure: bool = True


# What an organisation does: how the reading is called, in words, and its conditions.
ROLES: dict[str, tuple[str, Callable[[tuple[str, ...]], Conditions]]] = {
    "around": ("その発言と、持ってきた発表・照会の中", lambda codes: {"around": codes}),
    "said": ("自ら述べ、持ってきたもの", lambda codes: {"codes": codes}),
    "asked": ("尋ねられた発言", lambda codes: {"asked_of": codes}),
    "answered": ("答えた発言と書面の回答", lambda codes: {"answered_by": codes}),
    "asks": ("尋ねた発言", lambda codes: {"codes": codes, "exchange": "asks"}),
    "inquired": (
        "持ってきた照会",
        lambda codes: {"codes": codes, "kind": "presentation", "brought": "inquiry"},
    ),
    "reported": (
        "持ってきた発表",
        lambda codes: {"codes": codes, "kind": "presentation", "brought": "report"},
    ),
    "named": ("ほかの団体が触れた発言", lambda codes: {"mentioned": codes}),
}
WORD, ORGANISATION, LABEL, BODY, DAYS, KIND, REGION = (
    "word",
    "organisation",
    "label",
    "body",
    "days",
    "kind",
    "region",
)
# The roles of a name that nobody is identified by: whoever is asked or answers stands there by the name as printed.
ROLES_OF_LABELS = ("asked", "answered", "asks")


def as_word(text: str) -> Reading:
    return Reading("word", WORD, "ことば", words=(text,))


def of_organisation(
    role: str, organisation: Organisation, *, topic: str = "", is_sure: bool = True
) -> Reading:
    says, conditions = ROLES[role]
    prefecture = f"{organisation.prefecture} " if organisation.prefecture else ""
    return Reading(
        f"{role}.{organisation.key}",
        ORGANISATION,
        f"団体 {prefecture}{organisation.name}。{says}",
        conditions(organisation.codes),
        (topic,) if topic else (),
        organisation,
        is_sure,
    )


def of_label(label: str, role: str = "label", *, topic: str = "", is_sure: bool = True) -> Reading:
    """Returns what was said under a name that several bear, or nobody: as it is printed."""
    words = (topic,) if topic else ()
    if role not in ROLES_OF_LABELS:
        text = f"まだどの団体か特定されていない「{label}」"
        return Reading("label", LABEL, text, {"label": label}, words, is_sure=is_sure)
    says, conditions = ROLES[role]
    found = conditions((label,))
    if "codes" in found:
        found["label"] = label
        del found["codes"]
    return Reading(f"{role}.label", LABEL, f"「{label}」。{says}", found, words, is_sure=is_sure)


def of_region(number: str, name: str) -> Reading:
    return Reading(f"region.{number}", REGION, f"都道府県 {name}の団体のどれか", {"prefecture": number})


def of_body(key: str, name: str) -> Reading:
    return Reading(f"body.{key}", BODY, f"会議体 {name}", {"body": key})


def of_days(since: datetime.date | None, until: datetime.date | None, text: str) -> Reading:
    ends = ".".join(day.isoformat() if day else "" for day in (since, until))
    conditions = {"since": since, "until": until}
    return Reading(f"days.{ends}", DAYS, text, {name: day for name, day in conditions.items() if day})


def of_fiscal_year(year: int) -> Reading:
    return Reading(
        f"fiscal.{year}", DAYS, f"年度 {wareki.format_fiscal_year(year)}（{year}年度）", {"year": year}
    )


def of_kind(name: str, value: str, text: str, *, is_sure: bool = True) -> Reading:
    return Reading(f"{name}.{value}", KIND, text, {name: value}, is_sure=is_sure)
