"""Finds the rows of records that stand as they were published by the index of the public search, without reading them."""

from collections.abc import Iterator

from django.db.models import F, OuterRef, Subquery

from minutes.admin.searching.folded_rows import folded_words
from minutes.models import (
    AgendaItem,
    AttendeeOrganisation,
    Handout,
    InquiryQuestion,
    Meeting,
    Presentation,
    Step,
    Utterance,
    WrittenAnswer,
)
from minutes.notation.vocabulary import SECRETARIAT_LABEL
from minutes.search import find, index
from minutes.search.index_query import IndexQuery
from minutes.search.query_language import And, Node, Not, matches

# The kinds of passages that the rows of a table become.
KINDS = {
    Utterance: ("turn", "narration"),
    AgendaItem: ("item",),
    Presentation: ("presentation",),
    InquiryQuestion: ("question",),
    WrittenAnswer: ("written_answer",),
    Handout: ("handout",),
}
# What tells who speaks, in the order in which a row of attendees is read.
WHO = ("label", "organisation__key", "organisation__prefecture", "organisation__name", "organisation__kana")
MOST_SPEAKERS = 200


def as_published():
    """Returns the meetings whose rows say what is public: nobody has saved them since."""
    last = Step.objects.filter(meeting=OuterRef("pk")).exclude(kind=Step.Kind.WITHDRAWN).order_by("-id")
    steps = Meeting.objects.filter(day_slot__isnull=False).annotate(
        step=Subquery(last.values("kind")[:1]), step_revision=Subquery(last.values("revision")[:1])
    )
    return steps.filter(step=Step.Kind.PUBLISHED, step_revision=F("revision"))


def public_ids(model, tree: Node, most: int) -> list[int]:
    """Returns the ids of at most `most` rows whose public words, or whose speaker's name, match. Of records as published."""
    kinds = tuple(("k", kind) for kind in KINDS[model])
    found = {key for query in _queries(tree, kinds) for key in index.highest_keys(query, most)}
    passages = find.load_passages(sorted(found, reverse=True)[:most])
    places = {(passage.meeting_id, passage.number) for passage in passages}
    rows = model.objects.filter(
        meeting__in=as_published().filter(pk__in={meeting for meeting, _ in places}).values("pk"),
        number__in={number for _, number in places},
    )
    return [pk for pk, *place in rows.values_list("pk", "meeting_id", "number") if tuple(place) in places]


def _queries(tree, kinds) -> Iterator[IndexQuery]:
    """Yields what is asked: the words in what is said; and for each word that may name who speaks, the rest of them there."""
    yield IndexQuery(tree=tree, facets=(kinds,))
    if kinds in ((("k", "item"),), (("k", "question"),), (("k", "handout"),)):
        return
    parts = tree.parts if isinstance(tree, And) else (tree,)
    speakers = _speakers()
    for part in parts:
        facets = () if isinstance(part, Not) else tuple(_facets(part, speakers))
        if facets:
            rest = tuple(other for other in parts if other is not part)
            words = And(rest) if len(rest) > 1 else rest[0] if rest else None
            yield IndexQuery(tree=words, facets=(kinds, facets[:MOST_SPEAKERS]))


def _speakers() -> list[tuple[str, str, str]]:
    """Returns (label, code, folded words) of everybody who is named in any record, each once. One query."""
    rows = AttendeeOrganisation.objects.order_by().values_list(*WHO).distinct()
    return [(label, key or "", folded_words(WHO, (label, key, *rest))) for label, key, *rest in rows]


def _facets(part, speakers) -> Iterator[tuple[str, str]]:
    yield from dict.fromkeys(
        ("s", "secretariat") if label == SECRETARIAT_LABEL else ("o", key) if key else ("l", label)
        for label, key, folded in speakers
        if matches(part, folded)
    )
