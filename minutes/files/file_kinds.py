"""Decides by extension and content whether a file may be a handout, and the media type that it is sent with. Pure."""

import zipfile
from typing import BinaryIO

from minutes.files.file_names import extension_of
from minutes.notation.docx.zip_directory import has_small_directory

PDF, PNG, JPEG, GIF, WEBP = b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF"
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
TEXT = b""

# Extension → (first bytes, media type, name for the clerk). No HTML, no SVG, nothing that a browser or Office runs.
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
# What a browser shows; everything else is a download.
INLINE_TYPES = {"application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp"}
KIND_NAMES = {media_type: name for _, media_type, name in KINDS.values()}
# Extension → a folder that the ZIP of such a file holds.
OFFICE_FOLDERS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}


class WrongFile(Exception):
    """Why a file is refused; the message is for the clerk."""


def media_type_of(name: str, file: BinaryIO) -> str:
    """Returns the media type of a file by its extension. Raises WrongFile where the content is something else."""
    extension = extension_of(name)
    if extension not in KINDS:
        raise WrongFile(f"この種類のファイルは載せられません。載せられるもの: {'、'.join(KINDS)}")
    first_bytes, media_type, kind_name = KINDS[extension]
    file.seek(0)
    head = file.read(1024)
    fits = _is_text(head) if first_bytes == TEXT else head.startswith(first_bytes)
    if not fits or (extension in OFFICE_FOLDERS and not _is_office_file(file, OFFICE_FOLDERS[extension])):
        raise WrongFile(
            f"名前は .{extension} ですが、中身が{kind_name}ではありません。もとのソフトで保存し直してください。"
        )
    return media_type


def _is_text(head):
    return b"\0" not in head


def _is_office_file(file, folder):
    """Returns whether a ZIP lists a file in a folder, and no macros: a .docm that was renamed .docx is refused."""
    if not has_small_directory(file):
        return False
    try:
        names = zipfile.ZipFile(file).namelist()
    except (zipfile.BadZipFile, ValueError):
        return False
    except NotImplementedError:  # zipfile raises it for a ZIP of a later version
        return False
    return any(name.startswith(folder) for name in names) and not any("vbaProject" in name for name in names)
