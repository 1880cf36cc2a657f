"""A citation as CSL-JSON, which Zotero, pandoc and citeproc read. Pure."""

import datetime
import json

from minutes.bibliography.citation import Citation, one_line
from minutes.bibliography.citation_text import note, whole_title

MEDIA_TYPE = "application/vnd.citationstyles.csl+json"


def csl_json(citation: Citation) -> str:
    """Returns a list of one item, as such files hold. What is said at a meeting is a `speech`, a record a `document`."""
    item = {
        "id": citation.key,
        "type": "speech" if citation.number else "document",
        "author": [{"literal": one_line(citation.speaker or citation.body)}],
        "title": whole_title(citation),
        "container-title": one_line(citation.body),
        "event-title": one_line(citation.title),
        "event-date": _date(citation.held_on),
        "issued": _date(citation.held_on),
        "publisher": one_line(citation.publisher),
        "version": citation.edition_name,
        "number": f"#{citation.number}" if citation.number else "",
        "note": note(citation),
        "language": "ja",
        "URL": citation.address,
    }
    return (
        json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=1)
        + "\n"
    )


def _date(day: datetime.date) -> dict:
    return {"date-parts": [[day.year, day.month, day.day]]}
