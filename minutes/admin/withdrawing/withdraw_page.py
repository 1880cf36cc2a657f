"""発言の取消し: every wording that would be withdrawn is shown, then confirmed, then removed from all that is public."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from minutes.admin.form_fields import LineField, WordsField
from minutes.admin.meeting_page import meeting_page, render_meeting_page
from minutes.admin.restated_places import RestatedPlaces
from minutes.admin.withdrawing.act_log import log_act
from minutes.admin.withdrawing.files_holding_words import FilesHoldingWords
from minutes.models import Meeting, Withdrawal
from minutes.notation.facts import TEXT_FACTS, WHOLE_FACTS
from minutes.notation.redactions import PLAIN_REDACTION
from minutes.publication.errors import ActRefused
from minutes.publication.withdraw import withdraw
from minutes.publication.withdrawal.find_copies import find_copies, words_to_find
from minutes.publication.withdrawal.redact import redacted, why_kept
from minutes.publication.withdrawal.republication_check import names_standing
from minutes.publication.withdrawal.restated_handouts import files_holding, unread_names
from minutes.publication.withdrawal.what_stays import what_stays
from minutes.publication.withdrawal.wordings import wordings_of
from minutes.record import block_keys, canonical
from minutes.record.block_keys import ANSWER, ATTENDEE, BLOCK, HANDOUT, BlockKey
from minutes.record.block_text import block_name
from minutes.revision import StaleRevision

STALE = "この画面を開いた後に記録が保存されたので、まだ取り消していません。下に今の言葉を出しました。確かめてから、もう一度取り消してください。"
WITHDRAWN = "取り消しました（取消し{}）。公開ページのどの版からも消えています。"
FILES_STAY = "言葉は取り消しましたが、{}はまだ取り消していません。{}"
UNSEEN = "消える言葉を下に出しました。よく見て、「確かめました」に印を付けてから取り消してください。"
FACTS = {fact.heading: block_keys.fact(fact.name) for fact in WHOLE_FACTS}
REASON_OF = re.compile(r"第?([0-9]{1,4})版の理由")


class BlocksField(forms.CharField):
    """A list of places, 「#12、#13、場所、第2版の理由」, whose cleaned value is their block keys in the meeting."""

    def __init__(self, **options):
        self.meeting = None
        super().__init__(**options)

    def clean(self, value):
        names = [name for name in re.split(r"[、,，\s]+", super().clean(value)) if name]
        return list(dict.fromkeys(self._key(name) for name in names))

    def _key(self, name):
        if name in FACTS:
            if why_kept(FACTS[name]):
                raise forms.ValidationError(why_kept(FACTS[name]))
            return FACTS[name]
        reason = REASON_OF.fullmatch(name)
        number = name.lstrip("#＃")
        keys = [block_keys.reasons(int(reason[1]))] if reason else []
        if number.isdecimal() and len(number) < 10:
            keys = [BlockKey(kind, int(number)) for kind in (BLOCK, ATTENDEE, HANDOUT, ANSWER)]
        for key in keys:
            if wordings_of(self.meeting, key):
                return key
        raise forms.ValidationError(f"「{name}」は、この会議のどの版にも下書きにも見つかりません。")


class WithdrawForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    blocks = BlocksField(
        label="取り消す箇所",
        max_length=400,
        help_text=(
            "番号で。いくつもあるときは「、」で区切ります。例: #12、#13。"
            f"番号のない箇所は名で：{'、'.join(fact.heading for fact in TEXT_FACTS)}、第2版の理由。"
            "日時を取り消しても、開催日は会議のアドレスなので残ります。"
        ),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    span = WordsField(
        takes_signs=True,
        label="取り消す部分",
        required=False,
        max_length=20_000,
        help_text="一部だけを取り消すときに、その言葉を一字ずつ同じに。空欄なら箇所の全体です。この言葉がそのままの形では入っていない版では、箇所の全体が消えます。",
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
    )
    category = forms.ChoiceField(label="区分", choices=Withdrawal.CATEGORIES, widget=forms.RadioSelect)
    reason = WordsField(
        label="理由",
        max_length=2000,
        help_text="公開されます。取り消す言葉や名前を書かないでください。例: 発言者の申出により取り消した。",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
    )
    rule = LineField(
        label="根拠",
        max_length=500,
        help_text="公開されます。例: 会議規程第12条",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    requested_by = LineField(
        label="申し出た人・団体",
        required=False,
        max_length=200,
        help_text="公開されません。原本を読める人だけが見ます。",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    note = WordsField(
        label="内部の覚え",
        required=False,
        max_length=2000,
        help_text="公開されません。原本を読める人だけが見ます。",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
    )
    confirmed = forms.BooleanField(label="消える言葉を確かめました。取消しは元に戻せません。", required=False)

    def __init__(self, data=None, *, meeting: Meeting, block: str = ""):
        super().__init__(data, initial={"blocks": block, "category": None})
        self.meeting = self.fields["blocks"].meeting = meeting


@dataclass(frozen=True)
class WordingChange:
    """One wording of a block: where it stands (第2版, 下書き), how it reads, and what the withdrawal leaves of it."""

    place: str
    before: str
    after: str


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
        yield WordingChange(place, "\n".join(texts.values()), "\n".join(after.values()))


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
        "blocks": blocks,
        "places": places,
        "rows": [field for field in form.visible_fields() if field.name in WithdrawForm.base_fields],
        "stays": what_stays(form.meeting, form.cleaned_data["blocks"]) if blocks else (),
        "elsewhere": _copies_elsewhere(form, files) if blocks else (),
        "files": files,
        "unread": unread_names(form.meeting) if blocks else (),
    }
    return render_meeting_page(
        request, form.meeting, "admin/withdrawing/withdraw.html", "発言を取り消す", **context
    )
