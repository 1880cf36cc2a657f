"""Writes paragraphs and tables as a Word file (.docx): the same content gives the same bytes. Pure.

Source: ECMA-376, WordprocessingML. The file has the fewest parts that Word opens without a complaint.
"""

import io
import zipfile
from dataclasses import dataclass
from itertools import count, zip_longest
from xml.sax.saxutils import escape

from minutes.compare.text_diff import ADDED, REMOVED, SAME, DiffPiece
from minutes.exports.xml_text import valid_xml_text
from minutes.notation.docx.own import own_names

MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

# name → (id, font, size in half points, bold, space before, left indent, keep with next); lengths in 1/20 of a point
SHEET_STYLES = {
    "Title": ("Title", "gothic", 32, True, 0, 0, True),
    "Narration": ("Narration", "mincho", 21, False, 160, 0, False),
    "Small": ("Small", "gothic", 18, False, 0, 0, False),
    "Group": ("Group", "gothic", 17, False, 0, 0, True),
}
RECORD_STYLES = {
    own_names.TITLE: ("RecordTitle", "gothic", 32, True, 0, 0, True),
    own_names.FACT: ("RecordFact", "gothic", 18, False, 0, 0, False),
    own_names.ITEM: ("RecordItem", "gothic", 26, True, 360, 0, True),
    own_names.PRESENTATION: ("RecordPresentation", "gothic", 22, True, 240, 0, True),
    own_names.QUESTION: ("RecordQuestion", "gothic", 21, False, 160, 0, True),
    own_names.SPEAKER: ("RecordSpeaker", "gothic", 21, True, 160, 0, True),
    own_names.TURN: ("RecordTurn", "mincho", 21, False, 0, 420, False),
    own_names.POINT: ("RecordPoint", "mincho", 21, False, 0, 630, False),
    own_names.NARRATION: ("RecordNarration", "mincho", 21, False, 160, 0, False),
    own_names.ANSWERS: ("RecordAnswers", "gothic", 22, True, 360, 0, True),
    own_names.BOX: ("RecordBox", "gothic", 17, False, 0, 0, False),
}
STYLES = SHEET_STYLES | RECORD_STYLES
# name → the style of the paragraph that somebody begins below one.
NEXT = {
    own_names.SPEAKER: own_names.TURN,
    own_names.ITEM: own_names.NARRATION,
    own_names.PRESENTATION: own_names.NARRATION,
}
# Above the talk: the lines of these have no number. Word numbers no line within a table.
UNNUMBERED = {"Title", own_names.TITLE}
CENTRED = {"Title"}
# kind of a piece → how it looks on paper, black on white
LOOKS = {
    SAME: "",
    REMOVED: "<w:rPr><w:strike/></w:rPr>",
    ADDED: '<w:rPr><w:b/><w:u w:val="single"/></w:rPr>',
}
# A text, or the pieces of a compared one: words that went are struck, those that came bold and underlined.
Words = str | tuple[DiffPiece, ...]
FONTS = {"gothic": "ＭＳ ゴシック", "mincho": "ＭＳ 明朝"}


@dataclass(frozen=True)
class Paragraph:
    """A text in one of the STYLES; each line of it begins a new line on the page. A bookmark, unseen, names it."""

    style: str
    text: Words
    bookmark: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of cells. `widths` are those of the columns, in twentieths of a point; `headed`: the first row heads them.
    `bookmarks` name the first cell of each row, where there are any. A cell that is `Wide` goes over several columns;
    `heights` are the least heights of the rows, in twentieths of a point."""

    rows: tuple[tuple["Cell", ...], ...]
    widths: tuple[int, ...]
    headed: bool = False
    style: str = "Small"
    bookmarks: tuple[str, ...] = ()
    heights: tuple[int, ...] = ()


@dataclass(frozen=True)
class Wide:
    """A cell over so many columns; one that heads the rows below it is grey, and on one page with the next row."""

    text: str
    columns: int
    heads: bool = False


Cell = Words | Wide


def docx(blocks: list[Paragraph | Table], *, foot: str, numbered_lines: bool = False) -> bytes:
    """Returns the bytes of a file. `foot` is printed at the foot of every page, with the page's number."""
    ids = count(1)
    body = "".join(
        _table(block, ids) if isinstance(block, Table) else _paragraph(block, ids) for block in blocks
    )
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(("styles", "styles.xml"), ("footer", "footer.xml")),
        "word/document.xml": f"{HEAD}<w:document {MAIN} {_office()}><w:body>{body}{_page(numbered_lines)}</w:body></w:document>",
        "word/styles.xml": _styles({block.style for block in blocks}),
        "word/footer.xml": _footer(foot),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def xml_text(text: str) -> str:
    """Returns a text escaped for XML, without the characters that XML cannot hold.

    >>> xml_text("A<B\\x0c")
    'A&lt;B'
    """
    return escape(valid_xml_text(text))


def _paragraph(paragraph, ids):
    run = _runs(paragraph.text)
    if paragraph.bookmark:
        number = next(ids)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{paragraph.bookmark}"/>'
        run = f'{start}{run}<w:bookmarkEnd w:id="{number}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{STYLES[paragraph.style][0]}"/></w:pPr>{run}</w:p>'


def _runs(words: Words) -> str:
    pieces = (DiffPiece(SAME, words),) if isinstance(words, str) else words
    return "".join(
        f"<w:r>{LOOKS[piece.kind]}{'<w:br/>'.join(map(_line, piece.text.split(chr(10))))}</w:r>"
        for piece in pieces
    )


def _line(line):
    return "<w:tab/>".join(f'<w:t xml:space="preserve">{xml_text(words)}</w:t>' for words in line.split("\t"))


def _table(table, ids):
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.widths)
    parts = zip_longest(table.rows, table.bookmarks[: len(table.rows)], table.heights, fillvalue="")
    rows = "".join(
        _row(row, table, bookmark, ids, height=height, heading=table.headed and position == 0)
        for position, (row, bookmark, height) in enumerate(parts)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(table.widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
        "<w:p><w:pPr><w:suppressLineNumbers/></w:pPr></w:p>"
    )


def _row(row, table, bookmark, ids, *, height, heading):
    least = f'<w:trHeight w:val="{height}"/>' if height else ""
    repeated = "<w:tblHeader/>" if heading else ""
    cells, column = [], 0
    for place, cell in enumerate(row):
        wide = cell if isinstance(cell, Wide) else Wide("", 1)
        words, style = (
            (wide.text, "Group" if wide.heads else table.style) if cell is wide else (cell, table.style)
        )
        written = _paragraph(Paragraph(style, words, "" if place else bookmark), ids)
        width = sum(table.widths[column : column + wide.columns])
        cells.append(_cell(written, width, wide.columns, shaded=heading or wide.heads))
        column += wide.columns
    return f"<w:tr><w:trPr><w:cantSplit/>{least}{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(paragraph, width, columns, *, shaded):
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>' if shaded else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}</w:tcPr>{paragraph}</w:tc>'


def _page(numbered_lines):
    numbers = '<w:lnNumType w:countBy="1" w:restart="newPage"/>' if numbered_lines else ""
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="r2"/><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1701" w:header="851" w:footer="737" w:gutter="0"/>{numbers}</w:sectPr>'
    )


def _footer(foot):
    number = "<w:r><w:t> / </w:t></w:r>".join(
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {field} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        for field in ("PAGE", "NUMPAGES")
    )
    return (
        f'{HEAD}<w:ftr {MAIN}><w:p><w:pPr><w:pStyle w:val="Small"/><w:suppressLineNumbers/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{xml_text(foot)}　</w:t></w:r>{number}</w:p></w:ftr>'
    )


def _styles(used):
    """Returns the styles of a record as a whole where one is used, so that people can choose among them in Word."""
    styles = SHEET_STYLES if used.isdisjoint(RECORD_STYLES) else STYLES
    written = "".join(_style(name, *values) for name, values in styles.items())
    return f"{HEAD}<w:styles {MAIN}>{written}</w:styles>"


def _style(name, style_id, font, size, bold, before, left, keep):
    own = ' w:customStyle="1"' if name in RECORD_STYLES else ""
    centred = '<w:jc w:val="center"/>' if name in CENTRED else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:next w:val="{STYLES[NEXT.get(name, name)][0]}"/><w:qFormat/><w:pPr>{"<w:keepNext/>" if keep else ""}'
        f"{'<w:suppressLineNumbers/>' if name in UNNUMBERED else ''}"
        f'<w:spacing w:before="{before}" w:line="320" w:lineRule="auto"/><w:ind w:left="{left}"/>'
        f"{centred}</w:pPr>"
        f'<w:rPr><w:rFonts w:ascii="{FONTS[font]}" w:hAnsi="{FONTS[font]}" w:eastAsia="{FONTS[font]}"/>'
        f'{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def _relations(*targets):
    links = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _types():
    parts = {"document": "document.main", "styles": "styles", "footer": "footer"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _office():
    return f'xmlns:r="{OFFICE}"'
