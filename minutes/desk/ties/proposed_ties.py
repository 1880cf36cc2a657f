"""What is proposed for the talk of a stored record: whom each turn asks, what it answers, and who has decided on it."""

from dataclasses import dataclass
from typing import Literal

from members import registry
from members.models import Organisation
from minutes.desk.manuscript.working_document import WorkingRows, load_rows
from minutes.desk.ties.save_ties import stored_ties
from minutes.models import AgendaItem, InquiryQuestion, Meeting, Presentation, Utterance
from minutes.proposals.proposer import propose
from minutes.proposals.talk import Block, Present, Talk
from minutes.record.named_organisations import finder_of
from minutes.record.ties.turn_ties import NO_TIES, TurnTies, standing_ties

DECIDED = "tie:"


@dataclass(frozen=True)
class TieKey:
    """One tie: a turn asks an attendee, or answers a turn. number: of the attendee, or of the turn that is answered."""

    turn: int
    kind: Literal["asks", "answers"]
    number: int

    def __str__(self) -> str:
        return f"{DECIDED}{self.turn}:{self.kind}:{self.number}"


@dataclass(frozen=True)
class TalkTies:
    """All ties of a record: those stored, those proposed with their grounds, and the proposals that were turned down."""

    rows: WorkingRows
    stored: dict[int, TurnTies]
    proposed: dict[TieKey, str]
    declined: frozenset[str]

    @property
    def waiting(self) -> list[TieKey]:
        """The proposals that nobody has decided on, in the order of the talk."""
        kept = {key for number, ties in self.stored.items() for key in keys_of(number, ties)}
        return [key for key in self.proposed if key not in kept and str(key) not in self.declined]


def load_talk_ties(meeting: Meeting) -> TalkTies:
    """Returns the ties of a record, in a fixed number of queries."""
    rows = load_rows(meeting)
    declined = meeting.acknowledgements.filter(key__startswith=DECIDED).values_list("key", flat=True)
    proposed = {
        TieKey(proposal.turn, kind, tie.number): tie.ground
        for proposal in propose(talk_of(rows), finder_of(registry.all_names()))
        for kind, ties in (("asks", proposal.addressed), ("answers", proposal.answers))
        for tie in ties
    }
    standing = standing_ties(
        stored_ties(meeting),
        turns=[row.number for row in rows.blocks if isinstance(row, Utterance) and row.speaker_id],
        attendees=[row.number for row in rows.attendees.values()],
    )
    return TalkTies(rows, standing, proposed, frozenset(declined))


def keys_of(number: int, ties: TurnTies) -> list[TieKey]:
    asked = [TieKey(number, "asks", attendee) for attendee in ties.addressed_to]
    return asked + [TieKey(number, "answers", turn) for turn in ties.replies_to]


def ties_of(keys: set[TieKey], number: int) -> TurnTies:
    """Returns the ties of one turn among many."""
    of_turn = sorted((key for key in keys if key.turn == number), key=lambda key: key.number)
    return TurnTies(
        tuple(key.number for key in of_turn if key.kind == "asks"),
        tuple(key.number for key in of_turn if key.kind == "answers"),
    )


def talk_of(rows: WorkingRows) -> Talk:
    """Returns the talk of a record as proposals are made of it. One query, for the names of the organisations."""
    organisations = Organisation.objects.in_bulk(
        {row.organisation_id for row in rows.attendees.values()} - {None}
    )
    present = [_present(row, organisations.get(row.organisation_id)) for row in rows.attendees.values()]
    return Talk(tuple(present), tuple(_block(row, rows.attendees) for row in rows.blocks))


def _present(row, organisation) -> Present:
    name, code = (organisation.name, organisation.key) if organisation else ("", "")
    return Present(row.number, row.label, row.label_kind, name, code, row.representative)


def _block(row, attendees) -> Block:
    match row:
        case AgendaItem():
            return Block(row.number, "item")
        case Presentation():
            return Block(row.number, row.kind, attendees[row.presenter_id].number)
        case InquiryQuestion():
            return Block(row.number, "question")
        case _ if row.speaker_id is None:
            return Block(row.number, "narration", text=row.text)
        case _:
            return Block(row.number, "turn", attendees[row.speaker_id].number, row.text)


def stored_ties_of(talk: TalkTies, number: int) -> TurnTies:
    return talk.stored.get(number, NO_TIES)
