"""Reads the words of one Word paragraph from its runs, and counts what is left out of them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from minutes.notation.docx.unreadable import TOO_LARGE, UnreadableDocx

# The namespace of the elements, as ElementTree writes it before a name: f"{W}p" is <w:p>.
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

DROPPED = {f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText", f"{W}sdtPr"}
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\u3000", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
# Of footnotes and of the numbers of lists. A record has some thousands.
MOST_LETTERS_REPEATED = 1_000_000
PICTURES = {f"{W}drawing", f"{W}pict", f"{W}object"}


@dataclass
class ReadingNotes:
    """Counts what the reader of a file left out or converted, for the notes to the clerk."""

    comments: int = 0
    insertions: int = 0
    deletions: int = 0
    rubies: int = 0
    hidden: int = 0
    pictures: int = 0
    tables: int = 0
    footnotes: dict[str, str] = field(default_factory=dict)
    letters_repeated: int = 0

    def repeated(self, words: str) -> str:
        """Returns words that a file says once and that stand in the text at many places. Raises UnreadableDocx."""
        self.letters_repeated += len(words)
        if self.letters_repeated > MOST_LETTERS_REPEATED:
            raise UnreadableDocx(TOO_LARGE)
        return words

    def messages(self) -> Iterator[str]:
        """Yields one line for each kind that occurred."""
        if self.insertions or self.deletions:
            yield (
                f"変更履歴があります。挿入（{self.insertions}か所）は本文に入れ、"
                f"削除（{self.deletions}か所）は除きました。"
            )
        if self.comments:
            yield f"コメントが{self.comments}件あります。本文ではないので読み込んでいません。"
        if self.rubies:
            yield f"ルビが{self.rubies}か所あります。ルビは除き、もとの文字だけを読み込みました。"
        if self.hidden:
            yield f"隠し文字が{self.hidden}か所あります。読み込んでいません。"
        if self.pictures:
            yield f"図や画像が{self.pictures}個あります。読み込んでいません。"
        if self.tables:
            yield f"表が{self.tables}個あります。1行ずつ、欄を空白でつないで読み込みました。"
        if self.footnotes:
            yield f"脚注が{len(self.footnotes)}件あります。付いていたところに（注：…）として入れました。"


def outermost(element: Element, tag: str) -> Iterator[Element]:
    """Yields the elements of a tag within an element, but none that stands within another one of them.

    What is nested in them is read with them. To read it once more at each level takes 2 to the depth as long.
    """
    for child in element:
        if child.tag == tag:
            yield child
        else:
            yield from outermost(child, tag)


def text_of(element: Element, notes: ReadingNotes) -> str:
    """Returns the words within an element in their order, tracked insertions with them, deletions without.

    Each insertion, deletion, ruby, picture and hidden run is counted in `notes`.
    """
    return "".join(_pieces(element, notes))


def _pieces(element, notes):
    for child in element:
        tag = child.tag
        if tag in (f"{W}del", f"{W}moveFrom"):
            notes.deletions += 1
        elif tag in DROPPED or tag == f"{ALTERNATE}Fallback":
            continue
        elif tag == f"{W}t":
            yield child.text or ""
        elif tag in BREAKS:
            yield BREAKS[tag]
        elif tag == f"{W}ruby":
            notes.rubies += 1
            base = child.find(f"{W}rubyBase")
            yield "" if base is None else text_of(base, notes)
        elif tag == f"{W}footnoteReference":
            words = notes.footnotes.get(child.get(f"{W}id"), "")
            yield notes.repeated(f"（注：{words}）") if words else ""
        elif tag == f"{W}r" and _is_hidden(child):
            notes.hidden += 1
        else:
            yield from _inner(child, notes)


def _inner(child, notes):
    if child.tag in (f"{W}ins", f"{W}moveTo"):
        notes.insertions += 1
    yield _text_box(child, notes) if child.tag in PICTURES else text_of(child, notes)


def _text_box(picture, notes):
    """Returns the words of a text box, each paragraph on a line of its own. Counts a picture that has no text box."""
    boxes = list(outermost(picture, f"{W}txbxContent"))
    if not boxes:
        notes.pictures += 1
        return ""
    paragraphs = (text_of(paragraph, notes) for box in boxes for paragraph in outermost(box, f"{W}p"))
    return "".join(f"\n{words}" for words in paragraphs if words.strip())


def _is_hidden(run):
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1") not in ("0", "false")
