"""Checks the search of older wordings against a plain scan of all editions: both must find the same."""

import random
from collections.abc import Iterator

from minutes.models import Edition
from minutes.notation.redactions import PLAIN_REDACTION
from minutes.record.passages import passages_of
from minutes.record.stored_record import read_record
from minutes.search.analysis.folding import fold_passage
from minutes.search.query_language import Word
from minutes.search.search_query import SearchQuery
from minutes.search.wordings.old_wordings import old_wordings

LONGEST = 30
Wording = tuple[str, int, int]


def wording_differences(*, words: int, seed: int) -> Iterator[str | None]:
    """Yields one item for each word, cut from an older wording: None where both agree, else the word and both counts."""
    rng, scanned = random.Random(seed), scan()
    texts = sorted(set(scanned.values()))
    for _ in range(words if texts else 0):
        text = rng.choice(texts)
        start = rng.randrange(len(text))
        word = text[start : start + rng.randint(1, LONGEST)]
        expected = {place for place, folded in scanned.items() if word in folded}
        found = {
            (row.correction.edition.address, row.number, row.before_edition)
            for row in old_wordings(SearchQuery(tree=Word(word, word)))
        }
        wrong = f"訂正前の文言「{word}」: 表 {len(found)}件、版 {len(expected)}件"
        yield None if found == expected else wrong


def scan() -> dict[Wording, str]:
    """Returns {(address, number, last edition that has it): folded text} of each wording that an edition has, and neither
    the newest one of its meeting nor a later one at the same number. What only announced a meeting counts as none."""
    found: dict[Wording, str] = {}
    records = Edition.objects.not_retracted().exclude(status__in=Edition.ANNOUNCEMENTS)
    meetings = records.filter(is_newest=False).order_by().values("meeting")
    editions = records.filter(meeting__in=meetings).order_by("meeting", "-number")
    seen: set[tuple[int, int, str]] = set()
    for edition in editions.defer("salts", "tombstones").iterator():
        for row in passages_of(read_record(edition.record)):
            wording = edition.meeting_id, row["number"], row["text"]
            is_old = wording not in seen and not edition.is_newest
            seen.add(wording)
            if is_old and row["text"].replace(PLAIN_REDACTION, "").strip():
                found[edition.address, row["number"], edition.number] = fold_passage(row["text"])
    return found
