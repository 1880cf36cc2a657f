"""What an account has to go on with: what nobody would take up if the account were closed."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet

from minutes.desk.workflow.last_editors import last_editors
from minutes.desk.workflow.staged_meetings import underway
from minutes.desk.workflow.stages import Stage
from minutes.models import Autosave, HandOver, LineNote, Meeting, Step, WaitingFile


@dataclass(frozen=True)
class OpenWork:
    """drafts: records whose draft this account saved last, or took over. checks: records sent to be checked, of an account
    that may approve. notes: open 付せん that it put or took over. autosaves: what it typed and did not save. files: what it
    put at the desk and did not save with a handout yet."""

    drafts: tuple[Meeting, ...]
    checks: tuple[Meeting, ...]
    notes: tuple[LineNote, ...]
    autosaves: tuple[Autosave, ...]
    files: tuple[WaitingFile, ...]

    def __bool__(self) -> bool:
        return any(self.counts().values())

    def __str__(self) -> str:
        """Returns 下書き2件、付せん1件; なし where there is nothing."""
        return "、".join(f"{name}{count}件" for name, count in self.counts().items() if count) or "なし"

    def counts(self) -> dict[str, int]:
        return {
            "下書き": len(self.drafts),
            "確認を待つ会議録": len(self.checks),
            "付せん": len(self.notes),
            "打ちかけ": len(self.autosaves),
            "確かめ待ちのファイル": len(self.files),
        }


def open_work(account: User) -> OpenWork:
    """Returns what an account has to go on with, in a fixed number of queries."""
    records = list(underway().order_by("-id"))
    drafts = [meeting for meeting in records if meeting.stage == Stage.DRAFT]
    last, taken = last_editors(drafts), _drafts_taken_over(account)
    checks = [meeting for meeting in records if meeting.stage == Stage.CHECKING]
    return OpenWork(
        drafts=tuple(draft for draft in drafts if last.get(draft.pk) == account.pk or draft.pk in taken),
        checks=tuple(checks) if account.has_perm("minutes.approve_meeting") else (),
        notes=tuple(open_notes(account)),
        autosaves=tuple(Autosave.objects.filter(by=account).exclude(text="")),
        files=tuple(WaitingFile.objects.filter(by=account)),
    )


def _drafts_taken_over(account) -> set[int]:
    drafts = taken_over(account).filter(task=HandOver.Task.DRAFT)
    return set(drafts.values_list("meeting_id", flat=True))


def open_notes(account: User) -> QuerySet[LineNote]:
    """Returns the notes that nobody has settled, of those that an account put and still has, or took over."""
    return LineNote.objects.open().filter(Q(by=account, handed_to=None) | Q(handed_to=account))


def taken_over(account: User) -> QuerySet[HandOver]:
    """Returns the records that an account took over and that were not published since."""
    published = Step.objects.filter(
        meeting=OuterRef("meeting"), kind=Step.Kind.PUBLISHED, at__gte=OuterRef("at")
    )
    return HandOver.objects.filter(~Exists(published), to=account)
