"""Follows a change of the registry in its transaction: writes again what is derived with its help, and raises the counters
of the meetings whose pages show what changed."""

from functools import reduce
from operator import or_

from django.db.models import Max, Q

from members import registry
from members.models import Organisation
from members.spelling import fold_name
from minutes.models import MeetingName, MeetingState, Passage, PublicState
from minutes.publication.derived.kinds import DERIVED
from minutes.publication.derived.walk import write_again
from minutes.search.analysis.folding import fold

# Names of a change that are looked for one by one; of more, as a new table brings them, every meeting is written again.
MOST_NAMES = 50


def follow_registry(names: frozenset[str], codes: frozenset[str], **_signal) -> None:
    """Writes again the meetings whose words hold one of the names, and raises the counters of those that name one of the
    codes or names, or a relative of these; of all meetings where the change does not say whom it touches."""
    kinds = [kind for kind in DERIVED if kind.follows_registry]
    for pk in _meetings_with(names) if names else ():
        write_again(kinds, pk)
    is_known = codes and len(names) <= MOST_NAMES
    MeetingState.raise_for_all(_meetings_naming(names, codes) if is_known else None)
    days = Organisation.objects.aggregate(Max("valid_from"), Max("valid_to")).values()
    PublicState.note_last_day(max(filter(None, days), default=None))


def _meetings_with(names) -> list[int]:
    passages = Passage.objects.order_by()
    if len(names) <= MOST_NAMES:
        passages = passages.filter(reduce(or_, (Q(folded__contains=fold(name)) for name in sorted(names))))
    return list(passages.values_list("meeting", flat=True).distinct().order_by("meeting"))


def _meetings_naming(names, codes) -> set[int]:
    """Where a label is tied to no code, a page shows who bears its name, and a label may begin with a prefecture or a
    district: 西多摩郡瑞穂町 is one of 瑞穂町."""
    related = registry.related_codes(codes)
    borne = Organisation.objects.filter(key__in=related).values_list("name", flat=True)
    endings = tuple(fold_name(name) for name in {*names, *borne})
    by_code = MeetingName.objects.filter(code__in=related).values_list("meeting", flat=True)
    untied = MeetingName.objects.filter(code="").values_list("meeting", "folded_label")
    return {*by_code, *(meeting for meeting, label in untied if label.endswith(endings))}
