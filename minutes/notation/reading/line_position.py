"""The line that the reader of unmarked text stands at, with the lines around it and what was read above it."""

from dataclasses import dataclass

from minutes.notation.openings.survey import Survey
from minutes.notation.reading.document_builder import DocumentBuilder
from minutes.notation.reading.line_marks import LineMark, with_standard_bullet
from minutes.notation.reading.lines import Line
from minutes.notation.reading.narrations import is_narration

SENTENCE_ENDS = "。．.？?！!」』）)"

# What a line is read as, and the number of lines that it takes. The mark is None for a line that is left out.
MarkAndLines = tuple[LineMark | None, int]


@dataclass(frozen=True, slots=True)
class LinePosition:
    """One line of a text. `builder` holds what was read above it; `known_labels` are given elsewhere in the text;
    `openings` are the lines of the whole text that open a turn, or may."""

    lines: list[Line]
    index: int
    builder: DocumentBuilder
    known_labels: frozenset[str]
    openings: Survey

    @property
    def line(self) -> Line:
        return self.lines[self.index]

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def within(self) -> str:
        """What the line would continue, as `DocumentBuilder.within` names it."""
        return self.builder.within

    @property
    def in_body(self) -> bool:
        """Whether the talk has begun: a line of a fact or of a roster above it opens nothing."""
        return self.builder.past_head and not self.builder.open_fact

    @property
    def is_narration(self) -> bool:
        return is_narration(self.text, self.known_labels)

    def ahead(self, by: int = 1) -> str:
        """Returns the text of the line that comes `by` lines later; empty past the end."""
        return self.lines[self.index + by].text if self.index + by < len(self.lines) else ""

    @property
    def block_can_end(self) -> bool:
        """Whether the block above can end here: behind a sentence or a list, not within a sentence that is wrapped."""
        if self.within not in {"turn", "narration"} or not self.builder.past_head:
            return True
        above = self.lines[self.index - 1].text.rstrip("|｜ \u3000") or "。"  # the row of a table
        return above[-1] in SENTENCE_ENDS or with_standard_bullet(above).startswith("・")
