"""What the laws of the notation are tried on: documents whose words look like marks, texts made of pieces of marks."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from minutes.notation.document import LARGEST_NUMBER, Document, Handout, Item, Narration, Presentation, Turn
from tests.texts import any_text

# How slowly a busy machine draws is no finding.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
thoroughly = settings(patient, max_examples=2000)

MARKS = [*"■□◇＼・•‣⁃●○-#＃（）()：:【】［］", "■ ", "□ ", "◇　", "・ ", "　#", "●●", "- "]
WORDS = (
    """
日時 場　所 会議名 出席者 配付資料 資料1 問い合わせ先 更新日 役員 事務局 本文へジャンプ 現在位置 検索
開会 その他 閉会 他団体への照会事項について 発表 意見交換 以下の質疑応答があった。 説明が行われた。 から に 及び 。 、
深川市 水瀬市 山田 総務課長 案1 10月8日 以上 1. 2. 12 ０１２ 999999999 1000000000 C
""".strip()
    .replace("\n", " ")
    .split(" ")
)
BLANKS = [" ", "\u3000", "\t", "\xa0", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u200b", "\ufeff"]
SHAPES = (
    """
（{}）|({})|（{}）　#12|({}) #3|（{}|（{}）{}|({}({}))|（{}市）|■ {}|■{}　#1|□ {}：{}|□{}:{}　#2|◇ {}|◇{}#4|＼{}|＼＼{}
・{}|• {}|- {}|{}：{}|{}#5|１　{}|(1){}|【{}】|資料1　{}|{}市|{}市：{}|{}から、{}に基づき説明が行われた。
""".strip()
    .replace("\n", "|")
    .split("|")
)

FIELDS = ["title", "time", "venue", "attendance", "contact", "updated"]


def _line(text):
    """Drawn text as a line without edges; never refused, which would cost another draw."""
    return text.strip() or "字"


def _label(text):
    return _line("".join(character for character in text[:20] if character not in "（）()：:"))


def _handouts(rows):
    """Labels are unique in a document and hold no full-width space."""
    named = {_line(label.replace("\u3000", "")): title for label, title in rows}
    return tuple(Handout(label, title) for label, title in named.items())


def _numbered(blocks, numbers):
    """The blocks with those of the numbers that are not given yet; the others have none."""
    taken = {None}
    for block, number in zip(blocks, numbers, strict=False):
        yield type(block)(**{**vars(block), "number": None if number in taken else number})
        taken.add(number)


def _document(facts, handouts, blocks, numbers):
    title = " ".join(facts.pop("title", "").split("\n"))
    return Document(
        title=title, **facts, handouts=_handouts(handouts), blocks=tuple(_numbered(blocks, numbers))
    )


# One draw of text whose characters stand for pieces is many times cheaper than a list of drawn pieces.
SYMBOLS = {chr(0xE000 + at): piece for at, piece in enumerate(MARKS + WORDS + BLANKS)}
mixed = st.text(list(SYMBOLS), min_size=1, max_size=5).map(
    lambda text: text.translate(str.maketrans(SYMBOLS))
)
shaped = st.builds(
    lambda shape, text: shape.format(text[: len(text) // 2 + 1], text), st.sampled_from(SHAPES), mixed
)
anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\n\r"), max_size=6)
lines = (mixed | shaped | anything).map(_line)
texts = st.lists(lines, min_size=1, max_size=3).map("\n".join)
labels = lines.map(_label)
numbers = st.none() | st.integers(1, 9) | st.integers(1, LARGEST_NUMBER)
blocks = (
    st.builds(Item, lines)
    | st.builds(Presentation, labels, st.lists(lines, min_size=1, max_size=3).map(tuple))
    | st.builds(Turn, labels, texts)
    | st.builds(Narration, texts)
)
documents = st.builds(
    _document,
    st.dictionaries(st.sampled_from(FIELDS), texts, max_size=3),
    st.lists(st.tuples(lines, st.just("") | lines), max_size=2),
    st.lists(blocks, max_size=4),
    st.lists(numbers, min_size=4, max_size=4),
)

# Any text at all, with what no record can hold; and texts whose lines look like a record's.
raw_texts = any_text(max_size=60) | st.builds(
    str.join,
    st.sampled_from(["\n", "\n\n", "\r\n", "\r"]),
    st.lists(mixed | shaped | st.sampled_from(["", "\0", "\ud800", *WORDS]), max_size=12),
)
