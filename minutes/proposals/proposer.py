"""Proposes for each turn whom it addresses and which turns it answers, by words and by order. Pure.

One walk over the talk. Whoever answers asks back only by name. A withdrawn turn asks nothing and answers nothing, and
whoever was waited for has spoken with it. All the rules are in by_words.py, by_order.py and open_questions.py.
"""

from dataclasses import dataclass, field

from minutes.proposals.asking import asks_everybody, is_musing
from minutes.proposals.by_order import Before, addressed_by_order, leads
from minutes.proposals.by_words import AskingSentence, asking_sentences
from minutes.proposals.open_questions import OpenQuestion, OpenQuestions
from minutes.proposals.roll import Roll
from minutes.proposals.sentences import sentences
from minutes.proposals.talk import Block, Proposal, Talk, Tie
from minutes.proposals.talk_threads import Thread, threads
from minutes.record.named_organisations import NameFinder


def propose(talk: Talk, registry: NameFinder) -> list[Proposal]:
    """Returns a proposal for each turn that addresses somebody or answers a turn, in the order of the record.

    registry: finds the names of all organisations, so that 福島町 is not taken for 福島県 or a part of another name.
    """
    walk = _Walk(Roll(talk.present, registry))
    for thread in threads(talk, walk.roll):
        walk.thread(thread)
    walk.close()
    return walk.proposals(talk)


@dataclass
class _Walk:
    roll: Roll
    open: OpenQuestions = field(default_factory=OpenQuestions)
    addressed: dict[int, list[Tie]] = field(default_factory=dict)
    answers: dict[int, list[Tie]] = field(default_factory=dict)

    def thread(self, thread: Thread) -> None:
        self.open.enter(thread)
        before: Before | None = None
        for block in thread.blocks:
            if block.kind == "narration":
                self._narration(block)
                before = None
            elif block.kind == "turn":
                before = self._turn(block, thread, before)

    def _narration(self, narration: Block) -> None:
        """当別町から説明が行われた: whoever was asked has answered, and no turn does."""
        for sentence in sentences(narration.text):
            for one in self.roll.named_in(sentence):
                self.open.met_by(one.number)
        self.open.somebody_spoke()

    def _turn(self, turn: Block, thread: Thread, before: Before | None) -> Before | None:
        """Proposes for one turn, and returns it as the turn before the next."""
        assert turn.speaker is not None
        if turn.is_withdrawn:
            self.open.met_by(turn.speaker)
            self.open.somebody_spoke()
            return None
        asking = asking_sentences(turn.text, self.roll, after_report=thread.is_report)
        if leads(self.roll.label(turn.speaker)) and not any(one.addressed for one in asking):
            return before
        if not _only_asks_back(turn, asking) and self._answers(turn, asking):
            asking = [one for one in asking if one.addressed]
        if asking:
            self._asks(turn, thread, asking, before)
            return None
        self.open.somebody_spoke()
        return Before(turn, answers=turn.number in self.answers)

    def _answers(self, turn: Block, asking: list[AskingSentence]) -> bool:
        """Ties a turn to the questions that it answers, and tells whether there are any."""
        assert turn.speaker is not None
        met = self.open.met_by(turn.speaker)
        for question in met:
            self._tie(turn, question, f"#{question.turn} で尋ねられた後の、初めての発言")
        asked = self.open.just_asked(turn.speaker)
        if met or asking or asked is None or asked.is_answered or not asked.is_asked_now:
            return bool(met)
        if asked.waiting:
            asked.stand_in = turn.number
            return False
        self._tie(turn, asked, f"#{asked.turn} の問いのすぐ後の発言")
        return True

    def _tie(self, turn: Block, question: OpenQuestion, ground: str) -> None:
        self.answers.setdefault(turn.number, []).append(Tie(question.turn, ground))

    def _asks(self, turn: Block, thread: Thread, asking: list[AskingSentence], before: Before | None) -> None:
        assert turn.speaker is not None
        by_name = any(one.addressed for one in asking)
        to_all = not by_name and any(asks_everybody(one.sentence) for one in asking)
        ties: dict[int, Tie] = {}
        later: dict[int, bool] = {}
        for one in asking:
            may_mean_another = not ties and not to_all and (thread.is_report or not by_name)
            by_order = addressed_by_order(turn, thread, before, self.roll) if may_mean_another else None
            for tie in _by_words(one) or filter(None, [by_order]):
                if tie.number != turn.speaker:
                    ties.setdefault(tie.number, tie)
                    later.setdefault(tie.number, one.is_for_later)
        if ties:
            self.addressed[turn.number] = list(ties.values())
        if ties or not is_musing(asking[-1].sentence):
            self.open.ask(OpenQuestion(turn.number, turn.speaker, thread, later, by_name, to_all))

    def close(self) -> None:
        """A question that none of those asked has answered was answered by who spoke right after it."""
        for question in self.open.questions:
            if question.stand_in is not None and not question.is_answered:
                ground = f"#{question.turn} の問いのすぐ後の発言（尋ねられた団体は答えていない）"
                self.answers.setdefault(question.stand_in, []).append(Tie(question.turn, ground))

    def proposals(self, talk: Talk) -> list[Proposal]:
        return [
            Proposal(
                block.number,
                tuple(self.addressed.get(block.number, ())),
                tuple(sorted(self.answers.get(block.number, ()), key=lambda tie: tie.number)),
            )
            for block in talk.blocks
            if block.number in self.addressed or block.number in self.answers
        ]


def _only_asks_back(turn: Block, asking: list[AskingSentence]) -> bool:
    """Tells whether a turn is nothing but questions, and so no answer."""
    asks_only = len(asking) == len(sentences(turn.text)) > 0
    return asks_only and not is_musing(asking[-1].sentence)


def _by_words(asking: AskingSentence) -> list[Tie]:
    return [Tie(number, f"「{asking.shown}」") for number in asking.addressed]
