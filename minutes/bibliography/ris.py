"""A citation for RIS, which EndNote, Zotero and Mendeley read. Pure."""

from minutes.bibliography.citation import Citation, one_line
from minutes.bibliography.citation_text import note, whole_title

MEDIA_TYPE = "application/x-research-info-systems"


def ris(citation: Citation) -> str:
    """Returns one reference: two letters, two blanks, a dash, a blank and one line for each tag, as RIS wants it."""
    day = citation.held_on
    tags = [
        ("TY", "GEN"),
        ("ID", citation.key),
        ("AU", _author(citation.speaker or citation.body)),
        ("TI", whole_title(citation)),
        ("T2", citation.body),
        ("PY", f"{day.year}"),
        ("DA", f"{day:%Y/%m/%d}/"),
        ("PB", citation.publisher),
        ("ET", citation.edition_name),
        ("N1", note(citation)),
        ("UR", citation.address),
        ("LA", "ja"),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in tags)


def _author(name: str) -> str:
    """A comma would part a family name from a given one, and an asterisk is not allowed.

    >>> _author("深川市,会長*")
    '深川市，会長＊'
    """
    return name.replace(",", "，").replace("*", "＊")
