"""…/cite.bib, …/cite.ris, …/cite.json: the citation of an edition, or of one remark of it, for programs that keep literature."""

from django.db.models import Q
from django.http import Http404, HttpResponse

from minutes.bibliography import bibtex, csl_json, ris
from minutes.pages.citing.citations import citation_of_block, citation_of_edition
from minutes.pages.finding import edition_numbered, editions_of, record_and_tombstones
from minutes.record.block_keys import key_of_number, row_at

# The ending of an address → its media type, and what writes it.
FORMS = {
    "bib": (bibtex.MEDIA_TYPE, bibtex.bibtex),
    "ris": (ris.MEDIA_TYPE, ris.ris),
    "json": (csl_json.MEDIA_TYPE, csl_json.csl_json),
}


def cite_edition(request, address, edition, form):
    found = edition_numbered(editions_of(address), edition)
    return _file(citation_of_edition(request, found), form)


def cite_remark(request, address, edition, number, form):
    """Raises Http404 where that edition has no such block of the talk and no such written answer."""
    found = edition_numbered(editions_of(address, Q(number=edition)), edition)
    record, tombstones = record_and_tombstones(found)
    key = key_of_number(record, number)
    if row_at(record, key) is None:
        raise Http404("この番号の発言は、この版にはありません。")
    return _file(citation_of_block(request, found, record, key, tombstones.get(key, ())), form)


def _file(citation, form):
    media_type, write = FORMS[form]
    response = HttpResponse(write(citation), content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{citation.key}.{form}"'
    response["X-Robots-Tag"] = "noindex"
    return response
