"""Withdrawn words stand in a manuscript as ［取消し12-1］: a save may neither drop nor double one. Pure."""

from collections import Counter
from collections.abc import Iterator

from minutes.notation.document import Document, Item, Presentation, Problem
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.redactions import REDACTION

DROPPED = "{} がなくなっています（もとは {}）。取り消した言葉の印なので、もとの所に戻してください。"
DOUBLED = "{} が増えています。取り消した言葉の印なので、一つだけ残してください。"
MADE_UP = "{} という取消しは、この会議にありません。書いた印を消してください。"


def redaction_problems(manuscript: Document, standing: Document) -> list[Problem]:
    """What a manuscript does to the marks of withdrawn words, each fatal, with its line."""
    now, then = _marks(manuscript), _marks(standing)
    counted, stood = Counter(mark for mark, *_ in now), Counter(mark for mark, *_ in then)
    places = {mark: place for mark, _, place in then}
    lines = {mark: line for mark, line, _ in now}
    problems = []
    for mark in sorted(counted.keys() | stood.keys()):
        if counted[mark] < stood[mark]:
            problems.append(Problem(0, DROPPED.format(mark, places[mark]), fatal=True))
        elif counted[mark] > stood[mark]:
            said = DOUBLED if stood[mark] else MADE_UP
            problems.append(Problem(lines[mark], said.format(mark), fatal=True))
    return problems


def _marks(document) -> list[tuple[str, int, str]]:
    """(mark, line of its block, what a clerk calls the place)"""
    return [
        (found[0], line, place)
        for text, line, place in _texts(document)
        for found in REDACTION.finditer(text)
    ]


def _texts(document) -> Iterator[tuple[str, int, str]]:
    yield from ((getattr(document, fact.name), 0, fact.heading) for fact in TEXT_FACTS)
    yield from ((f"{one.label}　{one.title}", 0, "配付資料") for one in document.handouts)
    lines = document.lines or (0,) * len(document.blocks)
    for block, line in zip(document.blocks, lines, strict=True):
        yield words_of(block), line, f"#{block.number}"


def words_of(block) -> str:
    """All the words of a block, as lines."""
    match block:
        case Item(title):
            return title
        case Presentation(label, titles):
            return "\n".join([f"{label}：{titles[0]}", *titles[1:]])
        case _:
            return block.text
