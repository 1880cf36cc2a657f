"""The signs of fonts that have no letters (Symbol, Wingdings), as characters of Unicode. Data. Pure."""

_PRIVATE = 0xF000
UNKNOWN_SIGN = "〓"


def _row(start: int, signs: str) -> dict[int, str]:
    """Returns code → sign. A blank stands for a code without one."""
    return {start + place: sign for place, sign in enumerate(signs) if sign != " "}


_SYMBOL = {
    0x20: " ",
    **_row(0x21, "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"),
    **_row(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    **_row(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"),
    **_row(0xF1, "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
}
_WINGDINGS = {
    0x20: " ",
    **_row(0x21, "✏✂✁👓🔔📖🕯☎✆✉"),
    **_row(0x3E, "✇✍"),
    **_row(0x41, "✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐🏱✈☼💧❄"),
    **_row(0x58, "✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓"),
    **_row(0x6C, "●❍■□□❑❒⬧⧫◆❖⬥⌧⍓⌘❀✿❝❞"),
    **_row(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    **_row(0x9E, "·•·○"),
    **_row(0xA4, "◉◎ ▪□"),
    **_row(0xAB, "★✶✴✹✵"),
    **_row(0xD8, "➢"),
    **_row(0xDF, "←→↑↓↖↗↙↘"),
    **_row(0xE8, "➔"),
    **_row(0xEF, "⇦⇨⇧⇩⬄⇳"),
    **_row(0xFB, "✗✓☒☑"),
}
_WINGDINGS_2 = {
    0x20: " ",
    **_row(0x4F, "✗✓☒☑☒"),
    **_row(0x6A, "⓪①②③④⑤⑥⑦⑧⑨⑩"),
    0xA3: "□",
    0x98: "●",
    0x99: "○",
}
SYMBOL_FONTS: dict[str, dict[int, str]] = {
    "Symbol": _SYMBOL,
    "Wingdings": _WINGDINGS,
    "Wingdings 2": _WINGDINGS_2,
    "Wingdings 3": {},
    "Webdings": {},
    "ZapfDingbats": {},
    "Zapf Dingbats": {},
}


def is_private(character: str) -> bool:
    """Returns whether a character is one of a font's own signs."""
    return 0xE000 <= ord(character) <= 0xF8FF


def sign_of(code: int, font: str) -> str:
    """Returns the sign that a font has at a code; 〓 where it is none of Unicode's.

    >>> sign_of(0xF0B7, "Symbol"), sign_of(0xFC, "Wingdings"), sign_of(0xF041, "Webdings"), sign_of(0x203B, "ＭＳ 明朝")
    ('•', '✓', '〓', '※')
    """
    if code < 0x20 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return UNKNOWN_SIGN
    if font not in SYMBOL_FONTS:
        return UNKNOWN_SIGN if is_private(chr(code)) else chr(code)
    if code > 0xFF and not _PRIVATE <= code <= _PRIVATE + 0xFF:
        return chr(code)
    return SYMBOL_FONTS[font].get(code & 0xFF, UNKNOWN_SIGN)
