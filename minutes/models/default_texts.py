"""The words that the site's own pages begin with: one file a page in minutes/data/site, until somebody rewrites them."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "data" / "site"


@cache
def default_text(page: str) -> str:
    """The first text of a page (about, terms, accessibility, privacy, contact)."""
    return (FOLDER / f"{page}.txt").read_text(encoding="utf-8").strip()
