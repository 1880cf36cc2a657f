"""The law of silence: a line that could open a turn is a turn, or a heading, or it is told. It is driven by made-up texts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from minutes.notation.document import Turn
from minutes.notation.parser import parse
from tests.texts import tries

LABELS = ["林会長", "森（秀）委員", "堤総務課長", "議長（林太郎君）", "事務局", "森委員"]
# Every shape with a label that ends as a speaker's. `{1}` are its words.
SHAPES = [
    "○{0}　{1}",
    "◆{0} {1}",
    "◎{0}\n{1}",
    "【{0}】　{1}",
    "〔{0}〕\n{1}",
    "＜{0}＞\n{1}",
    "（{0}）\n{1}",
    "（{0}）　{1}",
    "（{0}）：{1}",
    "{0}：{1}",
    "{0}）{1}",
    "{0}\n{1}",
]
WORDS = ["賛成です。", "三億円である。", "次のとおりです。"]
OTHERS = ["道路を直す。", "・費用", "１ 目的", "これについては、あとで述べる。", ""]


@st.composite
def texts(draw):
    """Draws a text and the lines, counted from 1, that could open a turn."""
    lines, could_open = ["会議録", "意見交換"], []
    for _ in range(draw(st.integers(1, 8))):
        shape = draw(st.sampled_from(SHAPES))
        could_open.append(len(lines) + 1)
        lines += shape.format(draw(st.sampled_from(LABELS)), draw(st.sampled_from(WORDS))).split("\n")
        lines += draw(st.lists(st.sampled_from(OTHERS), max_size=2))
    return "\n".join(lines), could_open


@settings(max_examples=tries(500))
@given(texts(), st.sampled_from([frozenset(), frozenset({"林会長", "深川市"})]))
def test_no_line_that_could_open_a_turn_is_silent(drawn, names):
    text, could_open = drawn
    document = parse(text, names)
    opened = {
        line for line, block in zip(document.lines, document.blocks, strict=True) if isinstance(block, Turn)
    }
    told = {problem.line for problem in document.problems}
    assert set(could_open) - opened - told == set()
