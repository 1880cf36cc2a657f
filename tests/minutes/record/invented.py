"""Records with lists that nobody has thought of yet, as downloads of format 2, and what a stranger says of them."""

import importlib.util
import secrets
from pathlib import Path

from hypothesis import strategies as st

from minutes.record import canonical
from minutes.record.leaves import map_texts, texts
from tests.texts import any_text

DOCS = Path(__file__).resolve().parents[3] / "docs"


def stranger(path: Path = DOCS / "verify_download.py"):
    """Returns the script as a module."""
    spec = importlib.util.spec_from_file_location("verify_download", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def download(record: dict, *, number: int = 1, previous: str = "2026-09-03-1") -> dict:
    """Returns a record as the download of an edition, with fresh salts."""
    salts = {key: secrets.token_hex(16) for key, _ in texts(record)}
    leaves = {key: canonical.leaf(salts[key], key, text) for key, text in texts(record)}
    head = {"number": number, "status": "final", "categories": []}
    at = "2026-09-24T03:00:00.000000Z"
    covered = [2, previous, number, at, "final", [], map_texts(record, lambda key, _: leaves[key])]
    return head | {
        "format": 2,
        "address": "2026-09-03-1",
        "published_at": at,
        "previous": previous,
        "record_2": record,
        "salts": salts,
        "leaves": leaves,
        "digest": canonical.sha256(covered),
    }


names = st.sampled_from("choice choice_kind text held_on titles counts number_on label".split())
values = st.recursive(
    any_text() | st.integers(0, 9) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)


@st.composite
def invented_records(draw) -> dict:
    """A record with up to three lists of numbered rows, nested as they come, and values of every kind."""
    numbers = iter(range(1, 100))
    rows = st.dictionaries(names, values, max_size=3)
    lists = draw(st.lists(st.sampled_from("qwxyz"), min_size=1, max_size=3, unique=True))
    return {
        "letters": {f"list_{letter}": letter for letter in lists},
        "body": {"key": draw(any_text()), "name": draw(any_text())},
        "held_on": "2026-09-03",
        "title": draw(any_text()),
        **{
            f"list_{letter}": [draw(rows) | {"number": next(numbers)} for _ in range(draw(st.integers(0, 3)))]
            for letter in lists
        },
    }
