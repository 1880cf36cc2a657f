"""The talk of a record as the page 問いと答え prints it: by heading, each turn with its ties, stored and proposed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from minutes.desk.ties.proposed_ties import TalkTies, TieKey, keys_of
from minutes.models import AgendaItem, Presentation, Utterance
from minutes.notation.redactions import plain_redactions

SHOWN_AT_ONCE = 160
EXCERPT = 36


@dataclass(frozen=True)
class ShownTie:
    """One tie in words. state: stored, waiting or declined; ground: by what it was proposed, "" where it was not."""

    key: TieKey
    words: str
    ground: str
    state: str
    ticked: bool = True


@dataclass(frozen=True)
class ShownTurn:
    """One turn, or a narration (no speaker). answers: how many waiting proposals say that others answer it."""

    row: Utterance
    speaker: str
    ties: tuple[ShownTie, ...] = ()
    answers: int = 0

    @property
    def beginning(self) -> str:
        text = plain_redactions(self.row.text)
        return text if len(text) <= SHOWN_AT_ONCE else text[:SHOWN_AT_ONCE]

    @property
    def rest(self) -> str:
        return plain_redactions(self.row.text)[len(self.beginning) :]

    @property
    def waiting(self) -> list[ShownTie]:
        return [tie for tie in self.ties if tie.state == "waiting"]

    @property
    def declined(self) -> list[ShownTie]:
        return [tie for tie in self.ties if tie.state == "declined"]

    @property
    def stored(self) -> list[ShownTie]:
        return [tie for tie in self.ties if tie.state == "stored"]


@dataclass(frozen=True)
class Section:
    """The talk under one heading. item: the title of the item it stands under; heading: of the presentation, or ""."""

    item: str
    heading: str
    turns: list[ShownTurn] = field(default_factory=list)

    @property
    def has_talk(self) -> bool:
        return any(turn.speaker for turn in self.turns)


def shown_talk(talk: TalkTies, ticked: frozenset[TieKey] | None = None, turn: int = 0) -> list[Section]:
    """Returns the sections in which anybody speaks. ticked: what was ticked at `turn`, where its form comes back."""
    ties: dict[int, list[ShownTie]] = {}
    for tie in _shown_ties(talk):
        is_ticked = ticked is None or tie.key.turn != turn or tie.key in ticked
        ties.setdefault(tie.key.turn, []).append(replace(tie, ticked=is_ticked))
    waiting = Counter(key.number for key in talk.waiting if key.kind == "answers")
    sections = [Section("", "")]
    for row in talk.rows.blocks:
        match row:
            case AgendaItem():
                sections.append(Section(row.title, ""))
            case Presentation():
                sections.append(Section(sections[-1].item, heading_of(talk, row)))
            case Utterance():
                of_turn = tuple(ties.get(row.number, ()))
                sections[-1].turns.append(ShownTurn(row, speaker_of(talk, row), of_turn, waiting[row.number]))
    return [section for section in sections if section.has_talk]


def heading_of(talk: TalkTies, row: Presentation) -> str:
    return f"{talk.rows.attendees[row.presenter_id].label}：{'、'.join(row.titles.splitlines())}"


def speaker_of(talk: TalkTies, row: Utterance) -> str:
    return talk.rows.attendees[row.speaker_id].label if row.speaker_id else ""


def _shown_ties(talk: TalkTies) -> Iterator[ShownTie]:
    """Yields the stored ties, then those proposed that are not stored, each with its words."""
    words = words_of_ties(talk)
    stored = [key for number, ties in talk.stored.items() for key in keys_of(number, ties)]
    for key in stored:
        yield ShownTie(key, words[key.kind, key.number], talk.proposed.get(key, ""), "stored")
    for key, ground in talk.proposed.items():
        if key not in stored:
            state = "declined" if str(key) in talk.declined else "waiting"
            yield ShownTie(key, words[key.kind, key.number], ground, state)


def words_of_ties(talk: TalkTies) -> dict[tuple[str, int], str]:
    """Returns {("asks", number of an attendee) or ("answers", number of a turn): its words}."""
    asked = {("asks", row.number): row.label for row in talk.rows.attendees.values()}
    return asked | {
        ("answers", row.number): f"#{row.number} {speaker_of(talk, row)}「{_excerpt(row.text)}」"
        for row in talk.rows.blocks
        if isinstance(row, Utterance)
    }


def _excerpt(text: str) -> str:
    words = plain_redactions(text).replace("\n", " ")
    return words if len(words) <= EXCERPT else f"{words[:EXCERPT]}…"
