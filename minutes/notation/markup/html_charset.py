"""Decodes the bytes of a web page by the encoding that it declares. Pure."""

import re

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_LOOKED_AT = 4096
# Names that browsers know, each with the codecs to try in their order: old pages hold signs of their machines.
_CODECS = {
    **dict.fromkeys(
        "shift_jis shift-jis sjis x-sjis x-shift-jis windows-31j ms_kanji cp932 csshiftjis".split(),
        ("cp932",),
    ),
    **dict.fromkeys("euc-jp x-euc-jp cseucpkdfmtjapanese".split(), ("euc_jp", "euc_jis_2004")),
    **dict.fromkeys("iso-2022-jp csiso2022jp".split(), ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2004")),
    **dict.fromkeys("utf-8 utf8".split(), ("utf-8-sig",)),
}


def decoded_page(data: bytes) -> str | None:
    """Returns the text of a page that declares its encoding; None where it declares none, or holds what that cannot say.

    >>> decoded_page('<meta charset="euc-jp"><p>会議録</p>'.encode("euc-jp"))
    '<meta charset="euc-jp"><p>会議録</p>'
    """
    declared = _DECLARED.search(data[:_LOOKED_AT])
    if not declared or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    name = (declared[1] or declared[2]).decode("ascii", "replace").lower()
    for codec in _CODECS.get(name, ()):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return None
