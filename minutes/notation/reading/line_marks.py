"""Reads one line of a manuscript by itself, as a mark (■ □ ◇, a speaker's line) or as words.

The reader and the writer use the same function, so that the writer escapes exactly the lines that the reader would
take for marks.
"""

import re
from dataclasses import dataclass

from minutes.notation.attendance import is_capacity
from minutes.notation.document import LARGEST_NUMBER, is_label
from minutes.notation.facts import FACT_BY_HEADING
from minutes.notation.openings.opening import read_opening
from minutes.notation.openings.speaker_names import ends_as_speaker, is_denied
from minutes.notation.openings.tables import MARKS
from minutes.notation.reading.narrations import is_narration
from minutes.notation.reading.speakers import is_doubtful_speaker, is_speaker
from minutes.notation.reading.styles import BULLETS, SPEAKER_LINES
from minutes.notation.table_rows import BAR, ESCAPE, read_row

QUESTION, CHOICE = "？", "・"
_FIRST_CHARACTERS = frozenset("＼■□◇？｜（(•‣⁃●-")
_NUMBER = re.compile(r"[#＃]([0-9０-９]{0,9})\Z")
_COLON = re.compile(r"[:：]")
_INNER_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_IN_BRACKETS = re.compile(rf"[（(]([^（）()]|{_INNER_BRACKETS.pattern})*[）)]")


@dataclass(frozen=True, slots=True)
class Words:
    """A line of a block or of a fact.

    `doubt` is the problem that the clerk is shown. `doubtful_name` is the label of a line that may be a speaker's.
    `escaped` says that the line began with ＼, `is_row` that it is a row of a table.
    """

    text: str
    doubt: str = ""
    doubtful_name: str = ""
    escaped: bool = False
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class FactMark:
    """■ 日時: the heading of a fact. `words` is the fact where it stands on the same line."""

    field: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class ItemMark:
    """■ 開会　#1: the heading of an item."""

    title: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class PresentationMark:
    """□ 深川市：題名　#7: the heading of a presentation, with its first title."""

    label: str
    title: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class TitleMark:
    """A further title of the presentation above."""

    title: str


@dataclass(frozen=True, slots=True)
class TurnMark:
    """（深川市）　#12: the heading of a turn. `words` are its first words, in a style that has them on the same line."""

    label: str
    number: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class NarrationMark:
    """◇　#13: the beginning of a narration. `words` are its first words where they stand on the same line."""

    number: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class QuestionMark:
    """？ 設問の文　#150: a question of the inquiry above, with the first line of its text."""

    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A further line of the question above, or one of its choices."""

    text: str
    is_choice: bool = False


NumberedMark = ItemMark | PresentationMark | QuestionMark | TurnMark | NarrationMark
LineMark = Words | FactMark | TitleMark | QuestionLine | NumberedMark

UNNAMED_ITEM = "■ のあとに議題の名がないので、本文のままにしました。"
UNCERTAIN_ITEM = "■ の行を見出しとして読めないので、本文のままにしました。"
MARKED_SPEAKER = "発言者の行の前に「■」があります。発言として読みました。"
UNREADABLE_PRESENTATION = "発表・照会は「□ 団体名：題名」と書いてください。本文のままにしました。"
WORDS_AFTER_DIAMOND = "◇ と同じ行にある言葉を、地の文として読みました。◇ は一行に一つだけ書いてください。"
DOUBTFUL_SPEAKER = "「{}」が発言者かどうかわからないので、本文のままにしました。発言者なら、行の終わりに「　#」を付けてください。"
WORDS_AFTER_SPEAKER = (
    "「{}」が発言者なら、名だけを括弧に入れて一行にし、発言は次の行から書いてください。本文のままにしました。"
)
INVALID_LABEL = "発言者の名に使える括弧は一組までで、コロンは使えません。本文のままにしました。"
NARRATION_IN_TURN = "発言の中に地の文のような行があります。地の文なら、前の行に「◇」を書いてください。"


def read_line_mark(line: str, *, within: str = "", known_labels: frozenset[str] = frozenset()) -> LineMark:
    """Returns what a line is in a manuscript with marks. The line is not blank and has no white space at its ends.

    `within` is what the line would continue: "fact", "attendance", "turn", "narration", "titles", "question" or "".
    `known_labels` are the labels that the text gives elsewhere.

    >>> read_line_mark("（深川市）　#12")
    TurnMark(label='深川市', number=12, words='')
    """
    first = line[0]
    if first == CHOICE and within == "question":
        return Words(line)
    if first not in _FIRST_CHARACTERS:
        return _unmarked_line(line, within)
    if first == ESCAPE:
        words = line[1:].strip()
        return Words(words, escaped=True) if words else Words(line)
    if first == "■":
        return _item(line)
    if first == "□":
        return _presentation(line)
    if first == "◇":
        return _narration(line)
    if first == BAR:
        return _row(line, within)
    if first == QUESTION:
        return _question(line, within)
    if first in "（(":
        return read_bracketed_line(line, within=within, known_labels=known_labels)
    if first in MARKS and within not in {"fact", "attendance"}:
        return _bullet_or_speaker(line, known_labels)
    return Words(with_standard_bullet(line))


def is_certain_mark(line: str) -> bool:
    """Returns whether a line shows that the text is a manuscript of ours, to be read by its marks alone.

    A mark with a number and ■ 会議名 do. ■, □ and ◇ alone are ornaments in many records.
    """
    if line[0] not in "■□◇（(":
        return False
    mark = read_line_mark(line)
    return mark == FactMark("title") or getattr(mark, "number", None) is not None


def is_mark(line: str) -> bool:
    """Returns whether a line is a mark of ours that no other text needs: ■ with a title, □ with a name, ◇."""
    return line[0] in "■□◇" and not isinstance(read_line_mark(line), Words)


def is_further_title(words: Words) -> bool:
    """Returns whether words directly below a presentation's title are one more title, and not yet the narration."""
    return words.escaped or not (words.is_row or words.doubt or words.text.endswith("。"))


def question_line(words: Words) -> QuestionLine | None:
    """Returns what words directly below a question are; None where they are no more of it.

    >>> question_line(Words("・公表している"))
    QuestionLine(text='公表している', is_choice=True)
    """
    if words.text.startswith(CHOICE) and not words.escaped and words.text != CHOICE:
        return QuestionLine(words.text.removeprefix(CHOICE).strip(), is_choice=True)
    return None if words.doubt else QuestionLine(words.text)


def with_standard_bullet(line: str) -> str:
    """Returns the line with ・ in the place of any other bullet.

    >>> with_standard_bullet("•  庁内ネットワーク")
    '・庁内ネットワーク'
    """
    for pattern in BULLETS:
        bullet = pattern.match(line)
        if bullet:
            return "・" + line[bullet.end() :]
    return line


def split_block_number(text: str) -> tuple[str, int | None, bool]:
    """Splits the words of a mark into (words, number at their end, whether a # stands there, with a number or bare).

    >>> split_block_number("開会　#1"), split_block_number("場所　#"), split_block_number("C#")
    (('開会', 1, True), ('場所', None, True), ('C#', None, False))
    """
    number = _NUMBER.search(text)
    words = text[: number.start()].rstrip() if number else ""
    if not number or not words or not _ends_mark(words, text[len(words)], number[1]):
        return text, None, False
    return words, int(number[1]) if number[1] else None, True


def _ends_mark(words, next_character, digits):
    """Returns whether # ends a mark. C# and F#12 are words; 開会#1 is a number whose space was forgotten."""
    if digits and not 1 <= int(digits) <= LARGEST_NUMBER:
        return False
    return next_character.isspace() or words[-1] in "）)◇" or (bool(digits) and not words[-1].isascii())


def read_bracketed_line(line: str, *, within: str, known_labels: frozenset[str]) -> TurnMark | Words:
    """Returns the mark of a speaker's line, or the words of any other line that begins with a bracket."""
    unnumbered, number, has_number_sign = split_block_number(line)
    speaker = next(filter(None, (style.fullmatch(unnumbered) for style in SPEAKER_LINES)), None)
    label = speaker["label"].strip() if speaker else ""
    if has_number_sign and unnumbered[-1] in "）)":
        return TurnMark(label, number) if is_label(label) else Words(line, doubt=INVALID_LABEL)
    if not speaker:
        return _bracket_and_words(line, within)
    if within == "attendance" and is_capacity(label):
        return Words(line)
    if is_speaker(label) or (label in known_labels and is_doubtful_speaker(label)):
        return TurnMark(label)
    if is_doubtful_speaker(label):
        return Words(line, doubt=DOUBTFUL_SPEAKER.format(label), doubtful_name=label)
    return Words(line)


def _bullet_or_speaker(line, known_labels):
    """Returns the words of a line with ●: with ・ in its place, unless the line could open a turn."""
    opening = read_opening(line)
    label = "" if opening is None or is_denied(line[1:]) else opening.label
    if label and (ends_as_speaker(label) or is_speaker(label) or label in known_labels):
        return Words(line, doubt=WORDS_AFTER_SPEAKER.format(label))
    words = with_standard_bullet(line)
    return Words(words, doubtful_name="" if words == line else label)


def _unmarked_line(line, within):
    if line[0] in MARKS and within not in {"fact", "attendance"}:
        opening = read_opening(line)
        if opening and ends_as_speaker(opening.label):
            return Words(line, doubt=WORDS_AFTER_SPEAKER.format(opening.label))
    if within == "turn" and is_narration(line):
        return Words(line, doubt=NARRATION_IN_TURN)
    return Words(line)


def _item(line):
    title, number, has_number_sign = split_block_number(line[1:].strip())
    if not has_number_sign and not re.search(r"\w", _NUMBER.sub("", title)):
        return Words(line, doubt=UNNAMED_ITEM)
    field = FACT_BY_HEADING.get("".join(title.split()))
    return FactMark(field) if field and not has_number_sign else ItemMark(title, number)


def _presentation(line):
    words, number, _ = split_block_number(line[1:].strip())
    label, title = _split_at_colon(words)
    if not title or not is_label(label):
        return Words(line, doubt=UNREADABLE_PRESENTATION)
    return PresentationMark(label, title, number)


def _question(line, within):
    """Without a number, ？ is a mark only where a question can stand: elsewhere it is a sign of punctuation."""
    text, number, has_number_sign = split_block_number(line[1:].strip())
    can_stand = has_number_sign or within in {"titles", "question"}
    return QuestionMark(text, number) if text and can_stand else Words(line)


def _split_at_colon(words):
    colon = _COLON.search(words)
    return (words[: colon.start()].strip(), words[colon.end() :].strip()) if colon else (words, "")


def _narration(line):
    words, number, _ = split_block_number(line)
    words = words[1:].strip()
    return NarrationMark(number, words) if not words or re.search(r"\w", words) else Words(line)


def _row(line, within):
    row = None if within in {"fact", "attendance"} else read_row(line)
    return Words(row, is_row=True) if row else Words(line)


def _bracket_and_words(line, within):
    if within in {"fact", "attendance"}:
        return Words(line)
    if _IN_BRACKETS.fullmatch(line) and is_speaker(_INNER_BRACKETS.sub("", line[1:-1]).strip()):
        return Words(line, doubt=INVALID_LABEL)
    bracket = re.match(r"[（(]([^（）()]{1,40})[）)]\s*\S", line)
    if bracket and is_speaker(bracket[1].strip()):
        return Words(line, doubt=WORDS_AFTER_SPEAKER.format(bracket[1].strip()))
    return Words(line)
