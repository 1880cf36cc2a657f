"""A site without a database: what publish, withdraw, retract, erase, backup, restore and a returned state do to it.

Each text is a number of its own, so what is public and what was withdrawn are sets of numbers. `check` holds the law.
"""

import copy
import itertools
from dataclasses import dataclass, field

from minutes.replay.journal_lines import Site, Source, united
from minutes.replay.replay_plan import ActAgain, GiveAddress, Held, RecordLost, origin, plan_replay

BLOCKS = ("u1", "u2")
COMMITTED, NOT_DONE, NOT_COMMITTED = "committed", "killed after the commit", "killed before the commit"


@dataclass
class Edition:
    digest: int
    previous: int | None
    texts: dict
    is_readable: bool = True


@dataclass
class Meeting:
    name: str
    draft: dict
    address: str | None = None
    editions: dict[int, Edition] = field(default_factory=dict)
    marks: dict[str, list] = field(default_factory=dict)  # mark → [block, texts that are kept]


@dataclass
class Database:
    announced: int = 0
    epochs: list[str] = field(default_factory=lambda: ["1"])
    table: list[dict] = field(default_factory=list)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    lost: dict[str, dict[int, int]] = field(default_factory=dict)

    def chain(self, address):
        """number → digest of every edition that was ever given."""
        held = [meeting for meeting in self.meetings.values() if address and meeting.address == address]
        editions = {number: one.digest for meeting in held for number, one in meeting.editions.items()}
        return editions | self.lost.get(address, {})

    def held(self):
        addresses = {meeting.address for meeting in self.meetings.values() if meeting.address}
        return Held(
            announced=self.announced,
            lines=frozenset(line["id"] for line in self.table),
            origins=frozenset(map(origin, self.table)),
            editions={address: self.chain(address) for address in {*addresses, *self.lost}},
            readable=frozenset(
                one.address
                for one in self.meetings.values()
                if any(edition.is_readable for edition in one.editions.values())
            ),
            meetings=frozenset(addresses),
            drafts=frozenset(one.name for one in self.meetings.values() if not one.address),
        )


class ModelSite:
    def __init__(self):
        self.database, self.file, self.backups = Database(), [], []
        self.serial = itertools.count(1)
        self.taken_meanwhile = []  # backups between announcing and doing: an act of theirs may have happened
        self.withdrawn, self.taken_down, self.erased, self.given = set(), set(), set(), {}
        self.is_down = False

    # What a clerk does.

    def draft(self):
        self.start_if_down()
        name = f"meeting {next(self.serial)}"
        self.database.meetings[name] = Meeting(name, {block: next(self.serial) for block in BLOCKS})

    def edit(self, which, block):
        self.start_if_down()
        meeting = self._meeting(which)
        if meeting:
            meeting.draft[block] = next(self.serial)

    def act(self, what, which, block, end, backs_up):
        """Does an act with its line, or is killed before or after the commit. `backs_up`: between announcing and doing."""
        self.start_if_down()
        meeting = self._meeting(which)
        if meeting is None or not self._is_possible(what, meeting, block):
            return
        self.database.announced += 1
        if backs_up:
            self.taken_meanwhile.append(copy.deepcopy(self.database))
        before = copy.deepcopy(self.database)
        line = self._do(self.database, what, meeting.name, block)
        self.file.append(line)
        if end == NOT_COMMITTED:
            self.database = before
        else:
            self._happened(line, before)
        if end == COMMITTED:
            self.file.append({"what": "done", "of": line["id"]})
        else:
            self.is_down = True

    def back_up(self):
        self.start_if_down()
        self.backups.append(copy.deepcopy(self.database))

    def restore(self, which, how):
        """how: "" or killed "before" the swap or "after" it (the files have not got the new lines), or the database is
        "gone", and the file alone tells."""
        backups = [*self.backups, *self.taken_meanwhile]
        if not backups:
            return
        restored = copy.deepcopy(backups[which % len(backups)])
        if how != "gone":
            self._merge(self.database)
        self._replay(restored, is_old=True)
        if how != "before":
            self.database = restored
        self.start()

    def return_to(self, which):
        """An old state returns under the running site: a snapshot, a recovery to a point in time, a copied file.

        It is none of the milliseconds in which an act that lost its `done` was announced and not committed: such a state
        is the very one that a kill before the commit leaves.
        """
        if self.backups:
            self.database = copy.deepcopy(self.backups[which % len(self.backups)])
            self.start()

    def start(self):
        """What a server does before it serves; then the law must hold."""
        void = self._replay(self.database, is_old=False)
        self.file.extend({"what": "void", "of": identifier} for identifier in void)
        self._merge(self.database)
        self.is_down = False
        self.check()

    def start_if_down(self):
        if self.is_down:
            self.start()

    def check(self):
        readable = [
            edition
            for meeting in self.database.meetings.values()
            for edition in meeting.editions.values()
            if edition.is_readable
        ]
        assert {text for edition in readable for text in edition.texts.values()} & self.withdrawn == set()
        assert {edition.digest for edition in readable} & self.taken_down == set()
        kept = {
            text
            for one in self.database.meetings.values()
            for _, texts in one.marks.values()
            for text in texts
        }
        assert kept & self.erased == set()
        for address in {one.address for one in self.database.meetings.values() if one.address}:
            self._check_chain(address)

    # What the program does.

    def _check_chain(self, address):
        chain = self.database.chain(address)
        assert sorted(chain) == list(range(1, len(chain) + 1))
        for meeting in self.database.meetings.values():
            if meeting.address == address:
                for number, edition in meeting.editions.items():
                    assert edition.previous == chain.get(number - 1)
        for number, digest in chain.items():
            assert self.given.setdefault((address, number), digest) == digest

    def _meeting(self, which):
        meetings = list(self.database.meetings.values())
        return meetings[which % len(meetings)] if meetings else None

    def _is_possible(self, what, meeting, block):
        readable = any(one.is_readable for one in meeting.editions.values())
        if what == "publish":
            return True
        if what == "retract":
            return readable
        if what == "withdraw":
            return bool(meeting.editions) and self._words(meeting, block) != set()
        return any(texts for _, texts in meeting.marks.values())

    def _words(self, meeting, block):
        texts = {edition.texts[block] for edition in meeting.editions.values()} | {meeting.draft[block]}
        return texts - {0}  # 0 is a redaction

    def _happened(self, line, before):
        """The truth: what no reader may see again."""
        meeting = next(one for one in before.meetings.values() if one.name == line["meeting"])
        if line["what"] == "withdraw":
            self.withdrawn |= self._words(meeting, line["blocks"][0])
        if line["what"] == "retract":
            self.taken_down |= {one.digest for one in meeting.editions.values()}
        if line["what"] == "erase":
            self.erased |= set(meeting.marks[line["marks"][0]][1])
        if line["edition"]:
            assert (line["address"], line["edition"]) not in self.given
            self.given[line["address"], line["edition"]] = line["digest"]

    def _do(self, database, what, name, block, again=None):
        meeting = database.meetings[name]
        facts = {"edition": None, "digest": 0}
        if what == "publish":
            facts |= self._store_edition(database, meeting, dict(meeting.draft))
        if what == "withdraw":
            facts |= self._withdraw(database, meeting, block)
        if what == "retract":
            # The verb refuses where nothing is readable, and a replay that it refuses is refused whole.
            assert any(edition.is_readable for edition in meeting.editions.values())
            for edition in meeting.editions.values():
                edition.is_readable = False
        if what == "erase":
            mark = next(mark for mark, (_, texts) in meeting.marks.items() if texts)
            facts |= {"blocks": [meeting.marks[mark][0]], "marks": [mark]}
            meeting.marks[mark][1] = []
        line = {"id": f"line {next(self.serial)}", "what": what, "address": meeting.address, "meeting": name}
        line |= {"at": "", "db": "db", "epoch": database.epochs[-1], "n": database.announced, "writer": "w"}
        line |= facts | ({"again": again} if again else {})
        database.table.append(line)
        return line

    def _withdraw(self, database, meeting, block):
        mark = f"{block[1:]}-{len(meeting.marks) + 1}"
        meeting.marks[mark] = [block, sorted(self._words(meeting, block))]
        newest = max((n for n, one in meeting.editions.items() if one.is_readable), default=None)
        for edition in meeting.editions.values():
            edition.texts[block] = 0
        meeting.draft[block] = 0
        facts = {"blocks": [block], "marks": [mark]}
        if newest is None:
            return facts
        return facts | self._store_edition(database, meeting, dict(meeting.editions[newest].texts))

    def _store_edition(self, database, meeting, texts):
        if meeting.address is None:
            taken = {one.address for one in database.meetings.values()} | set(database.lost)
            meeting.address = next(f"day-{n}" for n in itertools.count(1) if f"day-{n}" not in taken)
        chain = database.chain(meeting.address)
        number = max(chain, default=0) + 1
        meeting.editions[number] = Edition(next(self.serial), chain.get(number - 1), texts)
        return {"edition": number, "digest": meeting.editions[number].digest}

    def _replay(self, database, *, is_old):
        site = Site("db", frozenset(database.epochs), frozenset({"w"}), adopts=False)
        lines = united([Source("file", tuple(self.file)), Source("table", tuple(database.table))], site)
        plan = plan_replay(lines, database.held(), is_old=is_old)
        database.announced = max([database.announced, *(line.get("n", 0) for line in lines)])
        if is_old:
            database.epochs.append(f"epoch {next(self.serial)}")
        for step in plan.steps:
            self._carry_out(database, step)
        database.table.extend(plan.lines)
        return plan.void

    def _carry_out(self, database, step):
        match step:
            case RecordLost(address, number, digest):
                assert number not in database.chain(address)
                database.lost.setdefault(address, {})[number] = digest
            case GiveAddress(name, address):
                database.meetings[name].address = address
            case ActAgain(line, name, _, above):
                meeting = next(one for one in database.meetings.values() if one.address == line["address"])
                block = line.get("blocks", [""])[0]
                if line["what"] == "withdraw" and not self._words(meeting, block):
                    return
                if line["what"] == "erase":
                    self._erase_again(meeting, line)
                    return
                database.announced += 1
                made = self._do(database, line["what"], meeting.name, block, again=name)
                assert made["edition"] is None or made["edition"] > above

    def _erase_again(self, meeting, line):
        named = [
            one for mark, one in meeting.marks.items() if mark in line["marks"] and one[0] in line["blocks"]
        ]
        for one in named or [one for one in meeting.marks.values() if one[0] in line["blocks"]]:
            one[1] = []

    def _merge(self, database):
        present = {line.get("id") for line in self.file}
        done = {line["of"] for line in self.file if line["what"] == "done"}
        for line in database.table:
            if line["id"] not in present:
                self.file.append(line)
            if line["id"] not in done:
                self.file.append({"what": "done", "of": line["id"]})
