"""読み込み: a text from outside, shown first as it was read, then saved as a new draft."""

import hashlib
import json

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from minutes.admin.manuscript.chosen_text import FILE, TEXT, choose_text
from minutes.admin.manuscript.import_preview import preview_import
from minutes.admin.page_frame import render_page
from minutes.desk.importing.create_meeting import MeetingThere, NotSaved
from minutes.desk.importing.file_text import LARGEST, FileText, UnreadableText, read_file
from minutes.desk.importing.import_text import import_text
from minutes.desk.importing.made_once import AlreadyMade, made_by, new_form_key, once, read_form_key
from minutes.desk.importing.outside_facts import OutsideFacts
from minutes.models import Body, Meeting
from minutes.notation.document import Problem

CHANGED = "確かめた後に文章か会議体が変わったので、もう一度確かめました。よければ保存してください。"
BOTH = (
    "ファイルと、貼り付けた文章の両方があります。どちらを読み込むか選んでください。どちらもまだ残っています。"
)
ALREADY_MADE = "この画面からは、もう会議を作ってあります。二つ目は作っていません。"


class PastedTextField(forms.CharField):
    """A pasted manuscript. It is refused for whatever a file is refused for."""

    widget = forms.Textarea(attrs={"rows": 14, "cols": 80, "spellcheck": "false"})

    def to_python(self, value):
        text = super().to_python(value)
        return _read(text.encode("utf-8", "surrogatepass")).text if text else ""


class TextFileField(forms.FileField):
    """A file whose cleaned value is the FileText that was read from it."""

    widget = forms.FileInput(attrs={"accept": ".docx,.txt,.html,.htm,.md,text/plain,text/html"})

    def to_python(self, data):
        if getattr(data, "not_received", ""):
            raise forms.ValidationError(data.not_received)
        file = super().to_python(data)
        return _read(file.read(LARGEST + 1)) if file else FileText("")


def _read(data):
    try:
        return read_file(data)
    except UnreadableText as error:
        raise forms.ValidationError(str(error)) from error


class ImportForm(forms.Form):
    # Whether a file and a text came together, and nobody has said which of them is meant.
    asks_which = False
    file = TextFileField(
        label="会議録のファイル",
        required=False,
        allow_empty_file=True,
        help_text="Word 文書（.docx）、テキスト（.txt）、ホームページ（.html）。文字コードは UTF-8、Shift_JIS、EUC-JP、JIS、UTF-16 のどれでも。10 MB まで。下に貼り付けてもかまいません。",
    )
    text = PastedTextField(
        label="会議録の文章",
        required=False,
        strip=False,
        help_text="Word やホームページから写して貼り付けられます。",
    )
    body = forms.ModelChoiceField(
        Body.objects.all(),
        label="会議体",
        required=False,
        empty_label="題から読み取る",
        help_text="題に「情報交換会議」とあれば情報交換会議の記録とします。なければ会議体を作ります。",
    )
    which = forms.ChoiceField(
        label="どちらを読み込むか",
        required=False,
        choices=[(FILE, "ファイル"), (TEXT, "下の文章")],
        widget=forms.RadioSelect,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    # The name of the file whose text travels on in the form: it may say the day.
    file_name = forms.CharField(required=False, widget=forms.HiddenInput)
    # What was doubtful about a file, for as long as its text travels on unchanged.
    told = forms.CharField(required=False, widget=forms.HiddenInput)

    # The text of a file that was chosen while another text stood in the field: it waits here until one is chosen.
    file_text = PastedTextField(required=False, strip=False, widget=forms.HiddenInput)
    # The hash of the text that was read from a file: a text that is still the same was not typed.
    from_file = forms.CharField(required=False, widget=forms.HiddenInput)
    # By which two presses of the button make one meeting.
    once_key = forms.CharField(required=False, widget=forms.HiddenInput, initial=new_form_key)

    def clean(self):
        cleaned = super().clean()
        file, typed = cleaned.get("file") or FileText(""), cleaned.get("text") or ""
        chosen = choose_text(
            of_file=file.text or cleaned.get("file_text") or "",
            typed=typed,
            typed_was_read=_hash_of(typed) == cleaned.get("from_file"),
            which=cleaned.get("which") or "",
        )
        self.asks_which = bool(chosen.waits)
        cleaned |= {"text": chosen.text, "file_text": chosen.waits}
        cleaned["from_file"] = _hash_of(chosen.text) if chosen.was_read else ""
        cleaned["file_name"] = self._file_name(file, cleaned)
        cleaned["of_file"] = _problems(file, chosen.waits or chosen.text, cleaned.get("told"))
        if chosen.waits:
            self.add_error("which", BOTH)
        elif not chosen.text and not self.errors:
            raise forms.ValidationError("ファイルを選ぶか、文章を貼り付けてください。")
        return cleaned

    def _file_name(self, file, cleaned) -> str:
        """Returns the name of the file that is meant, or waits."""
        if cleaned.get("which") == TEXT:
            return ""
        return self.files["file"].name if file.text else cleaned.get("file_name", "")

    @property
    def facts(self) -> OutsideFacts:
        return OutsideFacts(file_name=self.cleaned_data.get("file_name", ""))

    @property
    def fingerprint(self) -> str:
        """Returns a hash of the text and the body, by which saving knows that they are what the preview showed."""
        body = self.cleaned_data["body"]
        return _hash_of(f"{body and body.pk}\n{self.cleaned_data['text']}")


def _hash_of(text: str) -> str:
    """Returns the hash of a text, whatever ends its lines: a browser sends others than it was given."""
    return hashlib.sha256("\n".join(text.splitlines()).encode()).hexdigest()


def _written(text: str, problems) -> str:
    """Returns the problems of the file that a text came from, for the form in which the text travels on."""
    rows = [[problem.line, problem.message] for problem in problems]
    return json.dumps({"text": _hash_of(text), "problems": rows}) if rows else ""


def _problems(file: FileText, text: str, told: str | None) -> tuple[Problem, ...]:
    """Returns what was doubtful about the file that a text was read from."""
    return file.problems if file.text and file.text == text else _told_of(text, told)


def _told_of(text: str, told: str | None) -> tuple[Problem, ...]:
    """Returns the problems that the form brings back, none for any other text."""
    try:
        carried = json.loads(told or "{}")
        if carried.get("text") != _hash_of(text):
            return ()
        return tuple(Problem(int(line), str(message)) for line, message in carried["problems"])
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return ()


@permission_required("minutes.add_meeting", raise_exception=True)
def import_view(request):
    """GET shows an empty form, the first POST what was read, the second saves it."""
    if request.method != "POST":
        return _page(request, ImportForm())
    form = ImportForm(request.POST, request.FILES)
    form_key = read_form_key(request.POST.get("once_key", ""))
    if meeting := made_by(form_key):
        return _made_before(request, meeting)
    if not form.is_valid():
        return _page(request, form)
    try:
        preview = preview_import(
            text=form.cleaned_data["text"],
            by=request.user,
            body=_body_key(form),
            facts=form.facts,
            of_file=form.cleaned_data["of_file"],
        )
        if preview.body_is_new and not request.user.has_perm("minutes.add_body"):
            raise NotSaved(
                f"会議体「{preview.meeting.body.name}」がありません。会議体を選ぶか、先に作ってもらってください。"
            )
        if "save" in request.POST and form.cleaned_data["seen"] == form.fingerprint:
            return _save(request, form, form_key)
    except AlreadyMade as error:
        return _made_before(request, error.meeting)
    except NotSaved as error:
        form.add_error(None, _linked(error))
        return _page(request, form)
    if "save" in request.POST:
        messages.warning(request, CHANGED)
    return _page(request, form, preview)


def _body_key(form):
    body = form.cleaned_data["body"]
    return body.key if body else None


def _save(request, form, form_key):
    with once(form_key):
        meeting, _ = import_text(
            text=form.cleaned_data["text"],
            by=request.user,
            body=_body_key(form),
            facts=form.facts,
            form_key=form_key,
        )
    messages.success(request, "下書きとして保存しました。まだ公開していません。")
    return HttpResponseRedirect(reverse("admin:minutes_meeting_change", args=[meeting.pk]))


def _made_before(request, meeting):
    messages.info(request, ALREADY_MADE)
    return HttpResponseRedirect(reverse("admin:minutes_meeting_change", args=[meeting.pk]))


def _linked(error: NotSaved):
    """Returns the words of an error; of a meeting that is there already, its name as a link."""
    if not isinstance(error, MeetingThere):
        return str(error)
    address = reverse("admin:minutes_meeting_change", args=[error.meeting.pk])
    return format_html(error.words, format_html('<a href="{}">{}</a>', address, error.meeting))


def _page(request, form, preview=None):
    if form.is_bound and form.cleaned_data.get("text"):
        # The text of a file travels on in the form, so that the file need not be chosen again.
        form.data = form.data.copy()
        form.data["text"] = form.cleaned_data["text"]
        form.data["file_name"] = form.cleaned_data.get("file_name", "")
        form.data["seen"] = form.fingerprint if preview else ""
        form.data["file_text"] = form.cleaned_data["file_text"]
        form.data["from_file"] = form.cleaned_data["from_file"]
        read = form.cleaned_data["file_text"] or form.cleaned_data["text"]
        form.data["told"] = _written(read, form.cleaned_data["of_file"])
    context = {"opts": Meeting._meta, "form": form, "preview": preview}
    return render_page(request, "admin/manuscript/import.html", "会議録を読み込む", **context)
