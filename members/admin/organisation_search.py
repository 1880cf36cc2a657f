"""Searches the lists and the choices of organisations: names in any spelling, readings, codes in full width, prefectures."""

from functools import reduce
from operator import and_, or_

from django.db.models import Q

from members.codes import PREFECTURES, codes_meant
from members.registry.candidates import readings_of
from members.registry.name_search import MOST_SPELLINGS_OF_A_PART, hiragana
from members.spelling import spellings
from members.unseen import plain_name


def organisations_meant(queryset, typed: str):
    """Returns those of the organisations that every typed word means: 熊本 みさと, ４３３４８９, 熊本県美里町, 下益城郡."""
    words = [plain_name(word) for word in typed.split()]
    return queryset.filter(reduce(and_, map(_meant, filter(None, words)), Q()))


def spelled(column: str, word: str) -> Q:
    """Returns the condition that a column holds a word in one of its spellings."""
    parts = {word, *sorted(spellings(word))[:MOST_SPELLINGS_OF_A_PART]}
    return reduce(or_, (Q(**{f"{column}__icontains": part}) for part in parts))


def _meant(word: str) -> Q:
    kana = hiragana(word)
    found = Q(key__in=codes_meant(word)) | Q(key__icontains=word) | Q(kana__contains=kana)
    found |= spelled("name", word) | spelled("district", word)
    found |= Q(prefecture__in=[one.number for one in PREFECTURES.values() if _begins(one, word, kana)])
    for reading in readings_of(word):
        if reading.prefecture or reading.district:
            within = spelled("name", reading.name)
            within &= Q(prefecture=reading.prefecture) if reading.prefecture else Q()
            found |= within & (Q(district=reading.district) if reading.district else Q())
    return found


def _begins(prefecture, word, kana) -> bool:
    """A prefecture is meant by its whole name, or without its 県."""
    return word in (prefecture.name, prefecture.short_name) or kana == prefecture.kana
