"""Hits: passages as a list prints them, each with its meeting and the searched words highlighted."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from django.urls import reverse

from members.models import Organisation
from minutes.models import Edition, HandoutPage, Passage
from minutes.pages.organisations.names import prefecture_name
from minutes.search.analysis.highlight import snippet

PRINTED_FIELDS = ("address", "title", "body_name", "held_on", "last_day", "published_at", "is_sample")


@dataclass(frozen=True)
class Answer:
    """A turn that answers a hit, and its excerpt, as (text, whether it is a searched word)."""

    passage: Passage
    pieces: list[tuple[str, bool]]


@dataclass(frozen=True)
class Hit:
    """`pieces` are the excerpt, as (text, whether it is a searched word). `is_unidentified`: some organisation bears
    the label, and nobody has said yet whether it is this one. `page` is where in a file the passage of a handout stands.
    `answers` are given by with_answers alone."""

    passage: Passage
    meeting: Edition
    pieces: list[tuple[str, bool]]
    is_unidentified: bool
    page: HandoutPage | None = None
    answers: tuple[Answer, ...] = ()

    @property
    def href(self) -> str:
        return record_path(self.passage.address)

    @property
    def path(self) -> str:
        return path_of(self.passage, self.page)

    @property
    def name(self) -> str:
        return self.passage.printed_name

    @property
    def heading(self) -> str:
        """What stands above the passage; for a page of a handout, the handout's title."""
        return self.page.title if self.page else self.passage.heading

    @property
    def prefecture(self) -> str:
        """The name of the prefecture, where the label is not itself that name."""
        name = prefecture_name(self.passage.prefecture)
        return "" if name == self.passage.label else name


def hits_of(
    passages: Iterable[Passage], words: tuple[str, ...] = (), names: Set[str] | None = None
) -> list[Hit]:
    """Returns the passages as hits. Three queries at most, however many they are, and one where handouts are among them.

    `names` are those of all organisations, where they are known: then nobody is asked for them.
    """
    passages = list(passages)
    if not passages:
        return []
    meetings = newest_editions({passage.address for passage in passages})
    labels = {passage.label for passage in passages if not passage.code} - {""}
    namesakes = names_in_registry(labels) if names is None else labels & names
    pages = HandoutPage.objects.of_passages(passages)
    return [
        Hit(
            *(passage, meetings[passage.address], snippet(passage.text, words), passage.label in namesakes),
            pages.get(passage.part_key),
        )
        for passage in passages
        if passage.address in meetings
    ]


def with_answers(hits: list[Hit], words: tuple[str, ...] = ()) -> list[Hit]:
    """Returns the hits, each question with the turns that answer it. One query, and none where no hit is answered."""
    asked = [hit.passage for hit in hits if hit.passage.replied_by]
    answers: dict[tuple[int, str], list[Answer]] = {}
    for passage in Passage.objects.answers_to(asked) if asked else ():
        for number in passage.replies_to.split():
            answer = Answer(passage, snippet(passage.text, words))
            answers.setdefault((passage.meeting_id, number), []).append(answer)
    return [
        replace(hit, answers=tuple(answers.get((hit.passage.meeting_id, str(hit.passage.number)), ())))
        for hit in hits
    ]


def path_of(passage: Passage, page: HandoutPage | None = None) -> str:
    """Returns where a passage is read: on the page of its number, for a handout in its file, for a title on the record's."""
    record, number = record_path(passage.address), passage.number
    if passage.kind == Passage.Kind.HANDOUT:
        return _path_in_file(page) if page else f"{record}#h{number}"
    return f"{record}u/{number}/" if number else record


def _path_in_file(page: HandoutPage) -> str:
    """Returns the address of a file; of a PDF that of the page, to which readers of PDFs go by themselves."""
    path = reverse("pages:file", args=[page.digest, page.name])
    return f"{path}#page={page.page}" if page.page else path


@lru_cache(maxsize=4096)
def record_path(address: str) -> str:
    """Returns the path of a record. A list prints many of them, and each takes Django a tenth of a millisecond."""
    return reverse("pages:meeting", args=[address])


def newest_editions(addresses: Iterable[str]) -> dict[str, Edition]:
    """Returns the newest edition of each meeting by address, with the fields that lists print."""
    editions = Edition.objects.newest().filter(address__in=addresses).order_by().only(*PRINTED_FIELDS)
    return {edition.address: edition for edition in editions}


def names_in_registry(labels: Iterable[str]) -> set[str]:
    """Returns the labels that are the name of some organisation."""
    return (
        set(Organisation.objects.filter(name__in=labels).values_list("name", flat=True)) if labels else set()
    )
