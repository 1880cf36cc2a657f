"""Whether the registry can be true: codes, generations, and that every town of 1970 leads to one of today."""

from itertools import pairwise

from members.codes import is_valid_code
from members.models import Organisation, OrganisationChange
from members.registry.lineage import closure
from members.registry.table import COMPLETE_TO, MUNICIPAL_KINDS, MUNICIPALITIES, PREFECTURES


def verify_registry() -> list[str]:
    """One line for each thing that cannot be; an empty list is a sound registry."""
    return [*_wrong_codes(), *_overlaps(), *_lost(), *_impossible_changes(), *_living()]


def _wrong_codes():
    for key in Organisation.objects.exclude(key__startswith="x-").values_list("key", flat=True).distinct():
        if not is_valid_code(key):
            yield f"団体コード {key} の検査数字が合いません。"


def _overlaps():
    rows = Organisation.objects.order_by("key", "valid_from")
    for one, following in pairwise(rows):
        if one.key == following.key and (one.valid_to is None or one.valid_to > following.valid_from):
            yield f"{one} と {following} の期間が重なっています（{following.valid_from}）。"


def _lost():
    """The abolished municipalities from which no change leads to one that stands."""
    pairs = OrganisationChange.objects.filter(before__isnull=False, after__isnull=False)
    living = Organisation.objects.filter(valid_to=None).values_list("pk", flat=True)
    reached = closure(living, pairs.values_list("after", "before"))
    abolished = Organisation.objects.filter(kind__in=MUNICIPAL_KINDS, valid_to__isnull=False)
    for one in abolished.order_by("key", "valid_from"):
        if one.pk not in reached:
            yield f"{one} は {one.valid_to} になくなりましたが、その後がありません。"


def _impossible_changes():
    """Changes that take what was gone already, or bring what was not there."""
    for change in OrganisationChange.objects.prefetch_related("before", "after"):
        day = change.took_effect_on
        for one in change.before.all():
            if one.valid_from > day or (one.valid_to and one.valid_to < day):
                yield f"{day} の「{change.event}」の前に、{one} はありません。"
        for one in change.after.all():
            if one.valid_from > day or (one.valid_to and one.valid_to < day):
                yield f"{day} の「{change.event}」の後に、{one} はありません。"


def _living():
    shipped = Organisation.objects.filter(shipped=True).valid_on(COMPLETE_TO)
    for kinds, expected, name in (
        (MUNICIPAL_KINDS, MUNICIPALITIES, "市区町村"),
        (["prefecture"], PREFECTURES, "都道府県"),
    ):
        found = shipped.filter(kind__in=kinds).count()
        if found != expected:
            yield f"{COMPLETE_TO} の{name}は {expected} のはずですが、{found} あります。"
