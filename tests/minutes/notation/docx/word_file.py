"""Builds Word files for tests: only elements that Word itself would write, in as few parts as it accepts."""

import io
import zipfile
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def docx(*blocks: str, **parts: str) -> bytes:
    """Returns a file whose body holds the blocks. Further parts come by name (comments="…" is word/comments.xml)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", part("document", f"<w:body>{''.join(blocks)}</w:body>"))
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", part(name, inner))
    return stream.getvalue()


def of_a_later_version(data: bytes) -> bytes:
    """Returns the ZIP with the claim that version 9.9 of the format is needed to unpack it."""
    start = data.index(b"PK\x01\x02")
    return data[: start + 6] + b"\x63" + data[start + 7 :]


def packed_in_an_unknown_way(data: bytes) -> bytes:
    """Returns the ZIP with the claim that its parts are compressed by method 99, which does not exist."""
    unknown, deflated = b"\x63\x00", b"\x08\x00"
    for signature, end in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        before, *headers = data.split(signature)
        assert all(header[end - 2 : end] == deflated for header in headers)
        data = signature.join([before, *(header[: end - 2] + unknown + header[end:] for header in headers)])
    return data


def part(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{inner}</w:{name}>'


def p(*runs: str, style: str = "") -> str:
    """Returns a paragraph of runs; plain words become a run."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{style}</w:pPr>' if style else ''}{inner}</w:p>"


def r(words: str, properties: str = "") -> str:
    """Returns a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def in_list(list_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def inserted(words: str) -> str:
    return f'<w:ins w:id="1" w:author="x">{r(words)}</w:ins>'


def deleted(words: str) -> str:
    return f'<w:del w:id="2" w:author="x"><w:r><w:delText>{escape(words)}</w:delText></w:r></w:del>'


def ruby(base: str, reading: str) -> str:
    return f"<w:r><w:ruby><w:rt>{r(reading)}</w:rt><w:rubyBase>{r(base)}</w:rubyBase></w:ruby></w:r>"


def table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def numbering(*levels: tuple[str, str]) -> str:
    """Returns lists 1, 2, …, each with one level of this (kind, text)."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{escape(text)}"/></w:lvl></w:abstractNum>'
        for n, (kind, text) in enumerate(levels, start=1)
    )
    lists = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(levels) + 1)
    )
    return abstract + lists


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
ROOTS = {"header": "hdr", "footer": "ftr"}


def package(body: str, *, main: str = "word/document.xml", **parts: str) -> bytes:
    """Returns a file that says where its parts are, as Word does; none has a usual name. Ids are r1, r2 … in order."""
    folder, _, name = main.rpartition("/")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", _relations({"officeDocument": f"/{main}"}))
        targets = {kind: f"parts/{kind}9.xml" for kind in parts}
        archive.writestr(f"{folder}/_rels/{name}.rels", _relations(targets))
        archive.writestr(main, part("document", f"<w:body>{body}</w:body>"))
        for kind, inner in parts.items():
            archive.writestr(f"{folder}/{targets[kind]}", part(ROOTS.get(kind, kind), inner))
    return stream.getvalue()


def _relations(targets: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>'


def strict(data: bytes) -> bytes:
    """Returns a file with the names of Strict Open XML."""
    names = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/math": "http://purl.oclc.org/ooxml/officeDocument/math",
        OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            xml = before.read(name).decode()
            for transitional, of_strict in names.items():
                xml = xml.replace(transitional, of_strict)
            after.writestr(name, xml)
    return stream.getvalue()
