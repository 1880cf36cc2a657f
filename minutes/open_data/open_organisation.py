"""団体 as a program reads it: its generations, and the changes that it came from and went into."""

import datetime
from collections.abc import Iterable

from django.urls import reverse
from pydantic import BaseModel

from members.codes import PREFECTURES
from members.models import Organisation, OrganisationChange
from members.succession import Succession, succession_of
from minutes.open_data.open_fields import coded, labelled

KINDS = {value: str(label) for value, label in Organisation.Kind.choices}
CHANGE_KINDS = {value: str(label) for value, label in OrganisationChange.Kind.choices}


class OpenGeneration(BaseModel):
    """One generation of an organisation: what it was called, of what kind, under which code, and when."""

    code: str = labelled("団体コード", "その時の番号。")
    name: str = labelled("名前")
    kana: str = labelled("よみ")
    kind: str = coded("種類", KINDS)
    district: str = labelled("郡・支庁", "なければ空。")
    valid_from: datetime.date = labelled("いつから", "1970-04-01 は「その日以前から」。")
    valid_to: datetime.date | None = labelled("いつまで", "そうでなくなった最初の日。続いていれば null。")


class OpenChangeSide(BaseModel):
    """An organisation before or after a change."""

    code: str = labelled("団体コード")
    name: str = labelled("名前")


class OpenOrganisationChange(BaseModel):
    """変遷: a merger, a division, a change of name or kind."""

    took_effect_on: datetime.date = labelled("日")
    kind: str = coded("種類", CHANGE_KINDS)
    event: str = labelled("できごと")
    before: list[OpenChangeSide] = labelled("前")
    after: list[OpenChangeSide] = labelled("後")


class OpenOrganisation(BaseModel):
    """団体: a municipality, a prefecture, a ministry or another organisation, by its code of today; one, whichever codes
    it bore."""

    code: str = labelled("団体コード", "今の番号。6桁の番号、または x- で始まる番号。")
    codes: list[str] = labelled(
        "団体コードのすべて",
        "会議録には、その時の番号があります。前の番号、今の番号、同じ団体とわかったほかの番号。",
    )
    name: str = labelled("名前", "今の名。今はない団体は、最後の名。")
    kana: str = labelled("よみ")
    kind: str = coded("種類", KINDS)
    prefecture: str = labelled("都道府県の番号", "なければ空。")
    prefecture_name: str = labelled("都道府県")
    generations: list[OpenGeneration] = labelled("名前などの移り変わり", "古い順。")
    changes: list[OpenOrganisationChange] = labelled("変遷", "この団体が前か後にある変遷。古い順。")
    url: str = labelled("団体の頁の番地")


def organisations_of(
    codes: Iterable[str], by_code: dict[str, Succession], day: datetime.date, site: str = ""
) -> list[OpenOrganisation]:
    """Returns the organisations that have these codes, each once, with their changes, by their codes of a day.

    `by_code` are the successions of the registry. Six queries, however many they are.
    """
    found = {one.code_on(day): one for one in (succession_of(code, by_code) for code in codes)}
    changes = _changes_by_code(code for one in found.values() for code in one.codes)
    generations = _generations_by_code(code for one in found.values() for _, code in one.borne)
    return [
        organisation_of(code, one, generations, changes, day, site)
        for code, one in sorted(found.items())
        if any(borne in generations for _, borne in one.borne)
    ]


def organisation_of(
    code: str,
    succession: Succession,
    generations: dict[str, list[Organisation]],
    changes: dict[str, list[OrganisationChange]],
    day: datetime.date,
    site: str = "",
) -> OpenOrganisation:
    """Returns an organisation by its code of a day, out of the generations and the changes of each code that it has."""
    own = [row for _, borne in succession.borne for row in generations.get(borne, ())]
    own.sort(key=lambda row: row.valid_from)
    last = [row for row in own if row.valid_from <= day or row is own[0]][-1]
    prefecture = PREFECTURES.get(last.prefecture)
    of_own = {change.pk: change for one in succession.codes for change in changes.get(one, ())}
    return OpenOrganisation(
        code=code,
        codes=[*(borne for _, borne in succession.borne), *sorted(succession.joined)],
        name=last.name,
        kana=last.kana,
        kind=last.kind,
        prefecture=last.prefecture,
        prefecture_name=prefecture.name if prefecture else "",
        generations=[_generation(row) for row in own],
        changes=[
            _change(change)
            for change in sorted(of_own.values(), key=lambda one: (one.took_effect_on, one.pk))
        ],
        url=site + reverse("pages:organisation", args=[code]),
    )


def _generations_by_code(codes: Iterable[str]) -> dict[str, list[Organisation]]:
    """Returns {code: its generations}. One query."""
    generations: dict[str, list[Organisation]] = {}
    for row in Organisation.objects.filter(key__in=set(codes)).order_by("key", "valid_from"):
        generations.setdefault(row.key, []).append(row)
    return generations


def _changes_by_code(codes: Iterable[str]) -> dict[str, list[OrganisationChange]]:
    """Returns {code: the changes that have it on either side, the oldest first}. Five queries."""
    wanted = set(codes)
    found = [
        OrganisationChange.objects.filter(**{f"{side}__key__in": wanted}) for side in ("before", "after")
    ]
    ids = {pk for changes in found for pk in changes.order_by().values_list("pk", flat=True)}
    rows = OrganisationChange.objects.filter(pk__in=ids).prefetch_related("before", "after")
    by_code: dict[str, list[OrganisationChange]] = {}
    for change in rows.order_by("took_effect_on", "id"):
        sides = {row.key for row in (*change.before.all(), *change.after.all())}
        for code in sides & wanted:
            by_code.setdefault(code, []).append(change)
    return by_code


def _generation(row: Organisation) -> OpenGeneration:
    return OpenGeneration(
        code=row.key,
        name=row.name,
        kana=row.kana,
        kind=row.kind,
        district=row.district,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _change(change: OrganisationChange) -> OpenOrganisationChange:
    return OpenOrganisationChange(
        took_effect_on=change.took_effect_on,
        kind=change.kind,
        event=change.event,
        before=_sides(change.before.all()),
        after=_sides(change.after.all()),
    )


def _sides(rows: Iterable[Organisation]) -> list[OpenChangeSide]:
    return [OpenChangeSide(code=row.key, name=row.name) for row in sorted(rows, key=lambda row: row.key)]
