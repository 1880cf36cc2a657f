"""団体 as a program reads it: its generations, and the changes that it came from and went into."""

import datetime
from collections.abc import Iterable

from django.urls import reverse
from pydantic import BaseModel

from members.codes import PREFECTURES
from members.models import Organisation, OrganisationChange
from minutes.open_data.open_fields import coded, labelled

KINDS = {value: str(label) for value, label in Organisation.Kind.choices}
CHANGE_KINDS = {value: str(label) for value, label in OrganisationChange.Kind.choices}


class OpenGeneration(BaseModel):
    """One generation of an organisation: what it was called, of what kind, and when."""

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
    """団体: a municipality, a prefecture, a ministry or another organisation, by its code."""

    code: str = labelled("団体コード", "6桁の番号、または x- で始まる番号。")
    name: str = labelled("名前", "一番新しい名。")
    kana: str = labelled("よみ")
    kind: str = coded("種類", KINDS)
    prefecture: str = labelled("都道府県の番号", "なければ空。")
    prefecture_name: str = labelled("都道府県")
    same_as: str = labelled("同じ団体", "別の番号の団体と同じとわかったとき、その番号。なければ空。")
    generations: list[OpenGeneration] = labelled("名前などの移り変わり", "古い順。")
    changes: list[OpenOrganisationChange] = labelled("変遷", "この番号の団体が前か後にある変遷。古い順。")
    url: str = labelled("団体のページのウェブのアドレス")


def organisations_of(codes: Iterable[str], site: str = "") -> list[OpenOrganisation]:
    """Returns the organisations of these codes with their changes, by code. Six queries, however many they are."""
    generations: dict[str, list[Organisation]] = {}
    rows = Organisation.objects.filter(key__in=codes).select_related("same_as")
    for row in rows.order_by("key", "valid_from"):
        generations.setdefault(row.key, []).append(row)
    changes = _changes_by_code(generations)
    return [organisation_of(rows, changes.get(code, []), site) for code, rows in generations.items()]


def organisation_of(
    generations: list[Organisation], changes: list[OrganisationChange], site: str = ""
) -> OpenOrganisation:
    """Returns an organisation out of its generations, the oldest first, and the changes that have it on either side."""
    last = generations[-1]
    prefecture = PREFECTURES.get(last.prefecture)
    return OpenOrganisation(
        code=last.key,
        name=last.name,
        kana=last.kana,
        kind=last.kind,
        prefecture=last.prefecture,
        prefecture_name=prefecture.name if prefecture else "",
        same_as=last.same_as.key if last.same_as else "",
        generations=[_generation(row) for row in generations],
        changes=[_change(change) for change in changes],
        url=site + reverse("pages:organisation", args=[last.key]),
    )


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
