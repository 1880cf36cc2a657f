"""What is kept of a page beside its picture, to know that the page is still as it was pictured.

{"steps": {"words": ["確認・承認", …], "look": "9f0c…"}}: the words that are seen, in which dates and hours are ＃, and a digest
of the colours, weights and kinds of all elements. Sizes and places go by the fonts of a machine and stand in neither.
"""

import hashlib
import json
import re
from pathlib import Path

FOLDER = Path(__file__).parent
KEPT = FOLDER / "fingerprints.json"
TAKE = (FOLDER / "fingerprint.js").read_text(encoding="utf-8")
# Messages of scripts come when they come; the list of a year's meetings goes by today.
WITHOUT = "[role=status], #desk-kept, #year"
OF_TODAY = re.compile(
    r"(?:令和|平成)?\d+年(?:\d+月(?:\d+日)?|度)?|\d+月\d+日|\d+:\d\d|きょう|きのう|[（(][月火水木金土日][）)]|\d+ 版"
)


def fingerprint(page) -> dict:
    """Returns the fingerprint of the page in the window, which is of no use for a picture afterwards."""
    taken = page.evaluate(TAKE, WITHOUT)
    words = (OF_TODAY.sub("＃", " ".join(text.split())) for text in taken["words"])
    look = hashlib.sha256("\n".join(taken["looks"]).encode()).hexdigest()
    return {"words": [text for text in words if text], "look": look[:16]}


def kept() -> dict[str, dict]:
    return json.loads(KEPT.read_text(encoding="utf-8"))


def keep(taken: dict[str, dict]) -> None:
    KEPT.write_text(json.dumps(taken, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
