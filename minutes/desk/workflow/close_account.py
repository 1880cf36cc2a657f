"""Closes an account: what it had to go on with passes to another, and its sessions end at once.

Nothing that it wrote becomes another's: histories, steps, notes and editions keep its name.
"""

import datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Coalesce

from minutes.desk.workflow.open_work import OpenWork, open_work
from minutes.models import Autosave, HandOver, LineNote, WaitingFile

NO_HEIR = (
    "このアカウントには、続きのある仕事があります（{}）。引き継ぐ人を選んでください。まだ閉じていません。"
)
WRONG_HEIR = "引き継ぐ人には、机を使える、ほかの人を選んでください。まだ閉じていません。"
MAY_NOT = "{}は、選んだ人には{}できないので、引き継げません。ほかの人を選んでください。まだ閉じていません。"


class CloseRefused(Exception):
    """Why an account is not closed, in words for whoever closes it. Nothing was written."""


@transaction.atomic
def close_account(*, account: User, heir: User | None = None, by: User, at: datetime.datetime) -> OpenWork:
    """Closes an account and hands all that it had to go on with to another one. Returns what was handed on.

    Raises CloseRefused where there is such work and no heir, or one who could not do it.
    """
    account = User.objects.select_for_update().get(pk=account.pk)
    work = open_work(account)
    if why_not := why_not_close(account, work, heir):
        raise CloseRefused(why_not)
    if heir is not None:
        _hand_on(work, account, heir, by, at)
    User.objects.filter(pk=account.pk).update(is_active=False)
    end_sessions(account)
    return work


def why_not_close(account: User, work: OpenWork, heir: User | None) -> str:
    """Returns why the account cannot be closed so; "" where it can."""
    if not work and heir is None:
        return ""
    if heir is None:
        return NO_HEIR.format(work)
    if heir.pk == account.pk or not heir.is_active or not heir.is_staff:
        return WRONG_HEIR
    if (work.drafts or work.autosaves or work.files) and not heir.has_perm("minutes.change_meeting"):
        return MAY_NOT.format("下書きと打ちかけ", "直すことが")
    if work.checks and not heir.has_perm("minutes.approve_meeting"):
        return MAY_NOT.format("確認を待つ会議録", "承認が")
    return ""


def end_sessions(account: User, *, but: str | None = None) -> None:
    """Ends the sessions of an account on every machine, but for one by its key.

    It goes over all sessions, in one transaction of the caller: a pooler lends the connection that holds the cursor for no
    longer.
    """
    for session in Session.objects.exclude(session_key=but).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(account.pk):
            session.delete()


def _hand_on(work, account, heir, by, at):
    tasks = {HandOver.Task.DRAFT: work.drafts, HandOver.Task.CHECK: work.checks}
    HandOver.objects.bulk_create(
        HandOver(meeting=meeting, task=task, before=account, to=heir, by=by, at=at)
        for task, meetings in tasks.items()
        for meeting in meetings
    )
    LineNote.objects.filter(pk__in=[note.pk for note in work.notes]).update(handed_to=heir)
    copies = Autosave.objects.filter(pk__in=[copy.pk for copy in work.autosaves])
    copies.update(typed_by=Coalesce(F("typed_by"), F("by")), by=heir, open_at=None)
    _hand_on_files(account, heir)


def _hand_on_files(account, heir):
    """A file that the heir has put himself already waits once."""
    files = WaitingFile.objects.filter(by=account)
    twin = WaitingFile.objects.filter(
        by=heir, meeting=OuterRef("meeting"), name=OuterRef("name"), digest=OuterRef("digest")
    )
    files.filter(Exists(twin)).delete()
    files.update(by=heir)
