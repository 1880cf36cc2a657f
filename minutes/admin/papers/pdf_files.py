"""A printed page as a tagged PDF, by WeasyPrint. Where it or what it needs is missing, that is said; all else goes on."""

import ctypes
import logging
from pathlib import Path

from django.contrib.staticfiles import finders

STYLESHEET = "paper.css"
NO_PACKAGE = "PDF を作る部品（WeasyPrint）が入っていません。requirements.txt の部品を入れ直してください。"
NO_LIBRARY = (
    "PDF を作るのに要る、この機械のプログラムがありません。"
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 を行ってください。"
)
NO_TYPE = "日本語の文字の形（フォント）が、この機械に入っていません。apt-get install fonts-noto-cjk を行ってください。"


class PdfMissing(Exception):
    """What is missing for a PDF, and what to do, in Japanese."""


def pdf_of(html: str) -> bytes:
    """Returns a page as a PDF that follows PDF/UA-1. Nothing is fetched for it. Raises PdfMissing."""
    try:
        # Imported when the first PDF is asked for: it takes half a second, and a machine without Pango has to start.
        from weasyprint import CSS, HTML
        from weasyprint.urls import URLFetcher
    except ImportError as error:
        raise PdfMissing(NO_PACKAGE) from error
    except OSError as error:
        raise PdfMissing(NO_LIBRARY) from error
    # Else each page that it lays out is a line of the log.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    if not has_japanese_type():
        raise PdfMissing(NO_TYPE)
    # A paper refers to nothing, and words of a record never make it read a file or ask another machine.
    nothing = URLFetcher(allowed_protocols=())
    sheet = CSS(string=Path(str(finders.find(STYLESHEET))).read_text(encoding="utf-8"), url_fetcher=nothing)
    return HTML(string=html, url_fetcher=nothing).write_pdf(stylesheets=[sheet], pdf_variant="pdf/ua-1")


def has_japanese_type() -> bool:
    """Returns whether fontconfig, which Pango asks, knows any font with Japanese letters."""
    fontconfig = ctypes.CDLL("libfontconfig.so.1")
    for name in ("FcNameParse", "FcObjectSetCreate", "FcFontList"):
        getattr(fontconfig, name).restype = ctypes.c_void_p
    pattern = ctypes.c_void_p(fontconfig.FcNameParse(b":lang=ja"))
    objects = ctypes.c_void_p(fontconfig.FcObjectSetCreate())
    found = ctypes.c_void_p(fontconfig.FcFontList(None, pattern, objects))
    count = ctypes.cast(found, ctypes.POINTER(ctypes.c_int)).contents.value if found else 0
    fontconfig.FcFontSetDestroy(found)
    fontconfig.FcObjectSetDestroy(objects)
    fontconfig.FcPatternDestroy(pattern)
    return count > 0
