"""Review rules on slips of writing: doubled punctuation, unpaired brackets, one word in two spellings. Pure.

Each rule takes a Document and yields its findings.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from minutes.desk.review.findings import Finding, block_texts, excerpt
from minutes.notation.document import Document

DOUBLED = re.compile(r"。{2,}|、{2,}|。、|、。|，{2,}|！。|？。")
PAIRS = [tuple(pair) for pair in ("「」", "『』", "（）", "()", "【】", "〔〕", "〈〉", "《》", "［］", "[]")]
# 1) and ア） number a paragraph: their bracket has no partner.
NUMBERING = re.compile(r"(?m)^[ \u3000・]*[0-9０-９一二三四五六七八九十ア-ンa-zA-Z]{1,3}[)）]")
LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ][A-Za-zＡ-Ｚａ-ｚ0-9０-９]+(?:[-－][A-Za-zＡ-Ｚａ-ｚ0-9０-９]+)*")
KATAKANA = re.compile(r"[ァ-ヴー]{2,}")
FULL_DIGITS, HALF_DIGITS = re.compile("[０-９]+"), re.compile("[0-9]+")


def doubled_punctuation(document: Document) -> Iterator[Finding]:
    """Punctuation is doubled: 。。 and the like."""
    for block in block_texts(document):
        for doubled in DOUBLED.finditer(block.text):
            surrounding = excerpt(block.text, *doubled.span())
            yield Finding(
                f"doubled:{block.number}:{doubled[0]}",
                f"「{doubled[0]}」と続いています：{surrounding}",
                block.number,
            )


def unpaired_brackets(document: Document) -> Iterator[Finding]:
    """A bracket or a quotation mark is opened and not closed, or closed and not opened."""
    for block in block_texts(document):
        text = NUMBERING.sub(lambda numbering: "・" * len(numbering[0]), block.text)
        for ordinal, (position, character) in enumerate([*_unpaired_brackets(text), *_unpaired_quotes(text)]):
            surrounding = excerpt(block.text, position, position + 1)
            yield Finding(
                f"unpaired:{block.number}:{character}:{ordinal}",
                f"「{character}」の相手がありません：{surrounding}",
                block.number,
            )


def _unpaired_brackets(text):
    """Yields (position, bracket) of each bracket that has no partner. Each kind of bracket is paired by itself."""
    for opening, closing in PAIRS:
        unclosed = []
        for position, character in enumerate(text):
            if character == opening:
                unclosed.append(position)
            elif character == closing and unclosed:
                unclosed.pop()
            elif character == closing:
                yield position, closing
        yield from ((position, opening) for position in unclosed)


def _unpaired_quotes(text):
    """Yields (position, quotation mark) of one that has no partner: “ and ” by their numbers, " by an odd number.

    A straight " is not judged where “ and ” do not match, for it may stand for one of them.
    """
    openings, closings = ([quote.start() for quote in re.finditer(kind, text)] for kind in "“”")
    if len(openings) > len(closings):
        yield openings[-1], "“"
    elif len(closings) > len(openings):
        yield closings[-1], "”"
    straight = [quote.start() for quote in re.finditer('"', text)]
    if len(straight) % 2 and len(openings) == len(closings):
        yield straight[-1], '"'


def variant_spellings(document: Document) -> Iterator[Finding]:
    """One word is spelled in two ways in one record: facebook and Facebook, ベンダ and ベンダー, ＰＣ and PC."""
    spellings_of: dict[str, Counter[str]] = {}
    first_block: dict[str, int | None] = {}
    for block in block_texts(document):
        for pattern, fold in ((LATIN, _fold_latin), (KATAKANA, _fold_katakana)):
            for word in pattern.findall(block.text):
                spellings_of.setdefault(fold(word), Counter())[word] += 1
                first_block.setdefault(word, block.number)
    for folded, counts in spellings_of.items():
        if len(counts) > 1:
            listed = "、".join(f"「{spelling}」{count}回" for spelling, count in counts.most_common())
            rarest = min(counts, key=counts.__getitem__)
            message = f"同じ言葉が違う書き方になっています：{listed}"
            yield Finding(f"spelling:{folded}", message, first_block[rarest])


def _fold_latin(word):
    return unicodedata.normalize("NFKC", word).casefold()


def _fold_katakana(word):
    return word.rstrip("ー") or word


def mixed_digit_widths(document: Document) -> Iterator[Finding]:
    """Digits are written both in full and in half width. A mild finding, at the first block of the rarer width."""
    counts = {"full": 0, "half": 0}
    first_block: dict[str, int | None] = {}
    for block in block_texts(document):
        for width, pattern in (("full", FULL_DIGITS), ("half", HALF_DIGITS)):
            figures = pattern.findall(block.text)
            counts[width] += len(figures)
            if figures:
                first_block.setdefault(width, block.number)
    if counts["full"] and counts["half"]:
        rarer = "full" if counts["full"] <= counts["half"] else "half"
        yield Finding(
            "width:digits",
            f"数字に全角（{counts['full']}か所）と半角（{counts['half']}か所）が混ざっています。",
            first_block[rarer],
            mild=True,
        )
