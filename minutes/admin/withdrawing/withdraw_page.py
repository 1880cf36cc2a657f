"""発言の取消し: every wording that would be withdrawn is shown, then confirmed, then removed from all that is public."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from minutes.admin.meeting_page import meeting_page, render_meeting_page
from minutes.admin.restated_places import RestatedPlaces
from minutes.admin.withdrawing.act_log import log_act
from minutes.admin.withdrawing.files_holding_words import FilesHoldingWords
from minutes.admin.withdrawing.withdraw_form import WithdrawForm
from minutes.notation.redactions import PLAIN_REDACTION, holds_words
from minutes.publication.errors import ActRefused
from minutes.publication.withdraw import NEVER_PUBLISHED, withdraw
from minutes.publication.withdrawal.find_copies import find_copies, words_to_find
from minutes.publication.withdrawal.redact import redacted
from minutes.publication.withdrawal.republication_check import names_standing
from minutes.publication.withdrawal.restated_handouts import files_holding, unread_names
from minutes.publication.withdrawal.what_stays import what_stays
from minutes.publication.withdrawal.wordings import wordings_of
from minutes.record import canonical
from minutes.record.block_text import block_name
from minutes.revision import StaleRevision

STALE = "この画面を開いた後に記録が保存されたので、まだ取り消していません。下に今の言葉を出しました。確かめてから、もう一度取り消してください。"
WITHDRAWN = "取り消しました（取消し{}）。公開ページのどの版からも消えています。"
FILES_STAY = "言葉は取り消しましたが、{}はまだ取り消していません。{}"
ROWS = [name for name in WithdrawForm.base_fields if name not in ("listed", "confirmed")]
UNSEEN = "消える言葉を下に出しました。よく見て、「確かめました」に印を付けてから取り消してください。"


@dataclass(frozen=True)
class WordingChange:
    """One wording of a block: where it stands (第2版, 下書き), how it reads, and what the withdrawal leaves of it.

    goes_whole: the part that was typed does not stand in it, so that all of it goes.
    """

    place: str
    before: str
    after: str
    goes_whole: bool


@meeting_page("minutes.withdraw_meeting")
def withdraw_view(request, meeting):
    """GET shows an empty form, POST `check` what would be withdrawn; POST `save` withdraws what was shown and confirmed."""
    block = request.GET.get("block", "")[:20]
    form = WithdrawForm(request.POST if request.method == "POST" else None, meeting=meeting, block=block)
    if not form.is_valid():
        return _page(request, form)
    typed = form.cleaned_data
    places = RestatedPlaces(
        form, names_standing(meeting, typed["blocks"], typed["span"]), label="{}：名前をそのまま残す"
    )
    files = FilesHoldingWords(form, files_holding(meeting, typed["blocks"], typed["span"]))
    if "save" in request.POST and _is_confirmed(form) and _all_answered(places, files):
        try:
            acts = _withdraw(request, form, places.answers() | files.answers())
        except StaleRevision:
            form.meeting.refresh_from_db()
            form.add_error(None, STALE)
        except ActRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, WITHDRAWN.format("、".join(act.name for act in acts)))
            _withdraw_files(request, form, files.to_withdraw())
            return HttpResponseRedirect(reverse("admin:minutes_meeting_change", args=[meeting.pk]))
    return _page(request, form, blocks=_blocks(form), places=places, files=files)


def _all_answered(places, files):
    """Both are asked, so that every question that is open shows its error."""
    return all([places.require_answers(), files.require_answers()])


def _is_confirmed(form):
    """Returns whether the box is ticked, and for what was shown: the same revision, the same blocks, the same span."""
    was_shown = form.cleaned_data["seen"] == _fingerprint(form)
    if not was_shown or not form.cleaned_data["confirmed"]:
        form.add_error(None, UNSEEN)
        return False
    return True


def _fingerprint(form):
    typed = form.cleaned_data
    return canonical.sha256([form.meeting.revision, [str(key) for key in typed["blocks"]], typed["span"]])


def _withdraw_files(request, form, keys):
    """Withdraws whole handouts too, as an act of its own: the words that were withdrawn first stand in no other text."""
    if not keys:
        return
    form.meeting.refresh_from_db()
    try:
        acts = _withdraw(request, form, (), blocks=keys, span="")
    except (StaleRevision, ActRefused) as error:
        names = "、".join(map(block_name, keys))
        messages.error(request, FILES_STAY.format(names, error))
    else:
        messages.success(request, WITHDRAWN.format("、".join(act.name for act in acts)))


def _withdraw(request, form, answers, **instead):
    names = ("blocks", "span", "category", "reason", "rule", "note", "requested_by")
    typed = {name: form.cleaned_data[name] for name in names} | instead
    acts = withdraw(
        meeting=form.meeting,
        revision=form.meeting.revision,
        by=request.user,
        at=timezone.now(),
        answers=answers,
        **typed,
    )
    names = "、".join(act.name for act in acts)
    log_act(request, form.meeting, f"発言の取消し（{names}）", reason=typed["reason"], rule=typed["rule"])
    return acts


def _blocks(form) -> list[tuple[str, list[WordingChange]]]:
    """Returns each block by name, with every wording that it ever had, before and after."""
    typed = form.cleaned_data
    return [(block_name(key), list(_wordings(form.meeting, key, typed["span"]))) for key in typed["blocks"]]


def _wordings(meeting, key, span) -> Iterator[WordingChange]:
    for number, texts in wordings_of(meeting, key).items():
        after = redacted(texts, span, PLAIN_REDACTION)
        place = f"第{number}版" if number else "下書き"
        goes_whole = bool(span) and not any(holds_words(text, span) for text in texts.values())
        yield WordingChange(place, "\n".join(texts.values()), "\n".join(after.values()), goes_whole)


def _whole(blocks) -> list[str]:
    """Returns the wordings that go whole although a part was typed: #12（第1版、下書き）."""
    gone = {name: [one.place for one in wordings if one.goes_whole] for name, wordings in blocks}
    return [f"{name}（{'、'.join(places)}）" for name, places in gone.items() if places]


def _copies_elsewhere(form, files):
    """Returns the places outside these blocks where the same words stand; they are not withdrawn. What is asked about is
    left out."""
    typed = form.cleaned_data
    words = [
        text
        for key in typed["blocks"]
        for texts in wordings_of(form.meeting, key).values()
        for text in texts.values()
    ]
    known = [*typed["blocks"], *files.keys]
    return find_copies(words_to_find(words, typed["span"]), form.meeting, known)


def _page(request, form, blocks=(), places=None, files=None):
    if blocks:
        form.data = form.data.copy()
        form.data["seen"] = _fingerprint(form)
    context = {
        "form": form,
        "why_off": "" if form.meeting.address else NEVER_PUBLISHED,
        "blocks": blocks,
        "whole": _whole(blocks),
        "places": places,
        "rows": [field for field in form.visible_fields() if field.name in ROWS],
        "stays": what_stays(form.meeting, form.cleaned_data["blocks"]) if blocks else (),
        "elsewhere": _copies_elsewhere(form, files) if blocks else (),
        "files": files,
        "unread": unread_names(form.meeting) if blocks else (),
    }
    return render_meeting_page(
        request, form.meeting, "admin/withdrawing/withdraw.html", "発言を取り消す", **context
    )
