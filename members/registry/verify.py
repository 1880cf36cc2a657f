"""Whether the registry can be true: codes, generations, and that every town of 1970 leads to one of today."""

from itertools import pairwise

from django.db.models import F, Q

from members.codes import is_valid_code
from members.models import Organisation, OrganisationChange
from members.registry.lineage import closure
from members.registry.shipped_table import COMPLETE_TO, MUNICIPAL_KINDS, MUNICIPALITIES, PREFECTURES


def verify_registry() -> list[str]:
    """One line for each thing that cannot be; an empty list is a sound registry. Nine queries where it is sound."""
    return [*_wrong_codes(), *_overlaps(), *_lost(), *_impossible_changes(), *_living()]


def _wrong_codes():
    for key in sorted(set(Organisation.objects.exclude(key__startswith="x-").values_list("key", flat=True))):
        if not is_valid_code(key):
            yield f"団体コード {key} の検査数字が合いません。"


def _overlaps():
    rows = Organisation.objects.order_by("key", "valid_from")
    for one, following in pairwise(rows.values_list("key", "name", "valid_from", "valid_to")):
        if one[0] == following[0] and (one[3] is None or one[3] > following[2]):
            yield f"{_named(one)} と {_named(following)} の期間が重なっています（{following[2]}）。"


def _named(row):
    return f"{row[1]}（{row[0]}）"


def _lost():
    """The abolished municipalities from which no change leads to one that stands."""
    pairs = OrganisationChange.objects.filter(before__isnull=False, after__isnull=False)
    living = Organisation.objects.filter(valid_to=None).values_list("pk", flat=True)
    reached = closure(living, pairs.values_list("after", "before"))
    abolished = Organisation.objects.filter(kind__in=MUNICIPAL_KINDS, valid_to__isnull=False)
    lost = {*abolished.values_list("pk", flat=True)} - reached
    for one in Organisation.objects.filter(pk__in=lost).order_by("key", "valid_from"):
        yield f"{one} は {one.valid_to} になくなりましたが、その後がありません。"


def _impossible_changes():
    """Changes that take what was not there on the eve, or bring what is not there on the day.

    What comes and goes on one day is there: 大野村 went into 鹿島町, which became 鹿嶋市 that very day.
    """
    day = F("took_effect_on")
    for side, word, begins_too_late in (("before", "前", "gte"), ("after", "後", "gt")):
        impossible = Q(**{f"{side}__valid_from__{begins_too_late}": day}) | Q(
            **{f"{side}__valid_to__lt": day}
        )
        found = OrganisationChange.objects.filter(impossible)
        for effect, event, *one in found.values_list(
            "took_effect_on", "event", f"{side}__key", f"{side}__name"
        ):
            yield f"{effect} の「{event}」の{word}に、{_named(one)} はありません。"


def _living():
    shipped = Organisation.objects.filter(shipped=True).valid_on(COMPLETE_TO)
    for kinds, expected, name in (
        (MUNICIPAL_KINDS, MUNICIPALITIES, "市区町村"),
        (["prefecture"], PREFECTURES, "都道府県"),
    ):
        found = shipped.filter(kind__in=kinds).count()
        if found != expected:
            yield f"{COMPLETE_TO} の{name}は {expected} のはずですが、{found} あります。"
