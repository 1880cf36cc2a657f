"""Writes paragraphs and tables as a Word file (.docx): the same content gives the same bytes. Pure.

Source: ECMA-376, WordprocessingML. The file has the fewest parts that Word opens without a complaint.
"""

import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

from minutes.exports.xml_text import valid_xml_text

MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

# style → (font, size in half points, bold, space before, left indent, keep with next); lengths in 1/20 of a point
STYLES = {
    "Title": ("gothic", 32, True, 0, 0, True),
    "Item": ("gothic", 26, True, 360, 0, True),
    "Brought": ("gothic", 22, True, 240, 0, True),
    "Speaker": ("gothic", 21, True, 160, 0, True),
    "Turn": ("mincho", 21, False, 0, 420, False),
    "Point": ("mincho", 21, False, 0, 630, False),
    "Narration": ("mincho", 21, False, 160, 0, False),
    "Small": ("gothic", 18, False, 0, 0, False),
}
FONTS = {"gothic": "ＭＳ ゴシック", "mincho": "ＭＳ 明朝"}


@dataclass(frozen=True)
class Paragraph:
    """A text in one of the STYLES; each line of it begins a new line on the page."""

    style: str
    text: str


@dataclass(frozen=True)
class Table:
    """Rows of cells. `widths` are those of the columns, in twentieths of a point; `headed`: the first row heads them."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    headed: bool = False


def docx(blocks: list[Paragraph | Table], *, foot: str, numbered_lines: bool = False) -> bytes:
    """Returns the bytes of a file. `foot` is printed at the foot of every page, with the page's number."""
    body = "".join(_table(block) if isinstance(block, Table) else _paragraph(block) for block in blocks)
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(("styles", "styles.xml"), ("footer", "footer.xml")),
        "word/document.xml": f"{HEAD}<w:document {MAIN} {_office()}><w:body>{body}{_page(numbered_lines)}</w:body></w:document>",
        "word/styles.xml": _styles(),
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


def _paragraph(paragraph):
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{xml_text(line)}</w:t>' for line in paragraph.text.split("\n")
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr><w:r>{lines}</w:r></w:p>'


def _table(table):
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:color="808080"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.widths)
    rows = "".join(
        _row(row, table.widths, heading=table.headed and position == 0)
        for position, row in enumerate(table.rows)
    )
    return f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"


def _row(row, widths, *, heading):
    repeated = "<w:trPr><w:tblHeader/></w:trPr>" if heading else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(Paragraph("Small", cell))}</w:tc>'
        for cell, width in zip(row, widths, strict=True)
    )
    return f"<w:tr>{repeated}{cells}</w:tr>"


def _page(numbered_lines):
    numbers = '<w:lnNumType w:countBy="1" w:restart="continuous"/>' if numbered_lines else ""
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="r2"/><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1701" w:header="851" w:footer="737" w:gutter="0"/>{numbers}</w:sectPr>'
    )


def _footer(foot):
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return (
        f'{HEAD}<w:ftr {MAIN}><w:p><w:pPr><w:pStyle w:val="Small"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{xml_text(foot)}　</w:t></w:r>{number}</w:p></w:ftr>'
    )


def _styles():
    return f"{HEAD}<w:styles {MAIN}>{''.join(_style(name, *values) for name, values in STYLES.items())}</w:styles>"


def _style(name, font, size, bold, before, left, keep):
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:pPr>{"<w:keepNext/>" if keep else ""}'
        f'<w:spacing w:before="{before}" w:line="320" w:lineRule="auto"/><w:ind w:left="{left}"/></w:pPr>'
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
