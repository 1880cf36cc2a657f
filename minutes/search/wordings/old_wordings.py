"""Finds wordings that no newest edition has and an older one does, by a search's words and conditions.

It is a plain scan of a small table: there is a row for each correction and not for each passage (docs/decisions.md).
"""

from functools import reduce

from django.db.models import Q, QuerySet

from minutes.models import CorrectedWording
from minutes.search.query_language import Not, Or, Word, words_of
from minutes.search.search_query import SearchQuery, days_of


def old_wordings(query: SearchQuery) -> QuerySet:
    """Returns the older wordings that a search finds, the newest meeting first.

    Without a word that must be there, nothing is asked for. Whom a remark asked or answered, or whose name it holds, is
    known of newest editions alone, so such a search finds none. Words that may stand anywhere in a meeting stand in one
    wording here.
    """
    if not is_asked(query):
        return CorrectedWording.objects.none()
    return CorrectedWording.objects.old_wordings().filter(_holds(query.tree), *_conditions(query))


def is_asked(query: SearchQuery) -> bool:
    """Whether older wordings can be asked for by a search."""
    by_ties = query.asked_of or query.answered_by or query.mentioned
    return bool(query.tree and query.words_to_highlight and not by_ties)


def _holds(tree) -> Q:
    """Of a node that joins its parts more closely, all parts must be there."""
    if isinstance(tree, Word):
        return Q(folded__contains=tree.folded)
    if isinstance(tree, Not):
        return ~_holds(tree.part)
    parts = [_holds(part) for part in getattr(tree, "parts", words_of(tree))]
    return reduce(Q.__or__ if isinstance(tree, Or) else Q.__and__, parts)


def _conditions(query: SearchQuery) -> list[Q]:
    since, until = days_of(query)
    given = {
        "prefecture": query.prefecture,
        "body_key": query.body,
        "kind": query.kind,
        "brought": query.brought,
        "correction__edition__address": query.meeting,
        "held_on__lte": until,
    }
    conditions = [Q(**{name: value}) for name, value in given.items() if value]
    conditions += [Q(code_before__in=query.codes)] if query.codes else []
    conditions += [Q(label=query.label, code_before="")] if query.label else []
    return [*conditions, Q(held_on__gte=since) | Q(last_day__gte=since)] if since else conditions
