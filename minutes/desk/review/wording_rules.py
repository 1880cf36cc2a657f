"""Slips of the hand: doubled marks, brackets left open, one word spelled in two ways. Pure."""

import re
import unicodedata
from collections import Counter

from minutes.desk.review.findings import Finding, around, passages
from minutes.notation.document import Document

DOUBLED = re.compile(r"。{2,}|、{2,}|。、|、。|，{2,}|！。|？。")
PAIRS = ["「」", "『』", "（）", "()", "【】", "〔〕", "〈〉", "《》", "［］", "[]"]
# 1) and ア） number a paragraph: they were never opened.
NUMBERING = re.compile(r"(?m)^[ \u3000・]*[0-9０-９一二三四五六七八九十ア-ンa-zA-Z]{1,3}[)）]")
LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ][A-Za-zＡ-Ｚａ-ｚ0-9０-９]+(?:[-－][A-Za-zＡ-Ｚａ-ｚ0-9０-９]+)*")
KATAKANA = re.compile(r"[ァ-ヴー]{2,}")
FULL_DIGITS, HALF_DIGITS = re.compile("[０-９]+"), re.compile("[0-9]+")


def doubled_marks(document: Document):
    """。。 and the like."""
    for passage in passages(document):
        for found in DOUBLED.finditer(passage.text):
            where = around(passage.text, *found.span())
            yield Finding(
                f"doubled:{passage.number}:{found[0]}",
                f"「{found[0]}」と続いています：{where}",
                passage.number,
            )


def unpaired(document: Document):
    """A bracket or a quote that is opened and not closed, or closed and not opened."""
    for passage in passages(document):
        text = NUMBERING.sub(lambda found: "・" * len(found[0]), passage.text)
        for ordinal, (place, mark) in enumerate([*_open_brackets(text), *_open_quotes(text)]):
            where = around(passage.text, place, place + 1)
            yield Finding(
                f"unpaired:{passage.number}:{mark}:{ordinal}",
                f"「{mark}」の相手がありません：{where}",
                passage.number,
            )


def _open_brackets(text):
    """The (place, mark) of each bracket without its partner, each kind by itself."""
    for opening, closing in PAIRS:
        waiting = []
        for place, character in enumerate(text):
            if character == opening:
                waiting.append(place)
            elif character == closing and waiting:
                waiting.pop()
            elif character == closing:
                yield place, closing
        yield from ((place, opening) for place in waiting)


def _open_quotes(text):
    """“…” counts by opening and closing; a straight " closes nothing that “ opened."""
    openings, closings = ([m.start() for m in re.finditer(mark, text)] for mark in "“”")
    if len(openings) > len(closings):
        yield openings[-1], "“"
    elif len(closings) > len(openings):
        yield closings[-1], "”"
    straight = [m.start() for m in re.finditer('"', text)]
    if len(straight) % 2 and len(openings) == len(closings):
        yield straight[-1], '"'


def spellings(document: Document):
    """facebook and Facebook, ベンダ and ベンダー, ＰＣ and PC in one record."""
    seen: dict[str, Counter] = {}
    first: dict[str, int | None] = {}
    for passage in passages(document):
        for pattern, same in ((LATIN, _latin), (KATAKANA, _katakana)):
            for found in pattern.finditer(passage.text):
                seen.setdefault(same(found[0]), Counter())[found[0]] += 1
                first.setdefault(found[0], passage.number)
    for word, forms in seen.items():
        if len(forms) > 1:
            said = "、".join(f"「{form}」{number}回" for form, number in forms.most_common())
            rarest = min(forms, key=forms.get)
            yield Finding(f"spelling:{word}", f"同じ言葉が違う書き方になっています：{said}", first[rarest])


def _latin(word):
    return unicodedata.normalize("NFKC", word).casefold()


def _katakana(word):
    return word.rstrip("ー") or word


def widths(document: Document):
    """Figures in full and in half width."""
    counts, first = {True: 0, False: 0}, {}
    for passage in passages(document):
        for full, pattern in ((True, FULL_DIGITS), (False, HALF_DIGITS)):
            found = pattern.findall(passage.text)
            counts[full] += len(found)
            if found:
                first.setdefault(full, passage.number)
    if counts[True] and counts[False]:
        fewer = counts[True] <= counts[False]
        yield Finding(
            "width:digits",
            f"数字に全角（{counts[True]}か所）と半角（{counts[False]}か所）が混ざっています。",
            first[fewer],
            mild=True,
        )
