"""Where else the words stand that somebody is about to withdraw: in any meeting, public or in a draft."""

import re
from dataclasses import dataclass

from minutes.compare.shingles import LENGTH
from minutes.models import Correction, Edition, Meeting, Passage
from minutes.notation.redactions import between_marks
from minutes.publication.withdrawal.working_texts import BLOCKS, TEXTS
from minutes.record.block_text import block_name

SENTENCE = re.compile(r"[^。\n]+。?")
MOST = 200


@dataclass(frozen=True)
class Place:
    """One place that is not withdrawn with the rest: whose it is and what it is called."""

    meeting: str
    name: str
    words: str


def sought_in(wordings: list[str], span: str) -> list[str]:
    """What to look for: the span, or each sentence of 8 characters or more."""
    if span:
        return [span]
    found = [
        sentence for words in wordings for run in between_marks(words) for sentence in SENTENCE.findall(run)
    ]
    return [sentence for sentence in dict.fromkeys(found) if len(sentence) >= LENGTH]


def places_of(sought: list[str], meeting: Meeting, keys: list[str]) -> list[Place]:
    """Every other place in which any of the words stand, each once, at most 200."""
    found = {}
    for words in sought[:MOST]:
        for who, name, key in _standing(words):
            if who != str(meeting) or key not in keys:
                found.setdefault((who, name), Place(who, name, words))
    return list(found.values())[:MOST]


def _standing(words):
    for address, number in Passage.objects.filter(text__contains=words).values_list("address", "number"):
        yield address, f"公開中の {block_name(f'u{number}')}" if number else "公開中の会議名", f"u{number}"
    for prefix, models in BLOCKS.items():
        for model in models:
            yield from _in_rows(model, prefix, words)
    for fact in ("title", "venue", "attendance", "contact"):
        for row in Meeting.objects.filter(**{f"{fact}__contains": words}):
            yield str(row), f"下書きの{block_name(fact)}", fact
    for edition in Edition.objects.without_record().filter(reason__contains=words):
        yield str(edition.meeting), f"第{edition.number}版の理由", f"r{edition.number}"
    for row in Correction.objects.filter(reason__contains=words).select_related("edition"):
        yield row.edition.address, f"第{row.edition.number}版の理由", f"r{row.edition.number}"


def _in_rows(model, prefix, words):
    for field in TEXTS[model].values():
        for row in model.objects.filter(**{f"{field}__contains": words}).select_related("meeting"):
            key = f"{prefix}{row.number}"
            yield str(row.meeting), f"下書きの {block_name(key)}", key
