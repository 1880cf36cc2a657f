"""What a citation names: an edition, or one remark of it, and who said it in which meeting. Pure."""

import datetime
from dataclasses import dataclass

from minutes.exports.xml_text import valid_xml_text


@dataclass(frozen=True)
class Citation:
    """One edition of a record, or one block of it (number; 0: the whole).

    publisher: the site's name. body: the 会議体. address: the one that always shows this edition. meeting: the address of
    the meeting (2012-10-23-1). status: 速報, 確定 … speaker: who says it, "" for what nobody says and for a name that was
    withdrawn. kind: what it is: 発言, 地の文, 照会 … heading: the words of a heading that is cited. withdrawn_on: the day
    on which all of its words were withdrawn.
    """

    publisher: str
    body: str
    title: str
    meeting: str
    held_on: datetime.date
    edition: int
    status: str
    published_on: datetime.date
    address: str
    number: int = 0
    speaker: str = ""
    kind: str = ""
    heading: str = ""
    withdrawn_on: datetime.date | None = None

    @property
    def key(self) -> str:
        """Returns the name of the citation in a list of literature: kaigiroku-2012-10-23-1-u34-e6."""
        block = f"-u{self.number}" if self.number else ""
        return f"kaigiroku-{self.meeting}{block}-e{self.edition}"

    @property
    def edition_name(self) -> str:
        return f"第{self.edition}版（{self.status}）"


def one_line(text: str) -> str:
    """Returns a text on one line, without the controls that files for exchange cannot hold.

    >>> one_line("総会\\n 会議録\\x0c")
    '総会 会議録'
    """
    return " ".join(valid_xml_text(text).split())
