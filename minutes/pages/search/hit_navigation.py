"""A record after a search: its words marked, its hits listed, and the way from one to the next by plain links."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import mark_safe

from minutes.pages.search.search_forms import SearchForm
from minutes.pages.search.search_request import with_variants
from minutes.record.passages import passages_of
from minutes.search.analysis.highlight import marked
from minutes.search.query import holds, words_of


@dataclass(frozen=True)
class Step:
    """One hit: what its line in the list says, and where it stands. `is_here`: the reader came to this one."""

    name: str
    number: int
    href: str
    is_here: bool


@dataclass(frozen=True)
class Walk:
    """`place` counts from 1; 0 before the first step was made. `back` is the search in all records."""

    typed: str
    words: tuple[str, ...]
    steps: list[Step]
    place: int
    back: str

    @property
    def previous(self):
        return self.steps[self.place - 2] if self.place > 1 else None

    @property
    def next(self):
        return self.steps[self.place] if self.place < len(self.steps) else None


def walk(given, record: dict) -> Walk | None:
    """The walk that an address asks for: ?q=words, &at= the number of the hit one stands at."""
    form = SearchForm({name: given[name] for name in ("q", "wide", "kana") if name in given})
    if not form.is_valid() or not form.cleaned_data["q"]:
        return None
    tree = with_variants(form.query.tree) if form.cleaned_data["kana"] else form.query.tree
    words = tuple(word.folded for word in words_of(tree, wanted_only=True))
    wide = form.cleaned_data["wide"] and words
    found = [
        row
        for row in passages_of(record)
        if row["number"]
        and (any(word in row["folded"] for word in words) if wide else holds(tree, row["folded"]))
    ]
    kept = {name: given[name] for name in ("q", "wide", "kana") if given.get(name)}
    numbers = [str(row["number"]) for row in found]
    at = given.get("at", "")
    return Walk(
        typed=form.cleaned_data["q"],
        words=words,
        steps=[_step(row, kept, at) for row in found],
        place=numbers.index(at) + 1 if at in numbers else 0,
        back=f"{reverse('pages:search')}?{urlencode(kept)}",
    )


def _step(row, kept, at):
    number = row["number"]
    name = row["label"] or {"narration": "地の文", "item": "議題", "presentation": "題名"}.get(
        row["kind"], ""
    )
    href = f"?{urlencode(kept | {'at': number})}#u{number}"
    return Step(name, number, href, at == str(number))


def with_marks(sections: list, words: tuple[str, ...]) -> list:
    """The sections of a record with every word marked in its own spelling; the templates print them as they are."""
    return [
        replace(
            section,
            title=_marked(section.title, words),
            remarks=_remarks(section.remarks, words),
            presentations=[
                replace(
                    presentation,
                    titles=[_marked(title, words) for title in presentation.titles],
                    remarks=_remarks(presentation.remarks, words),
                )
                for presentation in section.presentations
            ],
        )
        for section in sections
    ]


def _remarks(remarks, words):
    return [replace(remark, parts=[_part(part, words) for part in remark.parts]) for remark in remarks]


def _part(part, words):
    return replace(
        part,
        paragraph=_marked(part.paragraph, words),
        points=tuple(_marked(point, words) for point in part.points),
    )


def _marked(text, words):
    """Markup of our own around words that are escaped."""
    pieces = ((escape(piece), hit) for piece, hit in marked(text, words))
    return mark_safe("".join(f"<mark>{piece}</mark>" if hit else piece for piece, hit in pieces))
