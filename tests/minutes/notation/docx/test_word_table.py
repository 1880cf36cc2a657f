"""docs/word.md names every element of the standard once, and the reader does with it what stands there."""

import re
from pathlib import Path

import pytest

from minutes.notation.docx.reader import read_docx
from tests.minutes.notation.docx.standard import (
    NUMBER_FORMATS,
    PARAGRAPH_CONTENT,
    RUN_CONTENT,
    RUN_PROPERTIES,
    SECTIONS,
)
from tests.minutes.notation.docx.word_file import docx, in_list, inserted, numbering, p, r

DOCUMENT = (Path(__file__).resolve().parents[4] / "docs" / "word.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ((?:`\w+` ?)+) \| (kept|told|nothing) \|", re.M)
# Elements that say nothing unless something stands within them, or in their attributes.
INNER = {
    "t": "言葉",
    "sdt": f"<w:sdtContent>{r('言葉')}</w:sdtContent>",
    "ruby": f"<w:rt>{r('よみ')}</w:rt><w:rubyBase>{r('言葉')}</w:rubyBase>",
    "instrText": "PAGE",
    "delText": "言葉",
    "delInstrText": "PAGE",
    "footnoteReference": "",
    "oMath": "<m:r><m:t>言葉</m:t></m:r>",
    "oMathPara": "<m:oMath><m:r><m:t>言葉</m:t></m:r></m:oMath>",
    "del": "<w:r><w:delText>言葉</w:delText></w:r>",
}
ATTRIBUTES = {
    "sym": 'w:font="Wingdings" w:char="F0FC"',
    "fldChar": 'w:fldCharType="end"',
    "footnoteReference": 'w:id="1"',
    "endnoteReference": 'w:id="1"',
    "eastAsianLayout": 'w:combine="1" w:combineBrackets="round"',
    "rFonts": 'w:ascii="Wingdings"',
}
# A field is made of several elements; test_fields.py shows what becomes of it. The others are read by their content.
ELSEWHERE = {"fldChar"}


def section(name):
    return DOCUMENT.split(f"## {name}\n")[1].split("\n## ")[0]


def fates(name):
    """Element → what the table says becomes of it."""
    return [
        (element, fate)
        for names, fate in ROW.findall(section(name))
        for element in re.findall(r"`(\w+)`", names)
    ]


@pytest.mark.parametrize("name", SECTIONS)
def test_the_table_names_every_element_of_the_standard_once_and_no_other(name):
    assert sorted(element for element, _ in fates(name)) == sorted(SECTIONS[name])


def element(name, inner="", prefix="w"):
    prefix = "m" if name.startswith("oMath") else prefix
    return f"<{prefix}:{name} {ATTRIBUTES.get(name, '')}>{INNER.get(name, inner)}</{prefix}:{name}>"


def fate_of(blocks):
    """Returns what became of something between 前 and 後: whether its words are kept, or it is told, or nothing is there."""
    notes = {f"{kind}s": f'<w:{kind} w:id="1">{p("言葉")}</w:{kind}>' for kind in ("footnote", "endnote")}
    read = read_docx(docx(*blocks, **notes))
    if "前後" not in read.text:
        return "kept"
    return "told" if read.problems else "nothing"


@pytest.mark.parametrize(("name", "fate"), fates("Content of a run"))
def test_content_of_a_run(name, fate):
    assert name in RUN_CONTENT
    if name not in ELSEWHERE:
        found = fate_of([f"<w:p>{r('前')}<w:r>{element(name)}</w:r>{r('後')}</w:p>"])
        # The words under a ruby are kept and it is told.
        assert found == ("kept" if name == "ruby" else fate)


@pytest.mark.parametrize(("name", "fate"), fates("Content of a paragraph"))
def test_content_of_a_paragraph(name, fate):
    assert name in PARAGRAPH_CONTENT
    words = "<w:t>言葉</w:t>" if name == "r" else r("言葉")
    inner = "" if re.search("Start$|End$|proofErr|subDoc", name) else words
    assert fate_of([f"<w:p>{r('前')}{element(name, inner)}{r('後')}</w:p>"]) == fate


@pytest.mark.parametrize(("name", "fate"), fates("Look of a run"))
def test_look_of_a_run(name, fate):
    assert name in RUN_PROPERTIES
    read = read_docx(docx(p("前", r("ab", element(name)), "後")))
    if name == "vanish":
        assert read.text == "前後\n"
    if fate == "told" and name != "specVanish":
        assert len(read.problems) == 1
    if fate == "kept":
        shown = {"caps": "AB", "smallCaps": "AB", "eastAsianLayout": "(ab)", "rFonts": "♋♌"}.get(name, "ab")
        assert (read.text, read.problems) == (f"前{shown}後\n", ())


@pytest.mark.parametrize(("name", "fate"), fates("Forms of numbers"))
def test_forms_of_numbers(name, fate):
    assert name in NUMBER_FORMATS
    read = read_docx(docx(p("言葉", style=in_list(1)), numbering=numbering((name, "%1."))))
    assert read.text.endswith("言葉\n")
    assert len(read.problems) == (fate == "told")


def test_tracked_insertions_are_told():
    assert len(read_docx(docx(p(inserted("言葉")))).problems) == 1
