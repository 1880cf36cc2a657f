"""The words of a printed page with their places, as pdftotext reads them."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

# The margin in which the numbers of the lines stand ends here, in points from the left edge.
MARGIN = 70
LINES = 38
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>')


def pages_of(pdf: Path, pdftotext: str) -> list[list[tuple[float, float, str]]]:
    """Returns the words of each page: left edge, middle, word; in points from the upper left corner."""
    run = subprocess.run([pdftotext, "-bbox", pdf, "-"], capture_output=True, text=True, check=True)
    return [list(_words(page)) for page in run.stdout.split("<page ")[1:]]


def _words(page: str) -> Iterator[tuple[float, float, str]]:
    for left, top, bottom, word in _WORD.findall(page):
        yield float(left), (float(top) + float(bottom)) / 2, word


def numbers_in(page) -> dict[int, float]:
    """Returns {number: its middle} of the numbers in the margin."""
    return {int(word): middle for left, middle, word in page if left < MARGIN and word.isdecimal()}


def lines_beside_no_number(page) -> list[float]:
    """Returns the middles of lines that stand 3 points or more off every number; the foot of the page is no line."""
    numbers = numbers_in(page).values()
    middles = {middle for left, middle, _ in page if left > MARGIN and middle < max(numbers) + 9}
    return [middle for middle in middles if min(abs(middle - number) for number in numbers) > 3]
