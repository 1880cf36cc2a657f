"""Finds where else the words stand that somebody is about to withdraw: in any meeting, public or in a draft."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutes.compare.shingles import SHINGLE_LENGTH
from minutes.models import Correction, Edition, FilePage, Handout, Meeting, Passage
from minutes.notation.redactions import between_redactions
from minutes.publication.withdrawal.redact import WITHDRAWABLE_FACTS
from minutes.publication.withdrawal.working_texts import MODELS, TEXT_COLUMNS
from minutes.record import block_keys
from minutes.record.block_keys import BlockKey
from minutes.record.block_text import block_name
from minutes.search.holding import IN_FILES, SAID, passages_holding

SENTENCE = re.compile(r"[^。\n]+。?")
MOST = 200


@dataclass(frozen=True)
class Copy:
    """One place that is not withdrawn with the rest: whose it is, what a clerk calls it, which words stand there."""

    meeting: str
    name: str
    words: str


def words_to_find(wordings: list[str], span: str) -> list[str]:
    """Returns what to look for: the span, or each sentence of 8 characters or more."""
    if span:
        return [span]
    sentences = [
        sentence
        for words in wordings
        for run in between_redactions(words)
        for sentence in SENTENCE.findall(run)
    ]
    return [sentence for sentence in dict.fromkeys(sentences) if len(sentence) >= SHINGLE_LENGTH]


def find_copies(searched: list[str], meeting: Meeting, keys: list[BlockKey]) -> list[Copy]:
    """Returns every other place in which any of the words stand, each once, at most 200."""
    found: dict[tuple[int, str], str] = {}
    places = ((words, *place) for words in searched[:MOST] for place in _places_with(words))
    for words, owner, name, key in places:
        if len(found) == MOST:
            break
        if owner != meeting.pk or key not in keys:
            found.setdefault((owner, name), words)
    owners = Meeting.objects.in_bulk({owner for owner, _ in found})
    return [Copy(str(owners[owner]), name, words) for (owner, name), words in found.items()]


def _places_with(words) -> Iterator[tuple[int, str, BlockKey]]:
    """(the id of its meeting, what it is called, its key)"""
    yield from _in_passages(words)
    yield from _in_published_files(words)
    yield from _in_files_of_drafts(words)
    for kind, models in MODELS.items():
        for model in models:
            yield from _in_rows(model, kind, words)
    for fact in WITHDRAWABLE_FACTS:
        for row in Meeting.objects.filter(**{f"{fact.name}__contains": words}):
            yield row.pk, f"下書きの{fact.called}", block_keys.fact(fact.name)
    yield from _in_reasons(words)


def _in_passages(words):
    for passage in passages_holding(words, kinds=SAID):
        number, is_answer = passage.number, passage.kind == Passage.Kind.WRITTEN_ANSWER
        key = block_keys.answer(number) if is_answer else block_keys.block(number)
        if words in passage.text:
            yield passage.meeting_id, f"公開中の {block_name(key)}" if number else "公開中の会議名", key


def _in_published_files(words):
    """Lines of a PDF end within words, so its folded text is looked through."""
    for page in passages_holding(words, kinds=IN_FILES):
        yield page.meeting_id, f"公開中の {page.heading}（ファイル）", block_keys.handout(page.number)


def _in_files_of_drafts(words):
    files = FilePage.objects.filter(text__contains=words).order_by().values("file__digest")
    for row in Handout.objects.filter(file_digest__in=files):
        key = block_keys.handout(row.number)
        yield row.meeting_id, f"下書きの {block_name(key)}のファイル", key


def _in_rows(model, kind, words):
    for column in TEXT_COLUMNS[model].values():
        for row in model.objects.filter(**{f"{column}__contains": words}):
            key = BlockKey(kind, row.number)
            yield row.meeting_id, f"下書きの {block_name(key)}", key


def _in_reasons(words):
    for edition in Edition.objects.without_record().filter(reason__contains=words):
        key = block_keys.reasons(edition.number)
        yield edition.meeting_id, block_name(key), key
    for row in Correction.objects.filter(reason__contains=words).select_related("edition"):
        key = block_keys.reasons(row.edition.number)
        yield row.edition.meeting_id, block_name(key), key
