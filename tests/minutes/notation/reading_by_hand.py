"""Reads the real record by rules of its own, which share nothing with the reader's: what the tests expect."""

import re

from minutes.notation.document import Document, Handout, Item, Narration, Presentation, Turn

HEADINGS = [
    "開会",
    "挨拶",
    "出席者紹介",
    "他団体に紹介・情報提供したい取組み、施策等について",
    "他団体への照会事項について",
    "意見交換・質疑応答",
    "その他",
    "閉会",
]
FACTS = {"日時": "time", "場所": "venue", "出席者": "attendance", "配付資料": "handouts"}
CONTACT = "このページに掲載されている情報の問い合わせ先"


def source_lines(text):
    return [line.strip() for line in text.split("\n") if line.strip()]


def as_read_by_hand(text):
    """Returns the Document that a person makes of the source: every line that is not blank is used once."""
    jump, position, title, *lines = source_lines(text)
    assert jump == "本文へジャンプ" and position.startswith("現在位置:") and position.endswith(title)
    facts = dict.fromkeys(FACTS.values(), "")
    while lines[0] in FACTS:
        heading, words, *lines = lines
        facts[FACTS[heading]] = words
    foot = lines.index(CONTACT)
    lines, contact, updated = lines[:foot], lines[foot + 1 : -1], lines[-1]
    return Document(
        title=title,
        time=facts["time"],
        venue=facts["venue"],
        attendance=facts["attendance"],
        handouts=(Handout(facts["handouts"]),),
        contact="\n".join(contact),
        updated=updated.removeprefix("更新日:").strip(),
        blocks=tuple(blocks_by_hand(lines)),
    )


def blocks_by_hand(lines):
    """Returns the blocks of the lines below the facts. Each line begins a block or goes on with the one above it.

    A line below a bracketed name is always that speaker's.
    """
    blocks, presenter, above = [], "", ""
    for line in lines:
        presentation = re.fullmatch(r"(..[市町]):(.+)", line)
        in_turn = isinstance(blocks[-1], Turn) if blocks else False
        if line in HEADINGS:
            blocks.append(Item(line))
            presenter = ""
        elif presentation:
            presenter = presentation[1]
            blocks.append(Presentation(presenter, (presentation[2],)))
        elif re.fullmatch(r"\([^()]+\)", line):
            blocks.append(Turn(line[1:-1], "…"))
        elif re.match(r"2\.", line):
            blocks[-1] = Presentation(presenter, (*blocks[-1].titles, line))
        elif re.fullmatch(r"\([^()]+\)", above):
            blocks[-1] = Turn(blocks[-1].label, line)
        elif in_turn and not (presenter and line.startswith(f"{presenter}から")):
            blocks[-1] = Turn(blocks[-1].label, f"{blocks[-1].text}\n{re.sub('^• *', '・', line)}")
        else:
            blocks.append(Narration(line))
        above = line
    return blocks
