"""The bars of a question's choices: one square is one organisation, so that a bar can be counted. Pure."""

from dataclasses import dataclass

from minutes.pages.inquiries.answer_matrix import ChoiceCount

WIDTH, ROW, SQUARE, GAP = 288, 52, 20, 2
# The number stands behind the last square.
ROOM = WIDTH - 26
LONGEST_NAME = 21


@dataclass(frozen=True)
class Bar:
    """One choice. y: of its name, its squares and its number, in units of the drawing; squares: the x of each."""

    name: str
    count: int
    name_y: int
    bar_y: int
    number_y: int
    squares: list[str]
    number_x: str


@dataclass(frozen=True)
class ChoiceChart:
    """The drawing of one question. square: the width of a square; description: all of it in words."""

    bars: list[Bar]
    height: int
    square: str
    description: str


def choice_chart(counts: list[ChoiceCount]) -> ChoiceChart:
    """Returns the bars of the choices of a question; what is no choice stands in the table alone."""
    chosen = [count for count in counts if count.share]
    step = min(SQUARE + GAP, ROOM / max([1, *(count.count for count in chosen)]))
    bars = [_bar(place, count, step) for place, count in enumerate(chosen)]
    told = "。".join(f"{count.choice}、{count.count}団体" for count in chosen)
    return ChoiceChart(bars, ROW * len(bars) - 12, f"{step * 10 / 11:.2f}", f"{told}。一つの四角が1団体。")


def _bar(place: int, count: ChoiceCount, step: float) -> Bar:
    name = count.choice if len(count.choice) <= LONGEST_NAME else f"{count.choice[: LONGEST_NAME - 1]}…"
    top = ROW * place
    squares = [f"{step * index:.2f}" for index in range(count.count)]
    return Bar(name, count.count, top + 13, top + 20, top + 34, squares, f"{step * count.count + 5:.2f}")
