"""正誤表: what one edition corrects of the one before, as a Word file. Pure."""

from minutes.exports.docx_writer import Paragraph, Table, docx
from minutes.record.block_keys import BlockKey
from minutes.record.block_locations import BlockLocation, block_locations
from minutes.record.block_text import block_text
from minutes.record.record import Record

HEAD = ("箇所", "誤", "正", "区分と理由")
WIDTHS = (1300, 2800, 2800, 1900)
NOTHING = "（なし）"


def corrections_docx(
    before: Record,
    after: Record,
    corrections: list[tuple[BlockKey, str, str]],
    organisations: dict[str, str],
    *,
    foot: str,
) -> bytes:
    """Returns the file. Places and wordings are those of the page 正誤表.

    `corrections` are (block, category in words, reason) in the order of the table; `organisations` gives names to
    codes.
    """
    locations = block_locations(before) | block_locations(after)
    rows = [
        (
            _place(locations[key]),
            block_text(before, key, beside=after, organisations=organisations) or NOTHING,
            block_text(after, key, beside=before, organisations=organisations) or NOTHING,
            f"{category}\n{reason}",
        )
        for key, category, reason in corrections
    ]
    return docx(
        [
            Paragraph("Title", "正誤表"),
            Paragraph("Narration", after["title"]),
            Table((HEAD, *rows), WIDTHS, headed=True),
        ],
        foot=foot,
    )


def _place(location: BlockLocation) -> str:
    """照会の題名, and below it 深川市 #12; a fact by its name."""
    name = f"{location.who} #{location.number}" if location.number else location.who
    return "\n".join(filter(None, [location.heading, name]))
