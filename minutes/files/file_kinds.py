"""Which files a handout may be, and the type that each is sent with. We decide it, from ending and content. Pure."""

import zipfile
from typing import BinaryIO

from minutes.files.file_names import ending_of

PDF, PNG, JPEG, GIF, WEBP = b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF"
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
TEXT = b""

# Ending → how the content begins, the type, what a clerk calls it. No HTML, no SVG, nothing that runs.
KINDS = {
    "pdf": (PDF, "application/pdf", "PDF"),
    "png": (PNG, "image/png", "PNG の画像"),
    "jpg": (JPEG, "image/jpeg", "JPEG の画像"),
    "jpeg": (JPEG, "image/jpeg", "JPEG の画像"),
    "gif": (GIF, "image/gif", "GIF の画像"),
    "webp": (WEBP, "image/webp", "WebP の画像"),
    "docx": (ZIP, f"{OFFICE}wordprocessingml.document", "Word"),
    "xlsx": (ZIP, f"{OFFICE}spreadsheetml.sheet", "Excel"),
    "pptx": (ZIP, f"{OFFICE}presentationml.presentation", "PowerPoint"),
    "odt": (ZIP, f"{OPEN}text", "OpenDocument の文書"),
    "ods": (ZIP, f"{OPEN}spreadsheet", "OpenDocument の表"),
    "odp": (ZIP, f"{OPEN}presentation", "OpenDocument の発表"),
    "doc": (OLE, "application/msword", "Word（古い形式）"),
    "xls": (OLE, "application/vnd.ms-excel", "Excel（古い形式）"),
    "ppt": (OLE, "application/vnd.ms-powerpoint", "PowerPoint（古い形式）"),
    "jtd": (OLE, "application/x-js-taro", "一太郎"),
    "zip": (ZIP, "application/zip", "ZIP"),
    "txt": (TEXT, "text/plain", "テキスト"),
    "csv": (TEXT, "text/csv", "CSV"),
}
SHOWN_IN_THE_BROWSER = {"application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp"}
NAMES = {kind: name for _, kind, name in KINDS.values()}
PARTS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}


class WrongFile(Exception):
    """Why a file is not taken; the message is for the clerk."""


def type_of(name: str, file: BinaryIO) -> str:
    """The type of a file by its ending, when its content is what the ending says. Raises WrongFile."""
    ending = ending_of(name)
    if ending not in KINDS:
        raise WrongFile(f"この種類のファイルは載せられません。載せられるもの: {'、'.join(KINDS)}")
    start, kind, called = KINDS[ending]
    file.seek(0)
    head = file.read(1024)
    fits = _is_text(head) if start == TEXT else head.startswith(start)
    if not fits or (ending in PARTS and not _holds(file, PARTS[ending])):
        raise WrongFile(
            f"名前は .{ending} ですが、中身が{called}ではありません。もとのソフトで保存し直してください。"
        )
    return kind


def _is_text(head):
    return b"\0" not in head


def _holds(file, folder):
    """Whether a ZIP lists a part of that folder, and no macros: a renamed .docm is no .docx."""
    try:
        names = zipfile.ZipFile(file).namelist()
    except (zipfile.BadZipFile, ValueError):
        return False
    except NotImplementedError:  # what zipfile says of a ZIP of a version that it does not know
        return False
    return any(name.startswith(folder) for name in names) and not any("vbaProject" in name for name in names)
