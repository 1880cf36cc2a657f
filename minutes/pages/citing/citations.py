"""The citation of an edition, or of one block of it: both name the address that always shows that edition."""

from django.conf import settings
from django.urls import reverse

from minutes.bibliography import bibtex, ris
from minutes.bibliography.citation import Citation
from minutes.bibliography.citation_text import citation_text
from minutes.models import Edition
from minutes.notation.redactions import PLAIN_REDACTION
from minutes.notation.vocabulary import BLOCK_KINDS, PASSAGE_KINDS, PRESENTATION_KINDS
from minutes.record.block_keys import ANSWER, BlockKey, row_at
from minutes.record.inquiries import question_places
from minutes.record.record import Record, attendee_of, labels_of


def citation_of_edition(request, edition: Edition) -> Citation:
    """Returns the citation of a whole record. `edition` has its day in Japan (finding.editions_of)."""
    return Citation(address=edition_address(request, edition), **_edition(edition))


def citation_of_block(request, edition: Edition, record: Record, key: BlockKey, tombstones=()) -> Citation:
    """Returns the citation of a block of the talk or of a written answer.

    `record` is that of the edition as readers see it, `tombstones` are those of the block.
    """
    days = [tombstone.day for tombstone in tombstones if tombstone.is_whole]
    return Citation(
        address=f"{edition_address(request, edition)}u/{key.number}/",
        number=key.number,
        withdrawn_on=max(days, default=None),
        **_edition(edition),
        **_said(record, key),
    )


def shown_citation(citation: Citation, edition: Edition) -> dict[str, object]:
    """Returns what a page prints of a citation: as a text, in the forms of programs, its address and the path of its files."""
    return {
        "cited": edition,
        "cited_url": citation.address,
        "citation": citation_text(citation),
        "cite_bibtex": bibtex.bibtex(citation),
        "cite_ris": ris.ris(citation).replace("\r\n", "\n"),
        "cite_path": cite_path(edition, citation.number),
    }


def cite_path(edition: Edition, number: int = 0) -> str:
    """Returns the path of the files of a citation, up to the dot before their ending."""
    page = reverse("pages:edition", args=[edition.address, edition.number])
    return f"{page}u/{number}/cite" if number else f"{page}cite"


def edition_address(request, edition: Edition) -> str:
    return request.build_absolute_uri(reverse("pages:edition", args=[edition.address, edition.number]))


def status_name(edition: Edition) -> str:
    """Returns what readers are told of an edition: 確定, 速報・未確定稿."""
    is_preliminary = edition.status == Edition.Status.PRELIMINARY
    return f"{edition.get_status_display()}{'・未確定稿' if is_preliminary else ''}"


def _edition(edition):
    return {
        "publisher": settings.SITE_NAME,
        "body": edition.body_name,
        "title": edition.title,
        "meeting": edition.address,
        "held_on": edition.held_on,
        "edition": edition.number,
        "status": status_name(edition),
        "published_on": edition.published_on,
    }


def _said(record, key):
    """Who said what: the speaker, the kind, the words of a heading. A name of which words were withdrawn is none."""
    row, labels = row_at(record, key), labels_of(record)
    if key.kind == ANSWER:
        return _by(labels[row["attendee"]], PASSAGE_KINDS["written_answer"])
    if row["block_kind"] == "item":
        return {"kind": BLOCK_KINDS["item"], "heading": row["title"]}
    if row["block_kind"] == "presentation":
        kind = PRESENTATION_KINDS[row["presentation_kind"]]
        return _by(labels[row["presenter"]], kind) | {"heading": row["titles"][0]}
    if row["block_kind"] == "question":
        inquiry, name = question_places(record)[key.number]
        return _by(labels[inquiry["presenter"]] if inquiry else "", f"照会の{name}")
    return _by(labels[attendee_of(row)], BLOCK_KINDS[row["block_kind"]])


def _by(label, kind):
    return {"speaker": "" if PLAIN_REDACTION in label else label, "kind": kind}
