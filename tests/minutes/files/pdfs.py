"""Small PDFs, made by hand: pages of Japanese words, an image, old fonts, and what harms a reader."""

import io
import zlib

from pypdf import PdfWriter

CATALOG, PAGES, FONT, FIRST_PAGE = 1, 2, 3, 10


def pdf(*pages: str) -> bytes:
    """Returns a PDF with a page for each text, in a font whose table of letters (ToUnicode) it brings."""
    letters = sorted({letter for page in pages for letter in page})
    codes = {letter: code for code, letter in enumerate(letters, start=1)}
    streams = [_shown("".join(f"{codes[letter]:04x}" for letter in page)) for page in pages]
    return _file(streams, {FONT: _font("Identity-H", "/ToUnicode 6 0 R"), 6: _stream(_table(codes))})


def old_font(table: str, words: str, codec: str) -> bytes:
    """Returns a PDF of one page in a font that names a standard table of codes instead of bringing its own."""
    return _file([_shown(words.encode(codec).hex())], {FONT: _font(table, "")})


def scan() -> bytes:
    """Returns a PDF of two pages that are images."""
    image = (
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    )
    return _file(
        [b"q 500 0 0 500 0 0 cm /I1 Do Q"] * 2,
        {FONT: _font("90ms-RKSJ-H", ""), 7: image + b"stream\n\0\nendstream"},
    )


def encrypted(password: str = "himitsu") -> bytes:
    writer = PdfWriter(io.BytesIO(pdf("秘密の資料")))
    writer.encrypt(password, algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def broken() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n" + b"\x00\xff" * 500


def with_stream(stream: bytes) -> bytes:
    """Returns a PDF of one page whose content is any stream, compressed."""
    return _file([stream], {FONT: _font("90ms-RKSJ-H", "")})


def then_stream(words: str, stream: bytes) -> bytes:
    """Returns a PDF with a page of words, in a font of Shift_JIS, and a second one whose content is any stream."""
    return _file([_shown(words.encode("cp932").hex()), stream], {FONT: _font("90ms-RKSJ-H", "")})


def _shown(codes: str) -> bytes:
    return f"BT /F1 12 Tf 50 700 Td <{codes}> Tj ET".encode()


def _font(table: str, more: str) -> bytes:
    return (
        f"<</Type/Font/Subtype/Type0/BaseFont/Mincho/Encoding/{table}/DescendantFonts[4 0 R]{more}>>".encode()
    )


def _table(codes: dict[str, int]) -> bytes:
    lines = "\n".join(f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{lines}\nendbfchar\nendcmap end end"
    ).encode()


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)


def _file(streams: list[bytes], objects: dict[int, bytes]) -> bytes:
    kids = " ".join(f"{FIRST_PAGE + 2 * number} 0 R" for number in range(len(streams)))
    objects = objects | {
        CATALOG: b"<</Type/Catalog/Pages 2 0 R>>",
        PAGES: f"<</Type/Pages/Kids[{kids}]/Count {len(streams)}>>".encode(),
        4: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/Mincho/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/FontDescriptor 5 0 R>>",
        5: b"<</Type/FontDescriptor/FontName/Mincho/Flags 4>>",
    }
    for number, stream in enumerate(streams):
        page = FIRST_PAGE + 2 * number
        objects[page] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>%s>>>>"
            % (page + 1, b"/XObject<</I1 7 0 R>>" if 7 in objects else b"")
        )
        objects[page + 1] = _stream(stream)
    return _written(objects)


def _written(objects: dict[int, bytes]) -> bytes:
    head, places, length = b"%PDF-1.4\n", {}, 9
    written = [head]
    for number, content in sorted(objects.items()):
        places[number] = length
        written.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        length += len(written[-1])
    written.append(b"xref\n0 1\n0000000000 65535 f \n")
    written += [b"%d 1\n%010d 00000 n \n" % pair for pair in sorted(places.items())]
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, length)
    return b"".join([*written, end])
