"""What the browser tests of the desk find: a record of 400 turns, and small ones for each test to write in."""

from minutes.desk.importing.import_text import import_text
from tests.builders import MANUSCRIPT

DRAFTS = 8


def build_desk(by) -> None:
    """The large draft first, then small ones that tell themselves apart by their day."""
    head = MANUSCRIPT.split("■ 開会")[0].replace("9月3日", "10月1日")
    turns = "".join(
        f"（{'深川市' if n % 2 else '当別町'}）\n\n{n}番目の発言。電子化を終えた三千件のうち、紙も残している。\n\n"
        for n in range(400)
    )
    import_text(text=f"{head}■ 意見交換\n\n{turns}", by=by)
    for number in range(DRAFTS):
        import_text(text=MANUSCRIPT.replace("9月3日", f"10月{number + 2}日"), by=by)
