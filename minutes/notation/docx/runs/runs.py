"""Reads the words of one Word paragraph from its runs, and notes what is left out of them. Pure.

Source: ECMA-376, part 1, 17.3.3; what becomes of each element says docs/word.md.
"""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from minutes.notation.docx.package.namespaces import ALTERNATE, MATH, W
from minutes.notation.docx.runs.drawings import chosen, drawn_lines
from minutes.notation.docx.runs.equations import equation_text
from minutes.notation.docx.runs.fields import Field
from minutes.notation.docx.runs.run_looks import RunLook, look_of, printed_text
from minutes.notation.docx.runs.symbol_fonts import UNKNOWN_SIGN, sign_of
from minutes.notation.docx.stories.word_story import Story

PLAIN = RunLook()
CHARACTERS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": ""}
# What prints nothing. Whatever is not named here or below is read by what stands within it.
SILENT = frozenset(
    "pPr rPr sdtPr sdtEndPr customXmlPr smartTagPr rubyPr tblPr tblGrid trPr tcPr tblPrEx sectPr fldData ffData "
    "delText delInstrText annotationRef footnoteRef endnoteRef separator continuationSeparator "
    "lastRenderedPageBreak proofErr permStart permEnd bookmarkEnd commentRangeStart commentRangeEnd "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart "
    "customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart "
    "customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd".split()
)
# What Word puts in the place of these, only Word knows.
NOTED = {
    "del": "deletions",
    "moveFrom": "moves",
    "commentReference": "comments",
    **dict.fromkeys("dayShort monthShort yearShort dayLong monthLong yearLong".split(), "dates"),
    **dict.fromkeys(("altChunk", "subDoc"), "chunks"),
}


def words_of(element: Element, story: Story, look: RunLook = PLAIN) -> str:
    """Returns the words within an element in their order, tracked insertions with them, deletions without.

    Words of text boxes are put into `story.boxes`, for the lines below the paragraph.
    """
    return "".join([_piece(child, story, look) for child in element])


def _piece(child: Element, story: Story, look: RunLook) -> str:
    if not child.tag.startswith(W):
        return _of_another_namespace(child, story, look)
    name = child.tag[len(W) :]
    if name in SILENT:
        return ""
    if name in NOTED:
        story.notes.add(NOTED[name])
        return ""
    if name in CHARACTERS:
        return story.fields.shown(CHARACTERS[name])
    return READ[name](child, story, look) if name in READ else words_of(child, story, look)


def _of_another_namespace(child, story, look):
    if child.tag == f"{ALTERNATE}AlternateContent":
        return words_of(chosen(child), story, look)
    if child.tag in (f"{MATH}oMath", f"{MATH}oMathPara"):
        words = equation_text(child).strip()
        story.notes.add("equations", words)
        return story.fields.shown(words)
    return words_of(child, story, look)


def _run(run, story, look):
    look = look_of(run, story)
    words = words_of(run, story, look)
    marks = [ref for ref in run if ref.tag[len(W) :] in NOTE_REFERENCES and _has_own_mark(ref)]
    words += "".join(_note_words(ref, story) for ref in marks)
    if look.hidden:
        if words:
            story.notes.add("hidden")
        return ""
    if look.struck and words.strip():
        story.notes.add("struck", words.strip())
    return look.brackets[:1] + words + look.brackets[1:] if words else ""


def _text(text, story, look):
    return story.fields.shown(printed_text(text, look, story))


def _instruction(instruction, story, look):
    story.fields.instruct(instruction.text or "")
    return ""


def _field_mark(sign, story, look):
    return story.fields.mark(sign)


def _simple_field(element, story, look):
    field = Field([element.get(f"{W}instr", "")], in_result=True)
    story.fields.begin(field)
    words = words_of(element, story, look)
    story.fields.open.pop()
    return words if words else story.fields.shown(story.fields.without_result(field))


def _inserted(element, story, look):
    story.notes.add("insertions")
    return words_of(element, story, look)


def _ruby(ruby, story, look):
    base, reading = ruby.find(f"{W}rubyBase"), ruby.find(f"{W}rt")
    story.notes.add("rubies", "" if reading is None else words_of(reading, story, look))
    return "" if base is None else words_of(base, story, look)


def _symbol(symbol, story, look):
    try:
        sign = sign_of(int(symbol.get(f"{W}char", ""), 16), symbol.get(f"{W}font", ""))
    except ValueError:
        sign = UNKNOWN_SIGN
    if sign == UNKNOWN_SIGN:
        story.notes.add("symbols")
    return story.fields.shown(sign)


def _note(reference, story, look):
    """Returns the words of a note. Behind a mark of the file's own (※), which comes later in the run, they stand there."""
    return "" if _has_own_mark(reference) else _note_words(reference, story)


def _has_own_mark(reference):
    return reference.get(f"{W}customMarkFollows") in ("1", "true", "on")


def _note_words(reference, story):
    words = story.file.note_words(reference.tag[len(W) :], reference.get(f"{W}id", ""))
    if not words:
        return ""
    story.notes.add("notes")
    return story.fields.shown(story.notes.repeated(f"（注：{words}）"))


def _page_number(element, story, look):
    story.notes.add("fields", "PAGE")
    return ""


def _drawing(drawing, story, look):
    story.boxes += drawn_lines(drawing, story)
    return ""


def _bookmark(bookmark, story, look):
    story.bookmarks.append(bookmark.get(f"{W}name", ""))
    return ""


NOTE_REFERENCES = ("footnoteReference", "endnoteReference")
READ: dict[str, Callable[[Element, Story, RunLook], str]] = {
    "r": _run,
    "t": _text,
    "instrText": _instruction,
    "fldChar": _field_mark,
    "fldSimple": _simple_field,
    "ins": _inserted,
    "moveTo": words_of,
    "ruby": _ruby,
    "sym": _symbol,
    **dict.fromkeys(NOTE_REFERENCES, _note),
    "pgNum": _page_number,
    **dict.fromkeys(("drawing", "pict", "object", "contentPart"), _drawing),
    "bookmarkStart": _bookmark,
}
