"""Other ways to type the same words: each is what a clerk, a program or somebody in bad faith makes of them."""

import unicodedata

WORDS = "データの公開を、Ａ－１号室で十日と決めている。"
HALF_WIDTH = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFF66, 0xFF9E)}


def _half_width_kana(text):
    halves = {full: half for half, full in HALF_WIDTH.items()}
    split = unicodedata.normalize("NFD", text)
    marks = {"\u3099": "ﾞ", "\u309a": "ﾟ"}
    return "".join(marks.get(sign) or halves.get(sign, sign) for sign in split)


def _hiragana_to_katakana(text):
    return "".join(chr(ord(sign) + 0x60) if "ぁ" <= sign <= "ゖ" else sign for sign in text)


def _katakana_to_hiragana(text):
    return "".join(chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign for sign in text)


def _between(sign):
    return lambda text: sign.join(text)


SPELLINGS = {
    "as they were": lambda text: text,
    "narrow letters": lambda text: unicodedata.normalize("NFKC", f"{text}\u3000"),
    "wide letters": lambda text: "".join(
        chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in f" {text}"
    ).lower(),
    "blanks": _between(" "),
    "wide blanks": _between("\u3000"),
    "narrow no-break blanks": _between("\u202f"),
    "tabs": _between("\t"),
    "line ends": _between("\n"),
    "line ends of Windows": _between("\r\n"),
    "line ends of other kinds": _between("\u2028\x85\x0b"),
    "zero-width blanks": _between("\u200b"),
    "joiners and marks of direction": _between("\u200d\u200e\u2060\ufeff"),
    "soft hyphens": _between("\u00ad"),
    "variation selectors": _between("\ufe00\U000e0100"),
    "grapheme joiners": _between("\u034f"),
    "fillers of Hangul": _between("\u3164"),
    "tags": _between("\U000e0061"),
    "a stroke through each letter": _between("\u0336"),
    "dashes": lambda text: f"―{text}".replace("ー", "―").replace("－", "‐"),
    "dashes as minus": lambda text: f"−{text}".replace("ー", "−").replace("－", "−"),
    "half-width kana": lambda text: f" {_half_width_kana(text)}",
    "katakana": lambda text: f" {_hiragana_to_katakana(text)}",
    "hiragana": lambda text: f" {_katakana_to_hiragana(text)}",
    "commas of another kind": lambda text: f"{text}，".replace("、", "，").replace("。", "．"),
    "no commas": lambda text: f"・{text}".replace("、", "").replace("。", ""),
    "marks apart": lambda text: " " + unicodedata.normalize("NFD", text).replace("\u3099", "\u200d\u3099"),
    "marks in pieces": lambda text: f" {unicodedata.normalize('NFD', text)}",
}


def spelled(spelling: str, text: str) -> str:
    return SPELLINGS[spelling](text)
