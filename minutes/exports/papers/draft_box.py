"""The box of a paper for 決裁 (起案 and the fields for seals) as a table of Word. Pure."""

from minutes.exports.docx_writer import Table, Wide
from minutes.exports.papers.paper_head import DraftBox
from minutes.notation.docx.own import own_names

# Six columns over the width of the text, in twentieths of a point, and the least heights of the five rows.
WIDTHS = (1464,) * 6
HEIGHTS = (380, 380, 380, 340, 907)
NUMBER, DAY, DRAFTER = "　　　第　　　　号", "令和　　年　　月　　日", "　　　　　　　（電話　　　　）"


def box_table(box: DraftBox) -> Table:
    """Returns the table. Its first cell has the bookmark by which it is known if nobody wrote in it."""
    rows = (
        ("文書番号", Wide(NUMBER, 2), "起案", Wide(DAY, 2)),
        ("件名", Wide(box.subject, 5)),
        ("起案者", Wide(DRAFTER, 2), "決裁", Wide(DAY, 2)),
        seal_cells(box),
        ("",) * len(WIDTHS),
    )
    words = (cell.text if isinstance(cell, Wide) else cell for row in rows for cell in row)
    bookmark = own_names.box_bookmark(words)
    return Table(rows, WIDTHS, style=own_names.BOX, bookmarks=(bookmark,), heights=HEIGHTS)


def seal_cells(box: DraftBox) -> tuple[str, ...]:
    """Returns the six heads above the fields for seals; those that the site has no name for are empty."""
    return box.seals + ("",) * (len(WIDTHS) - len(box.seals))
