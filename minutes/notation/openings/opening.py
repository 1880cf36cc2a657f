"""Reads what one line would open, if its label were a speaker's. Whether it does is decided by the text as a whole."""

import re
from dataclasses import dataclass

from minutes.notation.openings.shapes import BRACKET_AND_WORDS, MARKED_BRACKET, SHAPES
from minutes.notation.openings.speaker_names import LONGEST_LABEL, ends_as_speaker
from minutes.notation.openings.tables import MARKS

MARK, BRACKET = "mark", "bracket"
_BLANKS = re.compile(r"[ \u3000\t]+")
_LONGEST_SURNAME = 6
_SENTENCE = re.compile(
    r"[。？！?!」…]|(です|ます|した|せん|する|ない|ある|いる|はい|った|いた|ろう|だ|か|ね|よ)[.．]?$"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What a line would open: a turn of `label` that begins with `words`. `mark` is its sign, ○ for all circles."""

    shape: str
    label: str
    words: str = ""
    mark: str = ""


def speaks(words: str) -> bool:
    """Returns whether words are said, and not listed: a sentence, or the end of one.

    >>> speaks("開会します。"), speaks("大空　一郎"), speaks("賛成です")
    (True, False, True)
    """
    return bool(_SENTENCE.search(words))


def read_opening(line: str) -> Opening | None:
    """Returns what a line would open; None for a line that has none of the shapes.

    >>> read_opening("○海野　委員長　開きます。")
    Opening(shape='mark', label='海野　委員長', words='開きます。', mark='○')
    >>> read_opening("【大空部会長】　開きます。").label, read_opening("海野君：賛成です。").label
    ('大空部会長', '海野君')
    """
    if line[0] in MARKS:
        return _marked(line)
    for shape, pattern in SHAPES:
        found = pattern.fullmatch(line)
        if found:
            words = found["words"].strip() if "words" in pattern.groupindex else ""
            return Opening(shape, found["label"].strip(), words)
    return None


def _marked(line):
    mark = "○" if line[0] in "○◯〇" else line[0]
    body = line[1:].strip()
    label, words = _label_and_words(body)
    return Opening(MARK, label, words, mark)


def _label_and_words(body):
    """Splits what stands behind a mark. The label is empty where the words can hold none."""
    alone = BRACKET_AND_WORDS.fullmatch(body)
    if alone:
        return alone["label"].strip(), alone["words"].strip()
    for pattern in MARKED_BRACKET:
        bracket = pattern.fullmatch(body)
        if bracket and ends_as_speaker(bracket["label"]):
            return bracket["label"], (bracket["words"] or "").strip()
    ends = [*[blank.start() for blank in _BLANKS.finditer(body)][:3], len(body)]
    labels = [body[:end] for end in dict.fromkeys(ends)]
    label = next(filter(_is_label_in_parts, labels), labels[0])
    fits = len(label) <= LONGEST_LABEL and not re.search("[。、，]", label)
    return (label, body[len(label) :].strip()) if fits else ("", body)


def _is_label_in_parts(label):
    """Returns whether blank-separated parts are one label: a surname, or a name in two parts, and an office."""
    *name, office = _BLANKS.split(label)
    return (
        len(label) <= LONGEST_LABEL
        and all(len(part) <= _LONGEST_SURNAME for part in name)
        and (ends_as_speaker(office) and not any(map(ends_as_speaker, name)))
    )
