"""正誤表: what one edition corrects of the one before, as a Word file. Pure."""

from minutes.exports.docx_writer import Paragraph, Table, docx
from minutes.record.block_text import block_name, wording

HEAD = ("箇所", "誤", "正", "区分と理由")
WIDTHS = (1300, 2800, 2800, 1900)


def corrections_docx(
    before: dict, after: dict, corrections: list[tuple[str, str, str]], *, foot: str
) -> bytes:
    """`corrections` are (block key, category in words, reason) in the order of the table."""
    rows = [
        (
            block_name(key),
            wording(before, key) or "（なし）",
            wording(after, key) or "（なし）",
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
