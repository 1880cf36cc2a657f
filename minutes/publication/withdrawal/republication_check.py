"""Finds withdrawn words that stand again in a record about to be published, or that still stand where they may not."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from minutes.compare.restatement import (
    Restatement,
    WithdrawnWording,
    restatements,
    standing,
    texts_by_place,
)
from minutes.compare.shingles import shingles_around, shingles_of_all
from minutes.models import Edition, Meeting, Withdrawal, WithdrawnWords
from minutes.publication.editions.snapshot import record_of
from minutes.publication.withdrawal.redact import CHOICE, FOLLOWING
from minutes.publication.withdrawal.restated_handouts import files_standing, new_files_restating
from minutes.publication.withdrawal.restatement_answers import unanswered
from minutes.publication.withdrawal.wordings import wordings_of
from minutes.record import block_keys
from minutes.record.block_keys import ATTENDEE, BlockKey
from minutes.record.block_text import block_name
from minutes.record.leaves import texts
from minutes.record.record import Record
from minutes.record.stored_record import read_record
from minutes.record.tallies.tallies import stands_in
from minutes.search.analysis.folding import fold
from minutes.search.holding import SAID, is_any_holding

# Of so many places the index is asked whether other meetings say the same in public.
MOST_ASKED = 50


def restated_in(meeting: Meeting, record: Record) -> list[Restatement]:
    """Returns the places where words withdrawn from this meeting may be public again, but for those answered before.

    Those that `is_certain` cannot be answered.
    """
    rows = _kept_words(Withdrawal.objects.filter(meeting=meeting))
    return unanswered(meeting, _restated(meeting, record, rows)) if rows else []


def standing_in(withdrawal: Withdrawal, record: Record) -> list[Restatement]:
    """Returns every place of a record in which words of a withdrawal stand, but for those answered before.

    Unlike `restated_in` it tells of texts too that have been public all the time.
    """
    rows = _kept_words(Withdrawal.objects.filter(pk=withdrawal.pk))
    restated = _restated(withdrawal.meeting, record, rows)
    words = {wording.whole for wording in _wordings(rows)}
    still = [
        *standing(withdrawal.pk, words, _texts_without_codes(record)),
        *files_standing(_wordings(rows), _last_public(withdrawal.meeting), record),
    ]
    told = {place.place for place in restated}
    return unanswered(withdrawal.meeting, [*restated, *(place for place in still if place.place not in told)])


def names_standing(meeting: Meeting, keys: list[BlockKey], span: str) -> list[Restatement]:
    """Returns every other place, in the draft and in the newest edition, in which a name stands that is to be withdrawn.

    `keys` are the blocks that are withdrawn together; names are the texts of the attendees among them, or the span.
    """
    words = {
        WithdrawnWording(0, text, span).whole
        for key in keys
        if key.kind == ATTENDEE
        for wording in wordings_of(meeting, key).values()
        for text in wording.values()
    }
    newest = meeting.editions.newest().first() if words else None
    records = [record_of(meeting), *([read_record(newest.record)] if newest else [])]
    found = {
        place.answer: place
        for record in (records if words else [])
        for place in standing(0, words, _texts_without_codes(record))
        if place.key not in keys
    }
    return list(found.values())


def names_of(restated: Iterable[Restatement]) -> str:
    """Returns what a clerk calls the places: #12、場所."""
    return "、".join(dict.fromkeys(place.name or block_name(place.key) for place in restated))


def withdrawn_shingles(wordings: list[tuple[str, str]], newest: Edition | None) -> set[str]:
    """Returns the shingles of withdrawn words, given as (words, span), that no text of the newest edition holds."""
    withdrawn = set().union(*(shingles_around(words, span) for words, span in wordings))
    public = texts(json.loads(newest.record)) if newest else ()
    return withdrawn - shingles_of_all(text for _, text in public)


def _kept_words(withdrawals) -> list[tuple[int, str, str, str]]:
    """(withdrawal, span, words, leaf) of what is not erased."""
    kept = WithdrawnWords.objects.filter(withdrawal__in=withdrawals).exclude(words="")
    return list(kept.values_list("withdrawal", "withdrawal__span", "words", "leaf"))


def _wordings(rows) -> list[WithdrawnWording]:
    return [
        WithdrawnWording(withdrawal, words, span)
        for withdrawal, span, words, leaf in rows
        if not leaf.endswith((*FOLLOWING, CHOICE))
    ]


def _texts_without_codes(record: Record) -> dict[str, str]:
    """What goes with another text is asked about with that: a code with its name, a choice with its question."""
    asked_elsewhere = _choices_of_questions(record) | _words_of_tallies(record)
    return {
        place: text
        for place, text in texts_by_place(record).items()
        if not place.endswith(FOLLOWING) and place not in asked_elsewhere
    }


def _words_of_tallies(record: Record) -> set[str]:
    """The places of the words that tallies repeat of a turn and a question of the record."""
    blocks = {block["number"]: block for block in record["blocks"]}
    return {
        f"{block_keys.tally(row['number'])}/{name}"
        for row in record["tallies"]
        if stands_in(blocks, row)
        for name in ["phrase", *(f"choices/{place}" for place in range(len(row["choices"])))]
    }


def _choices_of_questions(record: Record) -> set[str]:
    """The places of the answers' choices that repeat one of their question's."""
    choices = {
        block["number"]: block["choices"] for block in record["blocks"] if block["block_kind"] == "question"
    }
    return {
        f"{block_keys.answer(answer['number'])}{CHOICE}"
        for answer in record["answers"]
        if answer["choice"] in choices.get(answer["question"], ())
    }


def _restated(meeting, record, rows) -> list[Restatement]:
    once_public = _last_public(meeting)
    once_public_texts = texts_by_place(once_public) if once_public else {}
    asked_elsewhere = _choices_of_questions(record)
    new = {place: text for place, text in texts_by_place(record).items() if place not in asked_elsewhere}
    found = restatements(_wordings(rows), once_public_texts, new)
    return [
        *_beside_other_meetings(found),
        *_restated_followers(rows, once_public, record),
        *_restated_choices(rows, once_public, record),
        *new_files_restating(_wordings(rows), once_public, record),
    ]


def _last_public(meeting: Meeting) -> Record | None:
    """The last edition that was public, taken down or not, as it is today."""
    last = meeting.editions.order_by("-number").first()
    return read_record(last.record) if last else None


def _beside_other_meetings(found: Iterator[Restatement]) -> Iterator[Restatement]:
    """Forgives what other public texts say too; what would be certain, since nobody else says it, is then asked."""
    for asked, place in enumerate(found):
        is_public = asked < MOST_ASKED and all(_is_public(words) for _, words, _ in place.pieces)
        if place.is_certain and is_public:
            yield replace(place, is_certain=False)
        elif place.is_certain or not is_public:
            yield place


def _is_public(words: str) -> bool:
    """A file is no excuse: it may be the one that is asked about."""
    return len(fold(words)) >= 8 and is_any_holding(words, kinds=SAID)


def _restated_choices(rows, once_public: Record | None, record: Record) -> Iterator[Restatement]:
    """An answer from which a choice was withdrawn, taking it again; and a new one of the same organisation that does.

    How short the choice is does not matter: who took it was withdrawn, while the question goes on offering it.
    """
    chosen = [(withdrawal, leaf, words) for withdrawal, _, words, leaf in rows if leaf.endswith(CHOICE)]
    withdrawn = list(dict.fromkeys(chosen))
    before = {answer["number"]: answer for answer in once_public["answers"]} if once_public else {}
    places = _choices_of_questions(record) if withdrawn else set()
    for withdrawal, leaf, words in withdrawn:
        own = before.get(BlockKey.of_leaf(leaf).number)
        for answer in record["answers"]:
            place = f"{block_keys.answer(answer['number'])}{CHOICE}"
            is_again = place == leaf or (own is not None and _is_of_same(own, answer))
            is_new = before.get(answer["number"], {}).get("choice") != answer["choice"]
            if place in places and is_again and is_new and answer["choice"] == words:
                piece = ("", answer["choice"], "")
                yield Restatement(withdrawal, place, (piece,), is_certain=place == leaf)


def _is_of_same(answer, other) -> bool:
    return all(answer[name] == other[name] for name in ("question", "attendee"))


def _restated_followers(rows, once_public: Record | None, record: Record) -> Iterator[Restatement]:
    """A name that was withdrawn tied to its organisation again, and a file that was withdrawn, in whatever handout."""
    followers = [(withdrawal, leaf, words) for withdrawal, _, words, leaf in rows if leaf.endswith(FOLLOWING)]
    public = set(texts(once_public)) if once_public and followers else set()
    for leaf, text in texts(record) if followers else ():
        for withdrawal, withdrawn, words in followers:
            is_same = text == words and (leaf == withdrawn or leaf.endswith("/digest"))
            if is_same and (leaf, text) not in public:
                yield Restatement(withdrawal, leaf, (("", text, ""),), is_certain=True)
