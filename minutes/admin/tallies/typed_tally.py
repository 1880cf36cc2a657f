"""A tally as its form sends it, and what is wrong in it."""

from dataclasses import dataclass

from minutes.desk.tallies.load_tallies import TallyDesk
from minutes.desk.tallies.save_tally import TypedTally
from minutes.models import Tally
from minutes.record.record import TallyRow
from minutes.record.tallies.count import AMONG, ANSWERED, CHOSEN
from minutes.record.tallies.phrases import phrases_in

NO_PHRASE = "#{}の発言に「{}」という数の言葉がありません。"
NOTHING_COUNTED = "何を数えるかを選んでください。"
TWO_QUESTIONS = "一つの設問の答えだけを選んでください。"
ALL_AND_CHOICES = "「答えた団体すべて」と選択肢は、どちらかにしてください。"
NOBODY_CHOSEN = "どの団体のうちかを、一つ以上選んでください。"


@dataclass(frozen=True)
class TallyForm:
    """What was typed. counted: what is checked, 21:0 for the first choice of #21, 21: for whoever answered it."""

    turn: int
    phrase: str
    counted: frozenset[str]
    among: str
    chosen: frozenset[int]

    def problems(self, desk: TallyDesk) -> list[str]:
        """Returns what forbids saving, in words for a clerk."""
        spoken = desk.turns.get(self.turn)
        words = {phrase.words for phrase in phrases_in(spoken.text)} if spoken else set()
        questions = {one.partition(":")[0] for one in self.counted}
        found = [NO_PHRASE.format(self.turn, self.phrase)] if self.phrase not in words else []
        if not self.counted:
            found.append(NOTHING_COUNTED)
        elif len(questions) > 1:
            found.append(TWO_QUESTIONS)
        elif len(self.counted) > 1 and any(one.endswith(":") for one in self.counted):
            found.append(ALL_AND_CHOICES)
        if self.among == CHOSEN and not self.chosen:
            found.append(NOBODY_CHOSEN)
        return found

    def typed(self, desk: TallyDesk) -> TypedTally:
        """Returns what is to be stored. It must have no problem."""
        number = int(next(iter(self.counted)).partition(":")[0])
        offered = desk.questions[number].row.choice_list
        choices = tuple(choice for place, choice in enumerate(offered) if f"{number}:{place}" in self.counted)
        chosen = tuple(one for one in desk.attendees if one in self.chosen)
        return TypedTally(self.turn, self.phrase, number, choices, self.among, chosen)


def row_of(typed: TypedTally) -> TallyRow:
    """Returns a typed tally as a record would have it."""
    return {**typed.put_into(Tally()).as_record, "number": 0}


def form_of_address(data) -> TallyForm | None:
    """Returns the empty form for the phrase that an address names; None where it names none."""
    turn = _number(data.get("turn", ""))
    return TallyForm(turn, data.get("phrase", ""), frozenset(), ANSWERED, frozenset()) if turn else None


def form_of_tally(desk: TallyDesk, tally: Tally) -> TallyForm:
    """Returns the form of a stored tally."""
    row = tally.as_record
    question = desk.questions.get(row["question"])
    offered = question.row.choice_list if question else []
    places = [f"{row['question']}:{place}" for place, one in enumerate(offered) if one in row["choices"]]
    counted = places if row["choices"] else [f"{row['question']}:"]
    return TallyForm(
        row["turn"], row["phrase"], frozenset(counted), row["among_kind"], frozenset(row["among"])
    )


def sent_form(desk: TallyDesk, data) -> TallyForm:
    """Returns what a form sent; what the meeting does not have counts as not sent."""
    offered = {f"{number}:" for number in desk.questions} | {
        f"{number}:{place}"
        for number, question in desk.questions.items()
        for place in range(len(question.row.choice_list))
    }
    among = data.get("among", "")
    return TallyForm(
        _number(data.get("turn", "")),
        data.get("phrase", ""),
        frozenset(data.getlist("counted")) & offered,
        among if among in AMONG else ANSWERED,
        frozenset(map(_number, data.getlist("chosen"))) & desk.attendees.keys(),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
