"""What a page says of itself in one or two sentences, for lists of results and for whoever passes its address on. Pure.

All is made of the record as readers see it (finding.record_and_tombstones), so that no withdrawn word stands here.
"""

import datetime

from members import wareki
from minutes.record.block_locations import BlockLocation
from minutes.record.record import Record

# Lists of results show about 120 characters of Japanese.
LONGEST = 160


def shortened(text: str, longest: int = LONGEST) -> str:
    """Returns a text of one line, cut where it is too long.

    >>> shortened("一行目\\n二行目"), shortened("あいうえお", 3)
    ('一行目 二行目', 'あい…')
    """
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def of_record(record: Record, *, is_announced: bool) -> str:
    """Returns the day, the 会議体 and the items of a record, or of a meeting to come."""
    kind = "開催のお知らせ" if is_announced else "会議録"
    items = [block["title"] for block in record["blocks"] if block["block_kind"] == "item"]
    topics = f"議題：{'、'.join(items)}" if items else ""
    return _said(record, f"{_day(record)}の{record['body']['name']}の{kind}。{topics}")


def of_block(record: Record, location: BlockLocation, words: str) -> str:
    """Returns who said it where, and the words as far as there is room. `words` is empty where they were withdrawn."""
    place = f"「{location.heading}」" if location.heading else ""
    return _said(record, f"{location.who}{place}、{_day(record)}。{words}")


def of_inquiry(record: Record, *, label: str, titles: list[str], questions: int, answers: int) -> str:
    """Returns what an organisation asked the others, and how many answered in writing."""
    counts = f"設問{questions}、書面の回答{answers}団体"
    return shortened(
        f"{label}の照会「{'、'.join(titles)}」、{_day(record)}の「{record['title']}」。{counts}。"
    )


def _said(record, text):
    """Whoever finds the invented record of a trial in a list of results is told what it is."""
    return shortened(f"見本。{text}" if record["sample"] else text)


def _day(record):
    return wareki.format_era_date(datetime.date.fromisoformat(record["held_on"]))
