"""Bytes of a file → text, or one line that says what to do instead. Pure."""

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE

KNOWN_FORMATS = {
    b"PK\x03\x04": "Word などの文書です。「名前を付けて保存」で書式なしのテキスト（.txt）にしてから読み込んでください",
    b"\xd0\xcf\x11\xe0": "古い Word の文書です。「名前を付けて保存」で書式なしのテキスト（.txt）にしてから読み込んでください",
    b"%PDF": "PDF です。もとの原稿をテキスト（.txt）で保存して読み込んでください",
}


class UnreadableText(Exception):
    """Why a file cannot be read as a manuscript, in one line for the clerk."""


def read_text(data: bytes) -> str:
    """The text of a file in UTF-8 (with or without BOM) or cp932. Raises UnreadableText."""
    if len(data) > LARGEST:
        raise UnreadableText(f"大きすぎます。読み込めるのは {LARGEST // MEGABYTE} MB までです。")
    for start, advice in KNOWN_FORMATS.items():
        if data.startswith(start):
            raise UnreadableText(f"{advice}。")
    text = _decoded(data)
    if not text.strip():
        raise UnreadableText("中身がありません。")
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise UnreadableText(
            f"{line}行目に文字でないデータ（NUL）があります。テキストのファイルか確かめてください。"
        )
    return text


def _decoded(data):
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableText("文字コードが UTF-16 です。UTF-8 で保存し直してください。")
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableText(
        "文字として読めないデータがあります。UTF-8 か Shift_JIS（cp932）のテキストで保存してください。"
    )
