"""Plans a replay: what must be done to a database that is older than its journal, computed whole before anything is done.

All numbers of lost editions come first: what is made again afterwards stores editions, and must take no number that
was given before.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from minutes.replay.journal_lines import (
    ACTS,
    DONE,
    ERASE,
    PUBLISH,
    RETRACT,
    UNKNOWN,
    VOID,
    WITHDRAW,
    Line,
    Site,
    Source,
)

NO_JOURNAL = (
    "公開・取消しの記録（{}）が見つからないので、このデータベースより後に何が取り消されたか分かりません。"
    "記録のファイルをもとの所に戻してから、もう一度行ってください。どこにもないときだけ、{} とします。"
)
DAMAGED = (
    "公開・取消しの記録（{}）に読めない行が {} あるので、何が取り消されたか分かりません。"
    "壊れていない写しを戻してから、もう一度行ってください。どこにもないときだけ、{} とします。"
)


@dataclass(frozen=True)
class Held:
    """What a database holds, as far as a plan asks.

    announced: the highest number of a line that it knows to have been given.
    lines: ids of the acts in its table of the journal. origins: `origin` of every act that it holds.
    editions: address → number → digest, the lost ones too. readable: addresses with an edition that may be read.
    meetings: addresses of its meetings. drafts: `meeting` of the lines of each that has no address yet.
    """

    announced: int
    lines: frozenset[str]
    origins: frozenset[str]
    editions: Mapping[str, Mapping[int, str]]
    readable: frozenset[str]
    meetings: frozenset[str]
    drafts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RecordLost:
    """Record that an edition was public and is lost. digest: "" where no line tells of it, only one after it."""

    address: str
    number: int
    digest: str
    at: str


@dataclass(frozen=True)
class GiveAddress:
    """Give a draft the address under which its record was public: all editions of it are lost, but its words are there.

    meeting: as the lines name it. issue_id: the issueID that was given with the address; empty where no line tells it.
    """

    meeting: str
    address: str
    issue_id: str = ""


@dataclass(frozen=True)
class ActAgain:
    """Make a withdrawal, a retraction or an erasure again.

    places: of the withdrawn span, from every line that tells of it. above: the last number of the meeting's chain;
    an edition that is made here has a higher one.
    """

    line: Line
    origin: str
    places: tuple[list, ...]
    above: int


@dataclass(frozen=True)
class Plan:
    """steps: in their order. lines: to be written into the table. void: ids of open lines that never happened."""

    steps: tuple[RecordLost | GiveAddress | ActAgain, ...]
    lines: tuple[Line, ...]
    void: tuple[str, ...]

    @property
    def is_ahead(self) -> bool:
        """Whether the journal holds an act that the database lacks."""
        return bool(self.lines)


def why_unknown(
    sources: Iterable[Source], site: Site, held: frozenset[str], *, expected: str, journal_lost: str
) -> str | None:
    """Returns why nobody can know what happened since, or None where a sound place reaches to the last act.

    `held`: ids of the lines that the database holds. `expected`: where the file should be. `journal_lost`: what the
    operator types to say that it is nowhere.
    """
    living = [source for source in sources if source.is_living]
    own = [
        source
        for source in living
        if source.table_of == site.identity or source.damage or any(map(site.owns_act, source.lines))
    ]
    if any(not source.hidden(held) for source in own):
        return None
    if own:
        return DAMAGED.format(own[0].name, len(own[0].hidden(held)), journal_lost)
    return NO_JOURNAL.format(expected, journal_lost)


def plan_replay(lines: Iterable[Line], held: Held, *, is_old: bool = False) -> Plan:
    """Returns what is to be done to a database so that it holds what its journal tells.

    An act without its end counts where the database is an old state (`is_old`, or any other line shows it): nothing
    withdrawn may come back. In a living database that has announced it and does not hold it, it never happened.
    """
    every = tuple(lines)
    done = {line["of"] for line in every if line["what"] == DONE} | held.lines
    void = {line["of"] for line in every if line["what"] == VOID} - done
    acts = [line for line in every if line["what"] in ACTS and line["id"] not in void]
    superseded = _superseded(acts) - done
    acts = [line for line in acts if line["id"] not in superseded]
    missing = [line for line in acts if line["id"] not in held.lines]
    never = [line["id"] for line in missing if line["id"] not in done and _is_announced(line, held)]
    if is_old or len(never) < len(missing):
        never = []
    counted = [line for line in acts if line["id"] not in never]
    known = tuple(line for line in missing if line["id"] not in never)
    lost = _lost_editions(counted, done, held)
    given = _addresses_given(counted, held)
    addresses = held.meetings | {step.address for step in given}
    again = _acts_again([line for line in known if _can_be_made(line, held, addresses)], acts, lost, held)
    return Plan((*lost, *given, *again), known, tuple(never))


def unknown_times(lines: Iterable[Line]) -> list[tuple[str, str]]:
    """Returns (since, until) of each part of the journal of which an operator said that it is lost."""
    return [(line["since"], line["until"]) for line in lines if line["what"] == UNKNOWN]


def origin(line: Line) -> str:
    """Returns by what an act is known through all replays: its id, or that of the act that it makes again.

    Older programs did not say what they made again. There, an act of the same kind on the same place is the same one.
    """
    if "again" in line:
        return str(line["again"])
    if "n" in line:
        return str(line["id"])
    return " ".join([line["what"], line["address"], *_place(line)])


def makes_edition(line: Line) -> bool:
    return line["what"] in (PUBLISH, WITHDRAW) and line["edition"] is not None


def _place(line: Line) -> list[str]:
    if line["what"] == RETRACT:
        return [line["at"]]
    if line["what"] == PUBLISH:
        return [str(line["edition"]), line["digest"]]
    return [",".join(line["blocks"]), ",".join(line["marks"])]


def _superseded(acts: list[Line]) -> set[str]:
    """Returns the ids of lines of older programs, which bore no numbers, whose edition's number a later line gives again."""
    makers = [line for line in acts if makes_edition(line)]
    last = {_edition(line): line["id"] for line in makers}
    return {line["id"] for line in makers if "n" not in line and last[_edition(line)] != line["id"]}


def _is_announced(line: Line, held: Held) -> bool:
    return "n" in line and line["n"] <= held.announced


def _edition(line: Line) -> tuple[str, int]:
    return line["address"], line["edition"]


def _lost_editions(acts: list[Line], done: set[str], held: Held) -> list[RecordLost]:
    """Where several lines give one number, that of an act which surely happened, and of these the last."""
    makers = [line for line in acts if makes_edition(line)]
    by_edition = {_edition(line): line for line in makers if line["id"] not in done}
    by_edition |= {_edition(line): line for line in makers if line["id"] in done}
    lost = {
        edition: RecordLost(*edition, line["digest"], line["at"])
        for edition, line in by_edition.items()
        if edition[1] not in held.editions.get(edition[0], {})
    }
    return [
        lost.get((address, number)) or RecordLost(address, number, "", _next(lost, address, number).at)
        for address in sorted({address for address, _ in lost})
        for number in range(1, max(number for one, number in lost if one == address) + 1)
        if number not in held.editions.get(address, {})
    ]


def _next(lost: dict[tuple[str, int], RecordLost], address: str, number: int) -> RecordLost:
    return lost[min(one for one in lost if one[0] == address and one[1] > number)]


def _addresses_given(acts: list[Line], held: Held) -> list[GiveAddress]:
    public = {line["meeting"]: line["address"] for line in acts if makes_edition(line) and "meeting" in line}
    issue_ids = {line["address"]: line["issue_id"] for line in acts if "issue_id" in line}
    return [
        GiveAddress(meeting, address, issue_ids.get(address, ""))
        for meeting, address in public.items()
        if meeting in held.drafts and address not in held.meetings
    ]


def _acts_again(missing: list[Line], acts: list[Line], lost: list[RecordLost], held: Held) -> list[ActAgain]:
    ends: dict[str, int] = {address: max(numbers) for address, numbers in held.editions.items() if numbers}
    for step in lost:
        ends[step.address] = max(step.number, ends.get(step.address, 0))
    steps: dict[str, ActAgain] = {}
    for line in _without_later_takings_down(missing, held):
        name = origin(line)
        if name in held.origins or name in steps:
            continue
        places = tuple(place for act in acts if origin(act) == name for place in act.get("places", ()))
        steps[name] = ActAgain(line, name, places, ends.get(line["address"], 0))
    return list(steps.values())


def _without_later_takings_down(missing: list[Line], held: Held) -> Iterator[Line]:
    """What was published after a meeting was taken down is lost, so that a later taking-down finds nothing."""
    taken_down: set[str] = set()
    for line in missing:
        if line["what"] == RETRACT and origin(line) not in held.origins:
            if line["address"] in taken_down:
                continue
            taken_down.add(line["address"])
        yield line


def _can_be_made(line: Line, held: Held, addresses: frozenset[str]) -> bool:
    if line["what"] == RETRACT:
        return line["address"] in held.readable
    return line["what"] in (WITHDRAW, ERASE) and line["address"] in addresses
