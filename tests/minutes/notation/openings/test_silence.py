"""The law of silence: a line that could open a turn is a turn, or a heading, or it is told. It is driven by made-up texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes.notation.document import Narration, Turn
from minutes.notation.openings.silence import SilentOpening, silent_openings
from minutes.notation.parser import parse
from minutes.notation.writer import write
from tests.texts import tries

LABELS = ["林会長", "森（秀）委員", "堤総務課長", "議長（林太郎君）", "事務局", "森委員", "深川市"]
# Every shape with a label that ends as a speaker's. `{1}` are its words.
SHAPES = [
    "○{0}　{1}",
    "◆{0} {1}",
    "●{0}　{1}",
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
    "{0}\t{1}",
]
WORDS = ["賛成です。", "三億円である。", "次のとおりです。"]
OTHERS = ["道路を直す。", "・費用", "１ 目的", "これについては、あとで述べる。", ""]
# Names that end as no speaker does, so that they are known from elsewhere alone.
NAMES = frozenset({"銀河連盟", "森花子", "林会長", "深川市"})
HEADS = {
    "tolerant": ["会議録", "意見交換"],
    "by a number": ["会議録", "■ 意見交換　#1"],
    "by its title": ["■ 会議名", "会議録", "■ 意見交換"],
    "by where it is read": ["会議録", "■ 意見交換"],
}


@st.composite
def texts(draw, head, labels):
    """Draws a text and the lines, counted from 1, that could open a turn."""
    lines, could_open = list(head), []
    for _ in range(draw(st.integers(1, 8))):
        shape = draw(st.sampled_from(SHAPES))
        could_open.append(len(lines) + 1)
        lines += shape.format(draw(st.sampled_from(labels)), draw(st.sampled_from(WORDS))).split("\n")
        lines += draw(st.lists(st.sampled_from(OTHERS), max_size=2))
    return "\n".join(lines), could_open


def silent(document, could_open):
    opened = {
        line for line, block in zip(document.lines, document.blocks, strict=True) if isinstance(block, Turn)
    }
    return set(could_open) - opened - {problem.line for problem in document.problems}


@pytest.mark.parametrize("kind", HEADS)
@settings(max_examples=tries(200))
@given(st.data(), st.sampled_from([frozenset(), NAMES]))
def test_no_line_that_could_open_a_turn_is_silent(kind, data, names):
    text, could_open = data.draw(texts(HEADS[kind], [*LABELS, *names]))
    document = parse(text, names, is_manuscript=kind == "by where it is read")
    assert silent(document, could_open) == set()


@settings(max_examples=tries(200))
@given(st.data())
def test_what_was_told_is_told_of_what_is_stored_and_no_more_when_it_is_written(data):
    """The manuscript says ＼ where the reader was told; the review goes on to say it."""
    text, could_open = data.draw(texts(HEADS["by its title"], LABELS))
    document = parse(text)
    words = {line for line in could_open if line in {problem.line for problem in document.problems}}
    assert len(list(silent_openings(document))) >= len(words)
    assert parse(write(document)).problems == ()


@pytest.mark.parametrize(
    "line",
    [
        "【海野委員】　はい。",
        "海野委員：はい。",
        "海野委員）はい。",
        "○深川市",
        "●深川市　はい。",
        "深川市\tはい。",
        "（海野委員）　はい。",
        "海野委員\nはい。",
        "Ｑ．はい。\nＡ．はい。",
    ],
)
def test_in_a_text_with_marks_it_stays_in_the_words_and_is_told(line):
    document = parse(f"■ 会議名\n会議録\n■ 開会\n（水瀬市）\n次のとおり。\n{line}")
    assert document.blocks[1:] == (Turn("水瀬市", f"次のとおり。\n{line}"),)
    assert document.problems[0].line == 6


def test_behind_an_escape_it_is_words():
    document = parse("■ 会議名\n会議録\n■ 開会\n（水瀬市）\n次のとおり。\n＼海野委員：はい。")
    assert (document.blocks[1], document.problems) == (Turn("水瀬市", "次のとおり。\n海野委員：はい。"), ())


def test_a_name_alone_in_brackets_in_the_words_of_a_row_is_found():
    document = parse("会議録\n開会\n（水瀬市）\nはい。\n閉会")
    edited = type(document)(title="会議録", blocks=(Narration("はい。\n（水瀬市）\n賛成。"),))
    assert list(silent_openings(edited)) == [SilentOpening(0, 1, "水瀬市")]
