"""Decodes the bytes of a text in any encoding in which Japanese was ever saved, or says why not. Pure.

Bytes of one encoding often read as another's: EUC-JP as half-width katakana of Shift_JIS, UTF-16 as anything. So a text
counts as read only where it looks like Japanese; never as rubbish.
"""

import re

NOT_READ = "文字として読めないデータがあります。メモ帳などで開けるなら、文字コードを UTF-8 にして保存し直してください。"
BROKEN = "文字コードは {} のようですが、壊れていて読めません。文字コードを UTF-8 にして保存し直してください。"
# (mark, encoding) at the beginning of a file; UTF-32 before UTF-16, whose mark begins like it.
_MARKS = [
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
]
# ISO-2022-JP switches its tables by these. JIS X 0213 knows the signs of row 13 (①, ㈱) that old machines wrote.
_SWITCH = re.compile(rb"\x1b(\$[@B]|\([BIJ]|\$\([DOPQ])")
_TWO_BYTES = re.compile(rb"\x1b\$[@B]")
_JIS_X_0213 = b"\x1b$(Q"
# In the order in which they are tried: the first as which the bytes look like Japanese is it.
_ENCODINGS = ("utf-8", "cp932", "euc_jp", "euc_jis_2004", "shift_jis_2004", "utf-16-le", "utf-16-be")
_KANA_AND_KANJI = re.compile("[ぁ-んァ-ヶー一-鿿、。]")
# Half-width katakana, letters of other scripts, private use, controls: what misread bytes are full of.
_RUBBISH = re.compile("[ｦ-ﾟ\x00-\x08\x0e-\x1f\x7f-\xa0\u0100-\u036f\u0590-\u1fff\ua000-\uf8ff\ufffd\ufffe]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
_RARE = re.compile("[㐀-䶿丂-丒龦-鿿]")
# The most rubbish that a text may hold, by its kana and kanji: names in half-width katakana stand in tables.
MOST_RUBBISH = 0.2
SAMPLE = 200_000


class UnknownEncoding(Exception):
    """The bytes are no text in any of the encodings."""


def decode(data: bytes) -> str:
    """Returns the text of bytes in UTF-8, UTF-16 or UTF-32, Shift_JIS (cp932), EUC-JP or ISO-2022-JP. Raises UnknownEncoding.

    >>> decode("会議録".encode("euc_jp")), decode("会議録を読む。".encode("utf-16-le"))
    ('会議録', '会議録を読む。')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded_as(data, encoding)
    if _SWITCH.search(data) and not re.search(rb"[\x80-\xff]", data):
        return _iso_2022_jp(data)
    for encoding in _ENCODINGS:
        text = _try(data, encoding)
        if text is not None and _is_likely(text, encoding):
            return text
    raise UnknownEncoding(NOT_READ)


def _try(data, encoding):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decoded_as(data, encoding):
    text = _try(data, encoding)
    if text is None:
        raise UnknownEncoding(BROKEN.format(encoding.removesuffix("-sig").upper()))
    return text


def _iso_2022_jp(data):
    text = _try(data, "iso2022_jp_ext")
    if text is None:
        text = _try(_TWO_BYTES.sub(_JIS_X_0213, data), "iso2022_jp_2004")
    if text is None:
        raise UnknownEncoding(BROKEN.format("JIS（ISO-2022-JP）"))
    return text


def _is_likely(text: str, encoding: str) -> bool:
    """Returns whether bytes were meant so. What is UTF-8 is hardly ever anything else, unless it is full of controls."""
    sample = text[:SAMPLE]
    if encoding == "utf-8":
        return len(_CONTROLS.findall(sample)) * 8 <= len(sample)
    japanese, rubbish = len(_KANA_AND_KANJI.findall(sample)), len(_RUBBISH.findall(sample))
    rubbish += len(_RARE.findall(sample))
    if encoding.startswith("utf-16") and not re.search("[ぁ-ん]", sample):
        return False
    return japanese > 0 and rubbish <= MOST_RUBBISH * japanese
