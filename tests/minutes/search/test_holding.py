"""Which passages hold words, by the index: the same as a scan of their folded texts."""

import random

import pytest

from minutes.models import Passage
from minutes.search.analysis.folding import fold
from minutes.search.holding import IN_FILES, SAID, is_any_holding, passages_holding
from tests.builders import published

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def record(rows_of_module):
    return published()


def scanned(words):
    found = Passage.objects.exclude(kind=Passage.Kind.HANDOUT).filter(folded__contains=fold(words))
    return list(found.order_by("-sort_key").values_list("number", flat=True))


def found(words):
    return [passage.number for passage in passages_holding(words, kinds=SAID)]


def test_as_a_scan_finds_them():
    rng = random.Random(3)
    for passage in Passage.objects.all():
        start = rng.randrange(len(passage.text))
        words = passage.text[start : start + rng.randint(1, 30)]
        assert found(words) == scanned(words), words
        assert is_any_holding(words, kinds=SAID) == bool(scanned(words))


def test_spelled_otherwise_and_nowhere():
    assert found("十日 と\u200b決めている｡".replace("｡", "")) == [12]
    assert found("千日と決めている") == []
    assert (found(" \u3000"), is_any_holding("\u3000", kinds=SAID)) == ([], False)


def test_words_of_files_are_others(django_assert_num_queries):
    assert list(passages_holding("十日と決めている", kinds=IN_FILES)) == []
    with django_assert_num_queries(1):
        assert not is_any_holding("千日と決めている", kinds=SAID)
