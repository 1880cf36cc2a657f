"""On real remarks, each member of a family, joined, finds what a plain scan over all members finds.

SPELLING_REMARKS=100000 .venv/bin/python -m pytest -q -n 0 tests/minutes/search/spellings/test_real_spellings.py
"""

import datetime
import os
import random
import re

import pytest

from minutes.models import Passage
from minutes.search import index, index_writer
from minutes.search.analysis import keys
from minutes.search.analysis.folding import fold, fold_characters, fold_passage
from minutes.search.index_query import IndexQuery
from minutes.search.query_language import Word, parse
from minutes.search.spellings.families import joined, spelled_alike
from tests.benchmarks.corpus import sittings
from tests.builders import published
from tests.minutes.search.spellings.test_families import OUR_OWN, lines

pytestmark = [pytest.mark.django_db, pytest.mark.long]

REMARKS = int(os.environ.get("SPELLING_REMARKS", "1500"))
WORDS = max(100, REMARKS // 500)
A_MEETING = 10_000


@pytest.fixture(scope="module")
def remarks(rows_of_module, shared):
    """{sort key: folded text} of as many remarks, each a passage of the index."""
    meeting = published().meeting
    whole = sittings(shared / "corpus" / "shinagawa")
    texts = (remark for sitting in whole for remark in sitting.remarks)
    rows = list(map(_row, range(REMARKS), texts))
    for start in range(0, len(rows), 2000):
        part = rows[start : start + 2000]
        Passage.objects.bulk_create(Passage(meeting=meeting, **row) for row in part)
        index_writer.add(part)
    return {
        key: (text, folded) for key, text, folded in Passage.objects.values_list("sort_key", "text", "folded")
    }


def _row(number, text):
    slot, position = divmod(number, A_MEETING)
    day = datetime.date(2001, 1, 1)
    names = ("role", "brought", "label", "code", "prefecture", "standing", "asked", "replies_to")
    names += ("replied_by", "heading")
    return dict.fromkeys(names, "") | {
        "address": "2001-01-01-1",
        "number": 1000 + number,
        "part": 0,
        "position": position,
        "kind": "turn",
        "held_on": day,
        "last_day": None,
        "fiscal_year": 2000,
        "body_key": "kaigi-1",
        "text": text,
        "folded": fold_passage(text),
        "sort_key": keys.sort_key(day=day, slot=slot + 1, position=position, organisation=0),
    }


def found(tree):
    return {key for batch in index.all_keys(IndexQuery(tree), batch_size=5000) for key in batch}


def scanned(typed, remarks):
    """The plain scan over the members: each by itself; a short one of Latin letters where no letter or digit touches it."""
    members = [re.escape(fold(typed))]
    for other in spelled_alike(fold(typed)):
        is_short = re.fullmatch("[a-z][a-z0-9.]{0,5}", other)
        members.append(f"(?<![a-z0-9]){re.escape(other)}(?![a-z0-9])" if is_short else re.escape(other))
    patterns = [re.compile(member) for member in members]
    return {
        key for key, (_, folded) in remarks.items() if any(pattern.search(folded) for pattern in patterns)
    }


def test_each_member_joined_finds_what_a_plain_scan_over_all_members_finds(remarks, shared):
    cases = lines((shared / "cases" / "spellings.txt").read_text(encoding="utf-8"))
    hits = 0
    for members in [*cases, *lines(OUR_OWN)]:
        of_family = [found(joined(parse(member).tree)) for member in members]
        assert of_family == [scanned(member, remarks) for member in members], members
        plain = set().union(
            *(found(parse(member).tree) for member in members if not re.fullmatch("[a-zA-Z]+[0-9]*", member))
        )
        assert all(plain <= each for each in of_family), members
        hits += len(of_family[0])
    assert hits > REMARKS // 10


def test_without_joining_a_word_finds_what_it_found_but_for_the_two_foldings(remarks):
    """By the folding of each character alone, as it was before: other hits only for numbers and for a dash or ー."""
    before = {
        key: fold_characters(text)
        for key, (text, _) in remarks.items()
        if "|" not in text and "\t" not in text
    }
    rng, texts = random.Random(24), list(before.values())
    differing = 0
    for _ in range(WORDS):
        text = rng.choice(texts)
        start = rng.randrange(len(text))
        word = text[start : start + rng.randint(1, 6)]
        was = {key for key, folded in before.items() if word in folded}
        now = found(Word(fold(word), word)) & before.keys()
        if re.search("[0-9,][0-9,]|[ー-]", word):
            differing += was != now
            assert word.startswith((",", "-")) or word.endswith((",", "-")) or was <= now
        else:
            assert was == now, word
    assert differing < WORDS / 5


def test_a_comma_and_a_dash_are_found_however_they_are_typed(remarks):
    key = next(iter(remarks))
    amounts = [
        typed
        for _, (text, _) in remarks.items()
        for typed in re.findall(r"[0-9０-９]{1,3}[,，][0-9０-９]{3}(?![,，0-9０-９])", text)
    ]
    assert key and len(amounts) > REMARKS // 100
    for typed in random.Random(3).sample(amounts, 20):
        ways = {typed, fold(typed), f"{int(fold(typed)):,}"}
        (same,) = {frozenset(found(parse(way).tree)) for way in ways}
        assert same
