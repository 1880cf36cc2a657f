"""Follows the fields of a Word file, and says what one shows that has no result stored. Pure. Source: ECMA-376, 17.16."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from minutes.notation.docx.package.namespaces import W, is_on, value, whole
from minutes.notation.docx.reading_notes import ReadingNotes
from minutes.notation.docx.runs.eq_fields import read_eq
from minutes.notation.docx.runs.symbol_fonts import sign_of
from minutes.notation.docx.unreadable import TOO_LARGE, UnreadableDocx

# Marks for tables of contents and for mail: they print nothing.
_SILENT = frozenset("XE TC TA RD SET PRIVATE ASK DATA NEXT NEXTIF SKIPIF ADVANCE FORMTEXT".split())
_ARGUMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_BUTTON = re.compile(r"\S+\s+\S+\s+(?P<words>.*)", re.S)


# Word's own limit is 20. An instruction of more letters is none that a person wrote.
MOST_OPEN, LONGEST_INSTRUCTION = 100, 10_000


@dataclass
class Field:
    """One field: the pieces of its instruction, whether its result has begun, and whether that holds words."""

    pieces: list[str] = field(default_factory=list)
    in_result: bool = False
    has_words: bool = False
    form: Element | None = None

    @property
    def instruction(self) -> str:
        return "".join(self.pieces)[:LONGEST_INSTRUCTION].strip()


@dataclass
class Fields:
    """The fields that stand open, the innermost last. They may begin in one paragraph and end in another."""

    notes: ReadingNotes
    open: list[Field] = field(default_factory=list)

    def shown(self, words: str) -> str:
        """Returns words that stand at this place, as the paper shows them: nothing within an instruction."""
        for one in reversed(self.open):
            if not one.in_result:
                one.pieces.append(words)
                return ""
            one.has_words = one.has_words or bool(words)
        return words

    def instruct(self, words: str) -> None:
        if self.open and not self.open[-1].in_result:
            self.open[-1].pieces.append(words)

    def begin(self, opened: Field) -> None:
        """Raises UnreadableDocx where too many stand within each other."""
        self.open.append(opened)
        if len(self.open) > MOST_OPEN:
            raise UnreadableDocx(TOO_LARGE)

    def mark(self, sign: Element) -> str:
        """Follows the beginning, the middle or the end of a field. Returns what an ended one shows without a result."""
        kind = sign.get(f"{W}fldCharType")
        if kind == "begin":
            self.begin(Field(form=sign.find(f"{W}ffData")))
        elif kind == "separate" and self.open:
            self.open[-1].in_result = True
        elif kind == "end" and self.open:
            ended = self.open.pop()
            return self.shown("" if ended.has_words else self.without_result(ended))
        return ""

    def without_result(self, ended: Field) -> str:
        """Returns what a field shows whose result is not stored, and notes what cannot be known."""
        name, _, rest = ended.instruction.partition(" ")
        name = name.upper()
        if name == "EQ":
            return self._drawn(rest)
        if name in ("FORMCHECKBOX", "FORMDROPDOWN") and ended.form is not None:
            return _form_words(ended.form)
        if name in ("QUOTE", "SYMBOL"):
            return _quoted(rest) if name == "QUOTE" else _symbol(rest)
        if name in ("MACROBUTTON", "GOTOBUTTON"):
            button = _BUTTON.fullmatch(ended.instruction)
            return button["words"].strip() if button else ""
        if name and name not in _SILENT:
            self.notes.add("fields", name)
        return ""

    def _drawn(self, instruction):
        drawn = read_eq(instruction)
        for ruby in drawn.rubies:
            self.notes.add("rubies", ruby)
        for words in drawn.enclosed:
            self.notes.add("enclosed", words)
        if drawn.is_equation:
            self.notes.add("equations", drawn.words)
        return drawn.words


def _quoted(rest):
    first = _ARGUMENT.match(rest.strip())
    return "" if first is None else re.sub(r"\\(.)", r"\1", first[1]) if first[1] is not None else first[2]


def _symbol(rest):
    """Returns the sign of SYMBOL 183 \\f "Symbol"."""
    code, font = _ARGUMENT.match(rest.strip()), re.search(r'\\f\s+"?([^"\\]+)', rest)
    number = (code[2] or code[1] or "") if code else ""
    try:
        return sign_of(int(number, 0), font[1].strip() if font else "")
    except ValueError:
        return number[:1]


def _form_words(form):
    """Returns ☒ or ☐ of a check box, the chosen entry of a list."""
    box, choices = form.find(f"{W}checkBox"), form.find(f"{W}ddList")
    if box is not None:
        checked = box.find(f"{W}checked")
        return "☒" if is_on(box.find(f"{W}default") if checked is None else checked) else "☐"
    entries = [] if choices is None else [value(entry) for entry in choices.findall(f"{W}listEntry")]
    chosen = 0 if choices is None else whole(value(choices.find(f"{W}result")))
    return entries[chosen] if chosen < len(entries) else ""
