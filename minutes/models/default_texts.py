"""The default texts of the site's own pages, one file a page in minutes/data/site."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "data" / "site"


@cache
def default_text(page: str) -> str:
    """Returns the default text of a page (about, terms, accessibility, privacy, contact)."""
    return (FOLDER / f"{page}.txt").read_text(encoding="utf-8").strip()
