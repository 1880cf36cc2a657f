"""正誤表: what one edition corrects of the one before, as a Word file. Pure."""

from collections.abc import Sequence

from minutes.compare.text_diff import DiffPiece
from minutes.exports.docx_writer import Cell, Paragraph, Table, Wide, docx
from minutes.exports.papers.draft_box import box_table
from minutes.exports.papers.errata_sheet import ErrataGroup, ErrataLine
from minutes.exports.papers.paper_head import PaperHead

COLUMNS = ("番", "箇所", "誤", "正", "区分と理由")
WIDTHS = (500, 1600, 2500, 2500, 1684)
ABOUT_WIDTHS = (1500, 7284)
TITLE, NOTHING, END = "正誤表", "（なし）", "以上"
KEY = "線を引いた字は消し、下線を引いた太い字に改める。文は、訂正に関わるところだけを載せた。"


def corrections_docx(groups: Sequence[ErrataGroup], head: PaperHead) -> bytes:
    """Returns the file: box, title, what is said of the edition, the table, and how to read it."""
    mark = "【案】" if head.is_draft else ""
    blocks: list[Paragraph | Table] = [box_table(head.box)] if head.box else []
    blocks += [Paragraph("Title", f"{mark}{TITLE}"), Table(tuple(head.about), ABOUT_WIDTHS, style="Small")]
    blocks += [Table((COLUMNS, *_rows(groups)), WIDTHS, headed=True, style="Small")]
    blocks += [Paragraph("Narration", KEY), Paragraph("Narration", END)]
    return docx(blocks, foot=f"{mark}{head.source}")


def _rows(groups: Sequence[ErrataGroup]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for group in groups:
        rows.append((Wide("　".join(group.heading), len(WIDTHS), heads=True),))
        rows += map(_row, group.lines)
    return rows or [(Wide("訂正した箇所はありません。", len(WIDTHS)),)]


def _row(line: ErrataLine) -> tuple[Cell, ...]:
    why = f"{line.category}：{line.reason}" if line.reason else line.category
    return (str(line.number), line.place, _words(line.before), _words(line.after), why)


def _words(pieces: tuple[DiffPiece, ...]) -> Cell:
    return pieces or NOTHING
