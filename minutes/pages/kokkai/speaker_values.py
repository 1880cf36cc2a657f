"""Who speaks, in the words of the Diet's API: the label as printed, the reading, the kind and the prefecture of the registry.

An organisation is taken by its code as it was on the day of the meeting: by the last generation that had begun, or else
the first.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter

from members.codes import PREFECTURES
from members.models import Organisation
from minutes.kokkai.speech_texts import INFORMATION
from minutes.models import Passage
from minutes.pages.organisations.names import prefecture_name
from minutes.search.analysis.folding import fold
from minutes.search.spoken_keys import Span

Generations = dict[str, list[Organisation]]
NOBODY = dict.fromkeys(("speaker", "speakerYomi", "speakerGroup", "speakerPosition", "speakerRole"))


def generations_of(codes: Iterable[str]) -> Generations:
    """Returns the generations of each code, the first one first. One query, and none without a code."""
    wanted = set(codes) - {""}
    rows = Organisation.objects.filter(key__in=wanted).order_by("key", "valid_from") if wanted else ()
    return {code: list(generations) for code, generations in groupby(rows, key=attrgetter("key"))}


def speaker_of(passage: Passage, generations: Generations) -> dict:
    """Returns the five values of a speech. Nobody says a narration. A name that was withdrawn says so, and no more."""
    if not passage.role:
        return NOBODY
    then = _on(generations.get(passage.code, ()), passage.held_on)
    return NOBODY | {
        "speaker": passage.printed_label,
        "speakerYomi": (then.kana or None) if then else None,
        "speakerGroup": prefecture_name(passage.prefecture) or None,
        "speakerPosition": then.get_kind_display() if then else None,
    }


def labels_with(parts: Sequence[str]) -> list[str]:
    """Returns the labels as printed that hold one of the folded parts. One query, of an index alone."""
    labels = Passage.objects.exclude(label="").order_by().values_list("label", flat=True).distinct()
    return [label for label in labels if _holds_one(label, parts)]


def read_with(parts: Sequence[str]) -> list[Span]:
    """Returns whose reading holds one of the folded parts, and on which days."""
    return _spans("kana", lambda kana: _holds_one(kana, parts))


def of_position(part: str) -> list[Span]:
    """Returns of whom the kind in words (市, 町 …) holds a folded part, and on which days."""
    kinds = {kind for kind, name in Organisation.Kind.choices if part in fold(name)}
    return _spans("kind", kinds.__contains__)


def prefectures_with(part: str) -> list[str]:
    """Returns the numbers of the prefectures whose name holds a folded part."""
    return [number for number, prefecture in PREFECTURES.items() if part in fold(prefecture.name)]


def is_information(parts: Sequence[str]) -> bool:
    """Tells whether one of the parts stands in the name of what is no speech of anybody."""
    return _holds_one(INFORMATION, parts)


def _holds_one(name, parts):
    return any(part in fold(name) for part in parts)


def _on(generations: Sequence[Organisation], day: datetime.date) -> Organisation | None:
    begun = [one for one in generations if one.valid_from <= day]
    return begun[-1] if begun else next(iter(generations), None)


def _spans(column: str, matches: Callable[[str], bool]) -> list[Span]:
    """Each generation stands for the days up to the next; the first also for those before, the last for all that come.
    One query."""
    spans: list[Span] = []
    rows = Organisation.objects.order_by("key", "valid_from").values_list("key", "valid_from", column)
    for code, generations in groupby(rows, key=itemgetter(0)):
        begins, found = zip(*((begin, matches(value)) for _, begin, value in generations), strict=True)
        if all(found):
            spans.append((code, None, None))
            continue
        bounds = [None, *begins[1:], None]
        spans += [(code, bounds[n], bounds[n + 1]) for n, holds in enumerate(found) if holds]
    return spans
