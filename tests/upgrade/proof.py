"""The proof on one kind of database: a site of the base, upgraded and restored by today's code, page for page."""

import os
from pathlib import Path

from tests.databases import client_programs, new_database
from tests.environment import start_postgresql
from tests.upgrade import commands
from tests.upgrade.base import ROOT
from tests.upgrade.installation import Installation
from tests.upgrade.pages.answers import day_of, read_answers
from tests.upgrade.pages.compare import compare, told
from tests.upgrade.site.story import LATE_GONE, LATE_REMARK
from tests.upgrade.table import Table


class Proof:
    def __init__(self, database: str, code: Path, folder: Path, table: Table):
        """`code` is that of the base. Everything that is made lies in `folder`, or in a server of this process."""
        self.database, self.folder, self.table = database, folder, table
        os.environ["TEST_DATABASE"] = database
        if database == "postgresql":
            os.environ["TEST_DATABASE_URL"] = start_postgresql()
        self.programs = tuple(client_programs())
        self.backup = folder / "backup"
        self.base = self._installation("base", code)

    def _installation(self, name, code=ROOT, *, like=None):
        folder = self.folder / name
        (folder / "media").mkdir(parents=True)
        url = new_database(name, self.folder, like=like and like.url)
        return Installation(name, code, url, folder, self.programs)

    def run(self) -> None:
        """Where a step fails, what does not need it goes on."""
        if not self._step(self.base, "makes a site", commands.make_site):
            return
        if not self._step(self.base, "makes a backup", commands.back_up, self.backup):
            return
        brought = [one for one in (self._upgraded(), self._restored("restored")) if one]
        for one in brought:
            self._check(one)
        self._compare(brought)
        if self._step(self.base, "goes on after its backup", commands.go_on):
            self._replay()

    def _step(self, one, name, do, *arguments, **named):
        return self.table.step(self.database, f"{one.name}: {name}", lambda: do(one, *arguments, **named))

    def _upgraded(self) -> Installation | None:
        """A copy of the base's database and files, brought up to today's code."""
        upgraded = self._installation("upgraded", like=self.base)
        upgraded.take_files(self.base)
        return upgraded if self._step(upgraded, "migrates, loads the registry", commands.upgrade) else None

    def _restored(self, name) -> Installation | None:
        """The base's backup in a new database, with the base's journal as it stands now."""
        restored = self._installation(name)
        restored.take_journal(self.base)
        return (
            restored if self._step(restored, "restores the backup", commands.restore, self.backup) else None
        )

    def _check(self, one):
        self._step(one, "verify_editions", commands.verify_editions)
        self._step(one, "check_search", commands.check_search)

    def _compare(self, brought):
        """All walks are of one day: where midnight in Japan falls between them, all are made again."""
        while True:
            walked = [one for one in (self.base, *brought) if self._walk(one)]
            if len({day_of(one.pages) for one in walked}) <= 1:
                break
        for one in walked:
            if self.base in walked and one is not self.base:
                self._step(one, "its pages beside the base's", self._beside_the_base)

    def _walk(self, one):
        asked = () if one is self.base or not self.base.pages.exists() else read_answers(self.base.pages)
        return self._step(one, "answers at every address", commands.walk, asked)

    def _beside_the_base(self, one):
        found = compare(read_answers(self.base.pages), read_answers(one.pages))
        return found.holds, told(found)

    def _replay(self):
        """What the base did after its backup stands in its journal alone: today's code has to do it again."""
        replayed = self._restored("replayed")
        if replayed:
            self._check(replayed)
            self._step(replayed, "nothing withdrawn comes back", self._hides)

    def _hides(self, replayed):
        """Asks where the words stood before they were withdrawn, and at the meeting that was taken down."""
        before, down = read_answers(self.base.pages), f"/meetings/{LATE_GONE}/"
        commands.walk(replayed, {down, *_holding(before)}, alone=True)
        after = read_answers(replayed.pages)
        words = [len(_holding(answers)) for answers in (before, after)]
        statuses = [answers[down].status for answers in (before, after)]
        figure = f"the words on {words[0]} pages → {words[1]}; the meeting {statuses[0]} → {statuses[1]}"
        return words[0] > 0 and words[1] == 0 and statuses == [200, 410], figure


def _holding(answers):
    return [address for address, answer in answers.items() if LATE_REMARK.encode() in answer.body]
