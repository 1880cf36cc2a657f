"""ファイルをまとめて置く: many files at once, matched to the handouts by their names, and saved once a clerk has looked."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone

from minutes.admin.handouts.new_handout_form import NewHandoutForm, are_valid
from minutes.admin.handouts.shown_files import shown_files
from minutes.admin.handouts.typed_files import NEW, THROW, TypedFiles, typed_files
from minutes.admin.meeting_page import meeting_page, render_meeting_page, seen_revision
from minutes.desk.handouts.attach_files import FileFacts, HandoutGone, LabelTaken, NewHandout, attach_files
from minutes.desk.handouts.tie_handouts import NoSuchTie, headings_to_tie
from minutes.files.file_kinds import KINDS
from minutes.files.file_names import clean_name
from minutes.files.kept_texts import keep_texts_of_draft
from minutes.files.store import NotStored, discard_stored
from minutes.files.upload_checks import MOST_AT_ONCE, MOST_WAITING, UploadRefused, checked_type
from minutes.files.waiting_files import drop_waiting, keep_waiting, store_waiting, sweep_waiting
from minutes.models import Handout, WaitingFile
from minutes.revision import StaleRevision

STALE = (
    "この会議の記録は、この画面を開いた後に、ほかの画面で保存されています。まだ何も保存していません。"
    "資料の一覧を見直して、もう一度保存してください。"
)
NOTHING = "ファイルを選んでください。"
TOO_MANY = "一度に置けるのは{}件までです。はじめの{}件を置きました。"
FULL = "確かめ待ちのファイルが{}件あります。先に保存するか、捨ててください。"
PUT, SAVED, THROWN = (
    "ファイルを{}件置きました。まだ保存していません。",
    "{}件のファイルを保存しました。",
    "{}件を捨てました。",
)
WRONG = "まだ何も保存していません。印のあるところを直してください。"
TWICE = "「{}」に二つのファイルが選ばれています。一つだけにしてください。まだ何も保存していません。"


@meeting_page("minutes.view_handout", post="minutes.change_handout")
def files_view(request, meeting):
    """GET shows the files that wait; POST puts more, or saves what was chosen, as the button says."""
    sweep_waiting(timezone.now())
    if request.method != "POST":
        return _page(request, meeting)
    return _save(request, meeting) if request.POST.get("do") == "save" else _put(request, meeting)


def _put(request, meeting):
    """Keeps each upload that is in order, and names each that is not with the reason."""
    uploads = request.FILES.getlist("files")
    room = MOST_WAITING - WaitingFile.objects.filter(meeting=meeting, by=request.user).count()
    kept = 0
    for upload in uploads[: min(MOST_AT_ONCE, room)]:
        try:
            keep_waiting(
                meeting=meeting,
                upload=upload,
                media_type=checked_type(upload),
                by=request.user,
                at=timezone.now(),
            )
            kept += 1
        except (UploadRefused, NotStored) as error:
            messages.error(request, f"{upload.name}：{error}")
    for problem in _problems_of_number(len(uploads), room):
        messages.error(request, problem)
    if kept:
        messages.info(request, PUT.format(kept))
    return _back(meeting)


def _problems_of_number(count, room):
    if not count:
        yield NOTHING
    if count > MOST_AT_ONCE:
        yield TOO_MANY.format(MOST_AT_ONCE, min(MOST_AT_ONCE, room))
    if count > room:
        yield FULL.format(MOST_WAITING)


def _save(request, meeting):
    waiting = {row.pk: row for row in _waiting(request, meeting)}
    typed = typed_files(request.POST, waiting.keys())
    if typed.twice:
        label = Handout.objects.filter(meeting=meeting, number=typed.twice).values_list("label", flat=True)
        messages.error(request, TWICE.format(label.first() or f"#{typed.twice}"))
        return _page(request, meeting, typed)
    headings = headings_to_tie(meeting)
    new = [NewHandoutForm(pk, headings, request.POST) for pk in typed.new]
    if not are_valid(new, set(meeting.handouts.values_list("label", flat=True))):
        messages.error(request, WRONG)
        return _page(request, meeting, typed)
    try:
        saved = _attach(
            request,
            meeting,
            {number: waiting[pk] for number, pk in typed.files.items()},
            [(form.cleaned_data, waiting[form.pk]) for form in new],
        )
    except (StaleRevision, HandoutGone, LabelTaken, NoSuchTie, NotStored) as error:
        messages.error(request, STALE if isinstance(error, StaleRevision | NoSuchTie) else str(error))
        meeting.refresh_from_db()
        return _page(request, meeting, typed)
    thrown = [waiting[pk] for pk in typed.thrown]
    drop_waiting([*saved, *thrown])
    keep_texts_of_draft(meeting)
    for words, rows in ((SAVED, saved), (THROWN, thrown)):
        if rows:
            messages.success(request, words.format(len(rows)))
    return _back(meeting)


def _attach(request, meeting, chosen: dict[int, WaitingFile], new) -> list[WaitingFile]:
    """Stores the files, then saves the rows; where either fails, the disk is as before and the files still wait.

    `new` are (what was typed of a new handout, its file).
    """
    saved = [*chosen.values(), *(row for _, row in new)]
    stored = []
    try:
        for row in saved:
            stored.append(store_waiting(row))
        if saved:
            attach_files(
                meeting=meeting,
                files={number: _facts_of(row) for number, row in chosen.items()},
                new=[
                    NewHandout(typed["label"], typed["title"], _facts_of(row), typed["used"])
                    for typed, row in new
                ],
                revision=seen_revision(request),
                by=request.user,
                reason="ファイルをまとめて置いた",
            )
    except BaseException:
        for file in stored:
            discard_stored(file)
        raise
    return saved


def _facts_of(row: WaitingFile) -> FileFacts:
    return FileFacts(row.digest, clean_name(row.name), row.type, row.size)


def _waiting(request, meeting):
    return list(WaitingFile.objects.filter(meeting=meeting, by=request.user).order_by("id"))


def _back(meeting):
    return HttpResponseRedirect(reverse("admin:minutes_meeting_files", args=[meeting.pk]))


def _page(request, meeting, typed: TypedFiles | None = None):
    """`typed` is what was chosen and not saved; None: what the names say."""
    handouts = list(meeting.handouts.order_by("position"))
    waiting = _waiting(request, meeting)
    context = {
        "shown": shown_files(meeting, handouts, waiting, typed, request.POST) if waiting else [],
        "handouts": [(str(row.number), row) for row in handouts],
        "throw": THROW,
        "new": NEW,
        "accept": ",".join(f".{ending}" for ending in KINDS),
        "largest": filesizeformat(settings.LARGEST_HANDOUT),
        "most": MOST_AT_ONCE,
        "seen_revision": meeting.revision,
        "may_write": request.user.has_perm("minutes.change_handout"),
    }
    return render_meeting_page(request, meeting, "admin/handouts/files.html", "資料のファイル", **context)
