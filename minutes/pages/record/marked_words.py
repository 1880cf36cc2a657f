"""Texts of a record as markup: searched words in <mark>, cited handouts as links, all else escaped.

A link holds the marks that stand in it; a mark that goes over the end of a link is cut there.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from minutes.pages.record.handout_links import HandoutLink, HandoutLinks
from minutes.pages.record.record_view import ItemSection, Remark, TextPart
from minutes.search.analysis.highlight import spans_of_words

WEB_ADDRESS = re.compile(r"(https?://[!-~]+)")


@dataclass(frozen=True)
class WordMarks:
    """What is marked in the texts of one page. words: the folded words of a search."""

    handouts: HandoutLinks
    words: tuple[str, ...] = ()

    def mark(self, text: str) -> SafeString:
        """Returns a text as markup."""
        spans, markup, position = self._spans(text), "", 0
        for start, end, handout in self.handouts.cited_in(text):
            markup += _marked(text, spans, position, start) + _link(
                handout, text[start:end], _marked(text, spans, start, end)
            )
            position = end
        return mark_safe(markup + _marked(text, spans, position, len(text)))

    def highlight(self, text: str) -> SafeString:
        """Returns a text as markup without links, for a heading."""
        return mark_safe(_marked(text, self._spans(text), 0, len(text)))

    def _spans(self, text):
        return spans_of_words(text, self.words) if self.words else ()

    def parts(self, parts: Iterable[TextPart]) -> list[TextPart]:
        return [
            TextPart(  # and not replace(), which goes over the fields each time: a record has hundreds
                self.mark(part.paragraph),
                tuple(map(self.mark, part.points)),
                tuple(tuple(map(self.mark, cells)) for cells in part.rows),
                part.is_numbered,
                part.is_headed,
            )
            for part in parts
        ]

    def remarks(self, remarks: Iterable[Remark]) -> list[Remark]:
        return [replace(remark, parts=self.parts(remark.parts)) for remark in remarks]


def _marked(text, spans, start, end) -> str:
    """Returns text[start:end], escaped, with what lies within spans in <mark>."""
    markup, position = "", start
    for first, last in spans:
        first, last = max(first, start), min(last, end)
        if first < last:
            markup += f"{_plain(text[position:first])}<mark>{escape(text[first:last])}</mark>"
            position = last
    return markup + _plain(text[position:end])


def _plain(text) -> str:
    """Returns a text escaped, with each address of the web as what may break anywhere: a long one, kept whole, tears the
    justified line before it apart."""
    if "://" not in text:
        return escape(text)
    pieces = WEB_ADDRESS.split(text)
    return "".join(
        f'<span class="web">{escape(piece)}</span>' if index % 2 else escape(piece)
        for index, piece in enumerate(pieces)
    )


def _link(handout: HandoutLink, words: str, markup: str) -> str:
    """The link has the label as its name where the text says only a number (資料1・2) or writes the label otherwise."""
    name = f' aria-label="{escape(handout.label)}"' if words.isdecimal() else ""
    return f'<a href="{escape(handout.href)}"{name}>{markup}</a>'


def mark_sections(sections: Iterable[ItemSection], marks: WordMarks) -> list[ItemSection]:
    """Returns the sections of a record with each text as markup, and each heading with the handouts that it used.

    The words of headings are highlighted and never linked.
    """
    return [
        replace(
            section,
            title=marks.highlight(section.title),
            handouts=marks.handouts.of_heading(section.number),
            remarks=marks.remarks(section.remarks),
            presentations=[
                replace(
                    presentation,
                    titles=list(map(marks.highlight, presentation.titles)),
                    handouts=marks.handouts.of_heading(presentation.number),
                    questions=[mark_question(question, marks) for question in presentation.questions],
                    remarks=marks.remarks(presentation.remarks),
                )
                for presentation in section.presentations
            ],
        )
        for section in sections
    ]


def mark_question(question, marks: WordMarks):
    """Returns a question with its texts as markup. Its choices are only highlighted: an answer repeats their words."""
    return replace(
        question,
        parts=marks.parts(question.parts),
        choices=tuple(map(marks.highlight, question.choices)),
    )
