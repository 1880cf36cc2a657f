"""Reads the bytes of a file as text, or says in one line what to do instead. Pure."""

from dataclasses import dataclass

from minutes.file_texts.encodings import UnknownEncoding, decode
from minutes.notation.document import Problem
from minutes.notation.docx.reader import read_docx
from minutes.notation.docx.unreadable import UnreadableDocx
from minutes.notation.markup.html_charset import decoded_page

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
ZIP = b"PK\x03\x04"

KNOWN_FORMATS = {
    b"\xd0\xcf\x11\xe0": "古い Word（.doc）か一太郎（.jtd）の文書、またはパスワードの付いた文書です。"
    "「名前を付けて保存」で、パスワードなしの Word 文書（.docx）かテキスト（.txt）にしてから読み込んでください",
    b"%PDF": "PDF です。もとの原稿をテキスト（.txt）で保存して読み込んでください",
}

JOURNAL = "会議録ではなく、公開の記録（ジャーナル、…-journal.jsonl）です。控えと一緒に、そのまま残しておいてください。"


class UnreadableText(Exception):
    """Why a file cannot be read as a manuscript, in one line for the clerk."""


@dataclass(frozen=True)
class FileText:
    """The text of a file. problems: what was left out of it, moved or converted, by the lines of the text."""

    text: str
    problems: tuple[Problem, ...] = ()


def read_file(data: bytes) -> FileText:
    """Returns the text of a .docx, or of a text in any encoding of Japanese. Raises UnreadableText."""
    if len(data) > LARGEST:
        raise UnreadableText(f"大きすぎます。読み込めるのは {LARGEST // MEGABYTE} MB までです。")
    for start, advice in KNOWN_FORMATS.items():
        if data.startswith(start):
            raise UnreadableText(f"{advice}。")
    if data.startswith(b'{"') and b'"what":"' in data[:4000]:
        raise UnreadableText(JOURNAL)
    read = _word(data) if data.startswith(ZIP) else FileText(_decoded(data))
    if not read.text.strip():
        raise UnreadableText("中身がありません。")
    if "\0" in read.text:
        line = read.text[: read.text.index("\0")].count("\n") + 1
        raise UnreadableText(
            f"{line}行目に文字でないデータ（NUL）があります。テキストのファイルか確かめてください。"
        )
    return read


def read_text(data: bytes) -> str:
    """Returns what `read_file` reads, without its problems. Raises UnreadableText."""
    return read_file(data).text


def _word(data: bytes) -> FileText:
    try:
        read = read_docx(data)
    except UnreadableDocx as error:
        raise UnreadableText(str(error)) from error
    return FileText(read.text, read.problems)


def _decoded(data: bytes) -> str:
    page = decoded_page(data)
    if page is not None:
        return page
    try:
        return decode(data)
    except UnknownEncoding as error:
        raise UnreadableText(str(error)) from error
