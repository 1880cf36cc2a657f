"""Builds a Document from the marks of a text, taken in order, and notes the problems on the way."""

from dataclasses import dataclass, field, replace

from minutes.notation.document import (
    Block,
    Document,
    Handout,
    Item,
    Narration,
    Presentation,
    Problem,
    Question,
    Turn,
    is_label,
)
from minutes.notation.facts import FACT_BY_NAME, TEXT_FACTS
from minutes.notation.handouts import read_handout, split_state
from minutes.notation.reading.item_kinds import item_kind
from minutes.notation.reading.line_marks import (
    FactMark,
    ItemMark,
    LineMark,
    NarrationMark,
    PresentationMark,
    QuestionLine,
    QuestionMark,
    TitleMark,
    TurnMark,
    Words,
)
from minutes.notation.reading.lines import Line

EARLY_WORDS = "最初の見出しより前にある行なので、地の文として読みました。"
SILENT_TURN = "「{}」の発言の言葉がないので、地の文として残しました。"
SILENT_NARRATION = "◇ のあとに言葉がないので、読みませんでした。"
NUMBER_TWICE = "番号 #{} は前にも使われています。どちらか一方の番号を消してください。"
FACT_TWICE = "「{}」は前にもあります。議題として読みました。"
TITLE_LINES = "会議名が2行以上あります。空白でつないで1行にしました。"
HANDOUT_TWICE = "配付資料の「{}」が2回あります。行の全体を資料の名にしました。"
HANDOUT_REPEATED = "配付資料の「{}」が2回あります。1つにしました。"
NO_LABEL = "「{}」は、団体の名として読めません。名だけを一行に一つ書いてください。"
ANSWERING_TWICE = "回答のみの団体に「{}」が2回あります。1つにしました。"
WORDS_AFTER_CHOICES = "選択肢のあとにある行なので、設問とは別の地の文として読みました。"
NO_TITLE = "会議名が見つかりません。「会議名：」に続けて書いてください。"
DAY_ALONE = "「日時」の見出しがないので、この行を日時として読みました。"
DAY_IN_TITLE = "「日時」がないので、会議名にある日付を日時として読みました。"
NO_BLOCKS = "議題も発言も見つかりません。"


@dataclass
class OpenBlock:
    """The block that is not yet complete: further words are added to it."""

    mark: TurnMark | NarrationMark | PresentationMark | QuestionMark
    line: Line
    words: list[str] = field(default_factory=list)
    # The number of each line in the text, and whether it began with ＼.
    sources: list[tuple[int, bool]] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)


WITHIN: dict[type, str] = {
    TurnMark: "turn",
    NarrationMark: "narration",
    PresentationMark: "titles",
    QuestionMark: "question",
}


class DocumentBuilder:
    """The facts, blocks and problems read so far. The next line belongs to `within`."""

    def __init__(self) -> None:
        self.facts: dict[str, list[tuple[Line, Words]]] = {}
        self.blocks: list[Block] = []
        self.lines: list[int] = []
        # Place of a turn or narration → the sources of its words.
        self.sources: dict[int, list[tuple[int, bool]]] = {}
        self.problems: list[Problem] = []
        self.doubtful_names: set[str] = set()
        self.item_kind = ""
        self.past_head = False
        self.outer_number = self.inner_number = 0
        self.open_fact = ""
        self.open_fact_on_one_line = False
        self._fact_line: Line | None = None
        self.open_block: OpenBlock | None = None
        self._numbers: set[int] = set()

    @property
    def within(self) -> str:
        """What the next line belongs to: "attendance", "fact", "turn", "narration", "titles", "question", or "" for
        nothing."""
        if self.open_fact:
            return "attendance" if self.open_fact == "attendance" else "fact"
        if self.open_block is None:
            return ""
        return WITHIN[type(self.open_block.mark)]

    @property
    def open_words(self) -> list[str]:
        """The words of the open block, for a caller that knows that one is open."""
        assert self.open_block is not None
        return self.open_block.words

    def add(self, mark: LineMark, line: Line) -> None:
        """Adds what one line is read as: words to the open fact or block, any other mark as a new one."""
        match mark:
            case Words():
                self._add_words(mark, line)
            case TitleMark(title):
                self.open_words.append(title)
            case QuestionLine():
                self._add_question_line(mark, line)
            case FactMark():
                self._begin_fact(mark, line)
            case ItemMark():
                self._close()
                self.past_head = True
                self._add_item(mark.title, self._claim_number(mark.number, line), line)
            case _:
                self._close()
                self._begin_block(replace(mark, number=self._claim_number(mark.number, line)), line)

    def build(self) -> Document:
        """Returns the Document of all that was added."""
        self._close()
        values = {fact.name: "\n".join(self._lines(fact.name)) for fact in TEXT_FACTS}
        values["title"] = self._title()
        if not values["title"]:
            self.add_problem(0, NO_TITLE)
        if not self.blocks:
            self.add_problem(0, NO_BLOCKS)
        handouts, answering = tuple(self._handouts()), tuple(self._answering())
        return Document(
            **values,
            answering=answering,
            handouts=handouts,
            blocks=tuple(self.blocks),
            problems=tuple(self.problems),
            lines=tuple(self.lines),
        )

    def add_problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(line, message))

    def has_fact(self, fact: str) -> bool:
        return bool(self.facts.get(fact))

    def end_fact(self) -> None:
        self.open_fact = ""

    def reopen_fact(self, fact: str) -> None:
        """Goes on with a fact that has ended: a further list of people belongs to 出席者."""
        if self.open_fact != fact:
            self._close()
            self.open_fact, self.open_fact_on_one_line = fact, False

    def end_block(self) -> None:
        """Ends the open block: a ruled line ends the turn above it."""
        self._close()

    def _add_words(self, words, line):
        if words.doubt:
            self.add_problem(line.number, words.doubt)
        if words.doubtful_name:
            self.doubtful_names.add(words.doubtful_name)
        if self.open_fact:
            self.facts[self.open_fact].append((line, words))
        elif self.open_block and self.within in {"turn", "narration"}:
            self.open_block.words.append(words.text)
            self.open_block.sources.append((line.number, words.escaped or words.is_row))
        else:
            self._begin_implied_narration(words, line)

    def _add_question_line(self, mark, line):
        """Choices stand below the text of a question: other words behind them are no more of it."""
        if mark.is_choice and self.open_block:
            self.open_block.choices.append(mark.text)
        elif self.open_block and self.open_block.choices:
            self.add_problem(line.number, WORDS_AFTER_CHOICES)
            self._begin_implied_narration(Words(mark.text), line)
        else:
            self.open_words.append(mark.text)

    def _begin_implied_narration(self, words, line):
        if not self.past_head:
            self.add_problem(line.number, EARLY_WORDS)
        self._close()
        self.open_block = OpenBlock(
            NarrationMark(), line, [words.text], [(line.number, words.escaped or words.is_row)]
        )

    def _begin_fact(self, mark, line):
        self._close()
        is_out_of_place = FACT_BY_NAME[mark.field].is_above and self.past_head
        if self.has_fact(mark.field) or is_out_of_place:
            if not is_out_of_place:
                self.add_problem(line.number, FACT_TWICE.format(line.text))
            self._begin_item_of(line)
            return
        self.open_fact, self.open_fact_on_one_line = mark.field, bool(mark.words)
        self._fact_line = line
        self.facts[mark.field] = [(line, Words(mark.words))] if mark.words else []

    def _begin_item_of(self, line):
        """Takes the heading of a fact for the heading of an item, where it cannot be that of the fact."""
        self.past_head = True
        self._add_item(line.text.removeprefix("■").strip(), None, line)

    def _add_item(self, title, number, line):
        self._add_block(Item(title, number), line)
        self.item_kind = item_kind(title)

    def _add_block(self, block, line):
        self.blocks.append(block)
        self.lines.append(line.number)

    def _begin_block(self, mark, line):
        self.open_block = OpenBlock(mark, line)
        if isinstance(mark, PresentationMark):
            self.open_words.append(mark.title)
        elif isinstance(mark, QuestionMark):
            self.open_words.append(mark.text)
        elif mark.words:
            self.open_words.append(mark.words)
            self.open_block.sources.append((line.number, False))
        self.past_head = self.past_head or not isinstance(mark, NarrationMark)

    def _close(self):
        """Ends the open fact or block. The block, now complete, is added to the blocks."""
        ended, self.open_fact = self.open_fact, ""
        if ended and FACT_BY_NAME[ended].is_above and not self.facts[ended]:
            self._begin_item_of(self._fact_line)  # 次第 with the talk below it
        closing, self.open_block = self.open_block, None
        if closing is None:
            return
        self.sources[len(self.blocks)] = closing.sources
        mark, text = closing.mark, "\n".join(closing.words)
        if isinstance(mark, PresentationMark):
            self._add_block(Presentation(mark.label, tuple(closing.words), mark.number), closing.line)
        elif isinstance(mark, QuestionMark):
            self._add_block(Question(text, tuple(closing.choices), mark.number), closing.line)
        elif isinstance(mark, TurnMark) and text:
            self._add_block(Turn(mark.label, text, mark.number), closing.line)
        elif isinstance(mark, TurnMark):
            self.add_problem(closing.line.number, SILENT_TURN.format(mark.label))
            self.sources[len(self.blocks)] = [(closing.line.number, False)]
            self._add_block(Narration(f"（{mark.label}）", mark.number), closing.line)
        elif text:
            self._add_block(Narration(text, mark.number), closing.line)
        else:
            self.add_problem(closing.line.number, SILENT_NARRATION)

    def _claim_number(self, number, line):
        """Returns the number for the block of this line, None where an earlier block has it already."""
        if number in self._numbers:
            self.problems.append(Problem(line.number, NUMBER_TWICE.format(number), fatal=True))
            return None
        if number is not None:
            self._numbers.add(number)
        return number

    def _lines(self, fact):
        return [words.text for _, words in self.facts.get(fact, [])]

    def _title(self):
        lines = self.facts.get("title", [])
        if len(lines) > 1:
            self.add_problem(lines[1][0].number, TITLE_LINES)
        # A row of a table may stand there, its first cell empty: a title has no blank edges (hypothesis, "\t［保有なし］…").
        return "　".join(self._lines("title")).strip()

    def _answering(self):
        """What is no name must not vanish in silence, so that it forbids saving."""
        labels = set()
        for line, words in self.facts.get("answering", []):
            if not is_label(words.text):
                self.problems.append(Problem(line.number, NO_LABEL.format(words.text), fatal=True))
            elif words.text in labels:
                self.add_problem(line.number, ANSWERING_TWICE.format(words.text))
            else:
                labels.add(words.text)
                yield words.text

    def _handouts(self):
        labels = set()
        for line, words in self.facts.get("handouts", []):
            handout = read_handout(words.text, escaped=words.escaped)
            if handout.label in labels:
                text, not_held = split_state(words.text, escaped=words.escaped)
                whole = Handout(" ".join(text.split("\u3000")), not_held=not_held)
                message = HANDOUT_REPEATED if whole.label in labels else HANDOUT_TWICE
                self.add_problem(line.number, message.format(handout.label))
                handout = whole
            if handout.label not in labels:
                labels.add(handout.label)
                yield handout
