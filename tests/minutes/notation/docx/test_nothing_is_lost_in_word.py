"""However a Word file is put together, each word of the paper is read once in its order, and each word left out is told."""

from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes.notation.docx.reader import read_docx
from tests.minutes.notation.docx.paper_cases import (
    GONE,
    MOVED,
    box,
    cell,
    control,
    field,
    math,
    mr,
    reference,
    rows,
)
from tests.minutes.notation.docx.word_file import docx, inserted, p, r
from tests.texts import tries

# Each is written with one word, or more. Those that are kept stand in the text; of those left out the clerk is told.
KEPT = [
    r("{}"),
    f"<w:hyperlink>{r('{}')}{r('{}')}</w:hyperlink>",
    control(r("{}")),
    f"<w:smartTag>{r('{}')}</w:smartTag>",
    inserted("{}"),
    f"<w:moveTo w:id='2'>{r('{}')}</w:moveTo>",
    field("PAGEREF x", "{}"),
    f"<w:fldSimple w:instr='AUTHOR'>{r('{}')}</w:fldSimple>",
    field(r"EQ \o\ac(○,{})"),
    f"<w:r><w:ruby><w:rt>{r('よみ')}</w:rt><w:rubyBase>{r('{}')}</w:rubyBase></w:ruby></w:r>",
    math(f"<m:f><m:num>{mr('{}')}</m:num><m:den>{mr('{}')}</m:den></m:f>"),
    reference("footnote", 1) + r("{}"),
    "<w:r><w:tab/></w:r>",
    "<w:r><w:br/></w:r>",
    "<w:bookmarkStart w:id='1' w:name='x'/><w:proofErr/>",
    "<mc:AlternateContent><mc:Choice Requires='wps'>"
    + r("{}")
    + "</mc:Choice><mc:Fallback>"
    + r("副")
    + "</mc:Fallback></mc:AlternateContent>",
]
LEFT_OUT = {
    "<w:del w:id='1'><w:r><w:delText>除</w:delText></w:r></w:del>": "削除",
    f"<w:moveFrom w:id='1'>{r('除')}</w:moveFrom>": "移動",
    r("除", "<w:vanish/>"): "隠し文字",
    "<w:r><w:commentReference w:id='1'/></w:r>": "コメント",
    field("DATE"): "フィールド",
    "<w:r><w:drawing/></w:r>": "図や画像",
    "<w:r><w:yearLong/></w:r>": "置き換える文字",
}
STYLES = ["", GONE, MOVED, '<w:framePr w:dropCap="drop"/>', "<w:rPr><w:vanish/></w:rPr>"]

paragraphs = st.builds(
    lambda pieces, style: p("", *pieces, style=style),
    st.lists(st.sampled_from([*KEPT, *LEFT_OUT]), max_size=5),
    st.sampled_from([*[""] * 5, *STYLES]),
)
blocks = st.recursive(
    paragraphs,
    lambda inner: (
        st.lists(st.lists(inner.map(cell), min_size=1, max_size=3), min_size=1, max_size=2).map(
            lambda cells: rows(*map("".join, cells))
        )
        | inner.map(control)
    ),
    max_leaves=6,
)


@pytest.mark.long
@settings(max_examples=tries(300))
@given(st.lists(blocks, min_size=1, max_size=6))
def test_each_word_is_read_once_in_its_order_or_told(written):
    numbers = count()
    body = "".join(written)
    words = [chr(0x5000 + next(numbers)) for _ in range(body.count("{}"))]
    data = docx(body.format(*words), footnotes=f'<w:footnote w:id="1">{p("脚")}</w:footnote>')
    read = read_docx(data)
    assert [sign for sign in read.text if sign in words] == words
    assert not {"除", "副"} & set(read.text)
    assert read.text.count("脚") == body.count("footnoteReference")
    told = "".join(problem.message for problem in read.problems)
    assert [kind for piece, kind in LEFT_OUT.items() if piece in body and kind not in told] == []


@pytest.mark.long
@settings(max_examples=tries(200))
@given(
    st.lists(st.lists(st.sampled_from([r("{}"), box(p("[]"), p("[]"))]), max_size=4), min_size=1, max_size=5)
)
def test_words_of_text_boxes_come_below_their_paragraph(written):
    words, boxed, expected = map(chr, count(0x4E00)), map(chr, count(0x5E00)), []
    body = ""
    for pieces in written:
        beside, below, xml = "", [], ""
        for piece in pieces:
            if piece == r("{}"):
                beside += next(words)
                xml += r(beside[-1])
            else:
                below += [next(boxed), next(boxed)]
                xml += box(p(below[-2]), p(below[-1]))
        expected += [beside, *below]
        body += p("", xml) if xml else p()
    assert read_docx(docx(body)).text == "\n".join(expected) + "\n"
