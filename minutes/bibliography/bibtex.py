"""A citation for BibTeX and biblatex. Pure."""

from minutes.bibliography.citation import Citation, one_line
from minutes.bibliography.citation_text import note, whole_title

MEDIA_TYPE = "application/x-bibtex"
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# A brace is counted by BibTeX though a backslash stands before it, so that braces are commands here.
SPECIALS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)


def bibtex(citation: Citation) -> str:
    """Returns one @misc entry. Names and titles stand in braces of their own: they are no "First Last", and stay as they
    are spelled. The address is given as it is, which is what the field `url` takes."""
    fields = {
        "author": _whole(citation.speaker or citation.body),
        "title": _whole(whole_title(citation)),
        "year": str(citation.held_on.year),
        "month": MONTHS[citation.held_on.month - 1],
        "publisher": _whole(citation.publisher),
        "version": _value(citation.edition_name),
        "note": _value(note(citation)),
        "url": f"{{{citation.address}}}",
    }
    lines = "".join(f"  {name:<9} = {value},\n" for name, value in fields.items())
    return f"@misc{{{citation.key},\n{lines}}}\n"


def _value(text: str) -> str:
    """A year and a month's name are given bare; all else stands in braces.

    >>> _value("100% の_件")
    '{100\\\\% の\\\\_件}'
    """
    return f"{{{one_line(text).translate(SPECIALS)}}}"


def _whole(text: str) -> str:
    return f"{{{_value(text)}}}"
