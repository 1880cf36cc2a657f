"""The questions that wait for an answer while the talk goes on. Pure.

A question waits for each whom it addresses, until that one speaks, under the same heading. After somebody has spoken to
it, it waits no longer for one who is asked again, nor once its asker asks anew; where it says 後ほど, it waits to the end of the
item.
"""

from dataclasses import dataclass, field

from minutes.proposals.talk_threads import Thread


@dataclass
class OpenQuestion:
    """A turn that asks. waiting: {attendee: whether it is asked for later}; to_all: it asks everybody.

    spoken_to: whether anybody has spoken since, without asking. stand_in: the turn of another than those asked, right
    after it: the answer, where none of them answers.
    """

    turn: int
    asker: int
    thread: Thread
    waiting: dict[int, bool]
    by_name: bool
    to_all: bool = False
    is_answered: bool = False
    spoken_to: bool = False
    stand_in: int | None = None

    @property
    def is_asked_now(self) -> bool:
        return not self.waiting or not all(self.waiting.values())


@dataclass
class OpenQuestions:
    """All that were asked, in order."""

    questions: list[OpenQuestion] = field(default_factory=list)

    def ask(self, question: OpenQuestion) -> None:
        """A question ends the waiting of those before it that somebody has spoken to."""
        for earlier in self.questions:
            for attendee, is_later in list(earlier.waiting.items()):
                if not is_later and _overtakes(question, earlier, attendee):
                    del earlier.waiting[attendee]
        self.questions.append(question)

    def enter(self, thread: Thread) -> None:
        """A heading ends all waiting but for those that are asked for later in the same item."""
        for question in self.questions:
            question.spoken_to, question.to_all = True, False
            is_same_item = question.thread.item == thread.item
            question.waiting = {
                one: later for one, later in question.waiting.items() if later and is_same_item
            }

    def met_by(self, speaker: int) -> list[OpenQuestion]:
        """Returns the questions that waited for this one, who speaks now; they wait no longer."""
        met = [question for question in self.questions if speaker in question.waiting]
        for question in met:
            del question.waiting[speaker]
            question.is_answered = True
        return met

    def just_asked(self, speaker: int) -> OpenQuestion | None:
        """Returns another's question that the turn just before asked, or that was the last and asked everybody."""
        last = self.questions[-1] if self.questions else None
        is_open = last and last.asker != speaker and (last.to_all or not last.spoken_to)
        return last if is_open else None

    def somebody_spoke(self) -> None:
        for question in self.questions:
            question.spoken_to = True


def _overtakes(question: OpenQuestion, earlier: OpenQuestion, attendee: int) -> bool:
    """Tells whether a question ends the waiting of an earlier one for an attendee.

    Questions in a row to one and the same wait together. A question by name waits through those of others.
    """
    is_asked_again = attendee in question.waiting
    moves_on = question.asker == earlier.asker or not earlier.by_name
    if earlier.spoken_to:
        return is_asked_again or moves_on
    return question.asker == earlier.asker and not is_asked_again
