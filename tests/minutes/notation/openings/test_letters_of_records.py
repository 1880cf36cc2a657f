"""Real records, letter by letter: none is made, and none is lost but signs, words that name a fact, and page furniture."""

import json
import re
import unicodedata
from collections import Counter
from itertools import islice

import pytest

from minutes.notation.facts import FACT_BY_HEADING
from minutes.notation.head.head_words import AGENDAS
from minutes.notation.parser import parse
from minutes.notation.reading.head import is_page_furniture, read_fact_mark
from minutes.notation.writer import write
from tests.conftest import SHARED
from tests.minutes.notation.openings.assembly_corpus import CORPUS, meetings
from tests.minutes.notation.test_nothing_is_lost import facts_of, words_of

RECORDS = sorted(
    [
        *(SHARED / "records").glob("*"),
        *(SHARED / "cases" / "notation" / "pages").glob("*.txt"),
    ]
)
# Words of facts stand where the record names them; they are not kept, for the manuscript has its own.
NAMES_OF_FACTS = Counter("".join(FACT_BY_HEADING) + "議題案件本日")
# The title of a front matter, which its first heading says again.
KEYS_OF_FRONT_MATTER = re.compile(r"(title|date):.*")


def letters(text: str) -> Counter[str]:
    """Returns how often each letter and figure stands in a text, in one width; signs are no letters."""
    folded = unicodedata.normalize("NFKC", text)
    return Counter(letter for letter in folded if unicodedata.category(letter)[0] in "LN" and letter != "〇")


def differences(text: str) -> tuple[Counter[str], Counter[str]]:
    """Returns the letters that were made, and those that were lost without being furniture or the name of a fact."""
    document = parse(text)
    read = letters("".join(map(words_of, document.blocks)) + facts_of(document))
    # A label is one for all that differ in width or blanks, and a day may be proposed from the title.
    source = letters(text) + (letters(document.time) if document.time in document.title else Counter())
    lost = source - read - letters("".join(map(_left_out, text.split("\n"))))
    return read - source, Counter(
        {letter: many for letter, many in lost.items() if letter not in NAMES_OF_FACTS}
    )


def _left_out(line):
    """Returns a line of page furniture, or the number before the name of a fact: 1. 日時."""
    line = line.strip()
    if is_page_furniture(line) or KEYS_OF_FRONT_MATTER.fullmatch(line):
        return line
    numbered = re.match(r"[(（]?[0-9０-９]{1,2}[.．、)）]?\s*", line)
    names_a_fact = numbered and (read_fact_mark(line) or AGENDAS.fullmatch(line[numbered.end() :]))
    return numbered[0] if numbered and names_a_fact else ""


@pytest.mark.long  # whole records
@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.name)
def test_of_a_record(path):
    assert differences(path.read_text(encoding="utf-8")) == (Counter(), Counter())


@pytest.mark.long  # ten meetings
@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus lies outside the project")
def test_of_a_sample_of_the_corpus():
    for text, _ in islice(meetings(15), 10):
        assert differences(text) == (Counter(), Counter())


@pytest.mark.long  # whole records
@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.name)
def test_what_was_read_is_written_and_read_again(path):
    document = parse(path.read_text(encoding="utf-8"))
    assert parse(write(document)) == document


def test_of_the_small_cases(shared):
    cases = json.loads((shared / "cases" / "notation" / "small.json").read_text(encoding="utf-8"))
    made = {case["name"]: differences(case["text"])[0] for case in cases}
    assert {name: letters for name, letters in made.items() if letters} == {}
