"""Checks the consistency of the registry: codes, generations, and that every town of 1970 leads to one of today."""

from itertools import pairwise

from django.db.models import F, Q

from members.codes import is_valid_code
from members.graph import closure
from members.models import Organisation, OrganisationChange
from members.registry.shipped_table import (
    COMPLETE_TO,
    MUNICIPAL_KINDS,
    MUNICIPALITY_COUNT,
    PREFECTURE_COUNT,
)


def verify_registry() -> list[str]:
    """Returns one line for each inconsistency; an empty list for a consistent registry (nine queries)."""
    return [
        *_wrong_codes(),
        *_overlaps(),
        *_without_successor(),
        *_impossible_changes(),
        *_wrong_counts(),
    ]


def _wrong_codes():
    for key in sorted(set(Organisation.objects.exclude(key__startswith="x-").values_list("key", flat=True))):
        if not is_valid_code(key):
            yield f"団体コード {key} の検査数字が合いません。"


def _overlaps():
    rows = Organisation.objects.order_by("key", "valid_from")
    for row, following in pairwise(rows.values_list("key", "name", "valid_from", "valid_to", named=True)):
        if row.key == following.key and (row.valid_to is None or row.valid_to > following.valid_from):
            yield (
                f"{_name_and_key(row.name, row.key)} と {_name_and_key(following.name, following.key)} の"
                f"期間が重なっています（{following.valid_from}）。"
            )


def _name_and_key(name, key):
    return f"{name}（{key}）"


def _without_successor():
    """The abolished municipalities from which no change leads to one in force."""
    pairs = OrganisationChange.objects.filter(before__isnull=False, after__isnull=False)
    in_force = Organisation.objects.filter(valid_to=None).values_list("pk", flat=True)
    with_successor = closure(in_force, pairs.values_list("after", "before"))
    abolished = Organisation.objects.filter(kind__in=MUNICIPAL_KINDS, valid_to__isnull=False)
    without_successor = {*abolished.values_list("pk", flat=True)} - with_successor
    for row in Organisation.objects.filter(pk__in=without_successor).order_by("key", "valid_from"):
        yield f"{row} は {row.valid_to} になくなりましたが、その後がありません。"


def _impossible_changes():
    """The changes whose organisations before were not in force on the eve, or whose ones after were not on the day.

    An organisation after a change may end on that same day: 大野村 went into 鹿島町, which became 鹿嶋市 that very day.
    """
    day = F("took_effect_on")
    for side, side_name, begins_too_late in (("before", "前", "gte"), ("after", "後", "gt")):
        impossible = Q(**{f"{side}__valid_from__{begins_too_late}": day}) | Q(
            **{f"{side}__valid_to__lt": day}
        )
        changes = OrganisationChange.objects.filter(impossible)
        for effect, event, key, name in changes.values_list(
            "took_effect_on", "event", f"{side}__key", f"{side}__name"
        ):
            yield f"{effect} の「{event}」の{side_name}に、{_name_and_key(name, key)} はありません。"


def _wrong_counts():
    """The numbers of municipalities and prefectures in force on the day up to which the table is complete."""
    shipped = Organisation.objects.filter(shipped=True).valid_on(COMPLETE_TO)
    for kinds, expected, kind_name in (
        (MUNICIPAL_KINDS, MUNICIPALITY_COUNT, "市区町村"),
        (["prefecture"], PREFECTURE_COUNT, "都道府県"),
    ):
        count = shipped.filter(kind__in=kinds).count()
        if count != expected:
            yield f"{COMPLETE_TO} の{kind_name}は {expected} のはずですが、{count} あります。"
