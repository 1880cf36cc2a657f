"""Writes again what is derived with the help of the registry, in the transaction of a change of the registry."""

from functools import reduce
from operator import or_

from django.db.models import Q

from minutes.models import Passage
from minutes.publication.derived.kinds import DERIVED
from minutes.publication.derived.walk import write_again
from minutes.search.analysis.folding import fold

# Names of a change that are looked for one by one; of more, as a new table brings them, every meeting is written again.
MOST_NAMES = 50


def follow_registry(names: frozenset[str], **_signal) -> None:
    """Writes again the meetings whose words hold one of the names."""
    kinds = [kind for kind in DERIVED if kind.follows_registry]
    for pk in _meetings_with(names) if names else ():
        write_again(kinds, pk)


def _meetings_with(names) -> list[int]:
    passages = Passage.objects.order_by()
    if len(names) <= MOST_NAMES:
        passages = passages.filter(reduce(or_, (Q(folded__contains=fold(name)) for name in sorted(names))))
    return list(passages.values_list("meeting", flat=True).distinct().order_by("meeting"))
