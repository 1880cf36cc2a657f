"""The life of one site through its real database: acts, lost ends of lines, backups, restores, old states that return.

After each step the law holds: nothing withdrawn or taken down is public, no number was given twice, every chain is
whole, and what was erased is kept nowhere.
"""

import json
import os
import random
import tempfile
from itertools import count
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from minutes.keeping.backup import backup
from minutes.keeping.journal.starting import start
from minutes.keeping.restore import restore
from minutes.models import (
    Edition,
    LineNote,
    Meeting,
    Passage,
    PublicState,
    Utterance,
    WithdrawnNote,
    WithdrawnWords,
)
from minutes.publication.journal_files import journal_path
from minutes.publication.verify import verify_meeting
from tests.acts import erase_now, later, retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, clerk, draft, publish_now
from tests.minutes.keeping.processes.played_back import play_back

BLOCKS = (12, 13)
LETTERS = "亜哀挨愛曖悪握圧扱宛嵐安案暗以衣位囲医依委威為畏胃尉異移萎偉椅彙意違維慰遺緯域育一壱逸茨芋引印因咽姻員院淫陰飲隠韻右宇羽雨唄鬱畝浦運雲永泳英映栄営詠影鋭衛易疫益液駅悦越謁閲円延沿炎怨宴"


def words_of_its_own(serial: int) -> str:
    """Words that share no four letters with those of another number: the guard would ask about them."""
    return "".join(random.Random(serial).sample(LETTERS, 14)) + "。"


class Life:
    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(dir=Path(settings.MEDIA_ROOT).parent))
        self.serial, self.backups, self.given = count(1), [], {}
        # (address, words) of both: two meetings may have said the same, and the act on one is none on the other.
        self.withdrawn, self.erased, self.taken_down = set(), set(), set()
        self.by = clerk(f"life{self.folder.name}")
        self.publish(0)

    def live(self, steps: list[int]) -> None:
        """Each step is a number: what is done, and to which of the meetings, blocks or backups."""
        kinds = [
            self.publish,
            self.withdraw,
            self.withdraw_part,
            self.withdraw_without_an_end,
            self.retract,
            self.erase,
            self.back_up,
            self.restore,
            self.restore_with_the_file_alone,
            self.return_to,
        ]
        for step in steps:
            kinds[step % len(kinds)](step // len(kinds))
            self.check()

    def publish(self, which):
        meetings = list(Meeting.objects.order_by("pk"))
        if which % 3 == 2 or not meetings:
            meeting = draft(MANUSCRIPT.replace("9月3日", f"9月{next(self.serial) % 28 + 1}日"), by=self.by)
        else:
            meeting = meetings[which % len(meetings)]
        number, words = BLOCKS[which % 2], words_of_its_own(next(self.serial))
        reword(meeting, number, words)
        LineNote.objects.create(
            meeting=meeting, block=f"u{number}", text=f"「{words}」でよいか。", by=self.by, at=timezone.now()
        )
        publish_now(meeting, by=self.by, at=later(meeting), reason="誤記")

    def withdraw(self, which, span=None):
        meeting, number = self._meeting(which), BLOCKS[which % 2]
        if meeting is None:
            return False
        words = self._words(meeting, number)
        if not words:
            return False
        withdraw_now(meeting, f"u{number}", span=span, by=self.by)
        self.withdrawn |= {(meeting.address, text) for text in words}
        return True

    def withdraw_part(self, which):
        meeting = self._meeting(which)
        words = self._words(meeting, BLOCKS[which % 2]) if meeting else set()
        if words:
            self.withdraw(which, span=sorted(words)[0][2:6])

    def withdraw_without_an_end(self, which):
        """The process is killed after the commit: the line has no `done`."""
        if self.withdraw(which):
            lines = journal_path().read_bytes().splitlines(keepends=True)
            assert json.loads(lines[-1])["what"] == "done"
            journal_path().write_bytes(b"".join(lines[:-1]))

    def retract(self, which):
        meeting = self._meeting(which)
        if meeting and meeting.editions.not_retracted().exists():
            self.taken_down |= set(meeting.editions.values_list("digest", flat=True))
            retract_now(meeting, by=self.by)

    def erase(self, which):
        meeting = self._meeting(which)
        act = meeting.withdrawals.filter(erased_at=None).first() if meeting else None
        if act:
            words = set(act.wordings.values_list("words", flat=True))
            erase_now(act, by=self.by)
            self.erased |= {(meeting.address, text) for text in words - {""}}

    def back_up(self, which):
        self.backups = self.backups[-2:]
        self.backups.append(self.folder / f"backup{next(self.serial)}")
        backup(folder=self.backups[-1], at=timezone.now())

    def restore(self, which):
        if self.backups:
            restore(folder=self.backups[which % len(self.backups)], at=timezone.now())

    def restore_with_the_file_alone(self, which):
        """The database is gone: an empty one stands in its place."""
        if self.backups:
            self._empty_database()
            self.restore(which)

    def return_to(self, which):
        """A copy of the database is played back by hand; then a server starts."""
        if self.backups:
            connection.close()
            play_back(os.environ["DATABASE_URL"], self.backups[which % len(self.backups)])
            start()

    def check(self):
        assert PublicState.why_shut() == PublicState.Shut.OPEN
        readable = list(Edition.objects.not_retracted())
        texts = [(edition.address, edition.record) for edition in readable]
        texts += Passage.objects.values_list("address", "text")
        texts += LineNote.objects.values_list(
            "meeting__address", "text"
        )  # not public, and masked all the same
        public = [
            (at, words)
            for at, words in self.withdrawn
            if any(at == one and words in text for one, text in texts)
        ]
        assert public == []
        assert {edition.digest for edition in readable} & self.taken_down == set()
        kept = WithdrawnWords.objects.values_list("withdrawal__meeting__address", "words")
        assert set(kept) & self.erased == set()
        notes = list(WithdrawnNote.objects.values_list("withdrawal__meeting__address", "words"))
        assert [
            one for one in self.erased if any(at == one[0] and one[1] in text for at, text in notes)
        ] == []
        assert [line for meeting in Meeting.objects.iterator() for line in verify_meeting(meeting)] == []
        for address, number, digest in Edition.objects.values_list("address", "number", "digest"):
            assert self.given.setdefault((address, number), digest) == digest

    def _meeting(self, which):
        meetings = list(Meeting.objects.filter(editions__isnull=False).distinct().order_by("pk"))
        return meetings[which % len(meetings)] if meetings else None

    def _words(self, meeting, number):
        """The words of a block that stand in any edition or in the draft, but for redactions."""
        texts = [Utterance.objects.get(meeting=meeting, number=number).text]
        for record in meeting.editions.values_list("record", flat=True):
            blocks = json.loads(record)["blocks"]
            texts += [block["text"] for block in blocks if block["number"] == number]
        return {text for text in texts if "［" not in text}

    def _empty_database(self):
        connection.close()
        if connection.vendor == "sqlite":
            for path in Path(connection.settings_dict["NAME"]).parent.glob(
                f"{Path(connection.settings_dict['NAME']).name}*"
            ):
                path.unlink()
            return
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")


def life(*steps: int) -> None:
    Life().live(list(steps))
