"""Loads what tallies are made and checked by, out of the working rows: turns, questions, answers, and who is there."""

from dataclasses import dataclass

from minutes.desk.inquiries.row_questions import inquiry_of_questions
from minutes.models import (
    AttendeeOrganisation,
    InquiryQuestion,
    Meeting,
    Presentation,
    Tally,
    Utterance,
    WrittenAnswer,
)
from minutes.record.inquiries import question_name
from minutes.record.record import TallyRow
from minutes.record.tallies.count import count_answers
from minutes.record.tallies.phrases import Phrase, phrases_in
from minutes.record.tallies.tallies import CheckedTally, check_tally, standing_tallies


@dataclass(frozen=True)
class CountedQuestion:
    """A question that a tally can count: of which inquiry, its name there (問1), how many answers it has.

    asker: the number of who asked.
    """

    row: InquiryQuestion
    inquiry: Presentation
    asker: int
    name: str
    answers: int


@dataclass(frozen=True)
class SpokenPhrase:
    """A phrase that a turn says, with the tallies that it is tied to."""

    turn: Utterance
    phrase: Phrase
    tallies: tuple[Tally, ...]
    in_talk_of: int | None


@dataclass(frozen=True)
class TallyDesk:
    """All that the tallies of a meeting are made of. attendees, turns, questions: by number, in the order of the record.

    answers: as a record has them (AnswerRow).
    """

    meeting: Meeting
    attendees: dict[int, AttendeeOrganisation]
    turns: dict[int, Utterance]
    questions: dict[int, CountedQuestion]
    answers: list[dict]
    tallies: list[Tally]
    inquiry_of_turn: dict[int, int]

    @property
    def answered(self) -> set[int]:
        """Returns the numbers of the inquiries that have answers."""
        return {question.inquiry.number for question in self.questions.values() if question.answers}

    def problem_of(self, row: TallyRow) -> str:
        """Returns why a tally stands in no record, in words for a clerk; empty where it does."""
        if not standing_tallies([row]):
            return "取り消した言葉の照合なので、公開されません。"
        turn, question = self.turns.get(row["turn"]), self.questions.get(row["question"])
        if turn is None or row["phrase"] not in turn.text:
            return f"#{row['turn']}の発言に「{row['phrase']}」という言葉が、今はありません。"
        if question is None:
            return f"設問 #{row['question']} が、今はありません。"
        if not set(row["choices"]) <= set(question.row.choice_list):
            return "数える答えが、設問の選択肢に今はありません。"
        return ""

    def check(self, row: TallyRow) -> CheckedTally:
        """Returns a tally with its count over the answers as they are stored. Its question must be there."""
        question = self.questions[row["question"]]
        attendees = [
            {"number": number, "capacity_kind": one.capacity, "label_kind": one.label_kind}
            for number, one in self.attendees.items()
        ]
        count = count_answers(row, attendees=attendees, answers=self.answers, asker=question.asker)
        return check_tally(row, question.inquiry.number, question.name, count)

    def phrases(self) -> list[SpokenPhrase]:
        """Returns the phrases of all turns in the order of the record, each phrase of a turn once."""
        return [
            SpokenPhrase(
                turn,
                phrase,
                tuple(row for row in self.tallies if (row.turn, row.phrase) == (number, phrase.words)),
                self.inquiry_of_turn.get(number),
            )
            for number, turn in self.turns.items()
            for phrase in {phrase.words: phrase for phrase in phrases_in(turn.text)}.values()
        ]

    def untied(self) -> list[SpokenPhrase]:
        """Returns the phrases in the talk of inquiries with answers that no tally ties."""
        return [one for one in self.phrases() if not one.tallies and one.in_talk_of in self.answered]


def load_tallies(meeting: Meeting) -> TallyDesk:
    """Returns the tallies of a meeting with all that they name, in eleven queries at most."""
    presentations = {row.number: row for row in meeting.presentations.select_related("presenter")}
    attendees = {row.number: row for row in meeting.attendees.order_by("position")}
    answers = _answers(meeting)
    return TallyDesk(
        meeting=meeting,
        attendees=attendees,
        turns={
            row.number: row
            for row in meeting.utterances.filter(speaker__isnull=False)
            .select_related("speaker")
            .order_by("position")
        },
        questions=_questions(meeting, presentations, answers),
        answers=answers,
        tallies=list(meeting.tallies.order_by("number")),
        inquiry_of_turn=_inquiry_of_turns(meeting),
    )


def _answers(meeting) -> list[dict]:
    columns = ("question__number", "attendee__number", "choice", "text")
    rows = WrittenAnswer.objects.filter(meeting=meeting).order_by("position", "number")
    return [
        {"question": question, "attendee": attendee, "choice": choice, "text": text}
        for question, attendee, choice, text in rows.values_list(*columns)
    ]


def _questions(meeting, presentations, answers) -> dict[int, CountedQuestion]:
    inquiries, places, questions = inquiry_of_questions(meeting), {}, {}
    for row in meeting.questions.order_by("position"):
        inquiry = inquiries.get(row.number)
        if inquiry is not None:
            place = places[inquiry] = places.get(inquiry, -1) + 1
            asked = presentations[inquiry]
            given = sum(answer["question"] == row.number for answer in answers)
            name = question_name(place)
            questions[row.number] = CountedQuestion(row, asked, asked.presenter.number, name, given)
    return questions


def _inquiry_of_turns(meeting) -> dict[int, int]:
    """Returns {number of a turn: number of the presentation above it}."""
    headings = [(position, None) for position in meeting.items.values_list("position", flat=True)]
    headings += meeting.presentations.values_list("position", "number")
    headings += [
        (position, number, True) for position, number in meeting.utterances.values_list("position", "number")
    ]
    above, found = None, {}
    for _, number, *is_turn in sorted(headings, key=lambda heading: heading[0]):
        if is_turn and above is not None:
            found[number] = above
        elif not is_turn:
            above = number
    return found
