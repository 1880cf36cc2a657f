"""配付資料: the handouts of a meeting, each with a label of its own and a file."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.html import format_html

from minutes.admin.records.row_admin import RowAdmin, deleted_with_ties
from minutes.admin.records.row_form import RowForm
from minutes.desk.handouts.tie_handouts import headings_to_tie, save_handout, ties_of
from minutes.file_texts.page_texts import MOST_CHARACTERS, MOST_PAGES, MOST_SECONDS
from minutes.files.file_kinds import KIND_NAMES, KINDS
from minutes.files.file_names import clean_name
from minutes.files.kept_texts import keep_text, saying_of
from minutes.files.sending import file_response
from minutes.files.store import NotStored, discard_stored, store_file
from minutes.files.upload_checks import UploadRefused, checked_type
from minutes.models import Handout

HAS_FILE = "ファイルのある資料は、保有なしにできません。ファイルを外すか、印を外してください。"
SEARCHED = (
    f"PDF、Word、Excel、CSV、テキストは、中の言葉も検索されます（{MOST_PAGES}ページ、{MOST_CHARACTERS // 10_000}万字、"
    f"読む時間{MOST_SECONDS}秒まで）。画像だけのPDFと、暗号化されたPDFは、検索されません。"
)
CHOOSE_AGAIN = "ファイルは、もう一度選んでください（直すところがあると、選んだファイルは残りません）。"


class HandoutForm(RowForm):
    upload = forms.FileField(
        label="ファイルを選ぶ",
        required=False,
        max_length=200,
        widget=forms.FileInput({"accept": ",".join(f".{ending}" for ending in KINDS)}),
        error_messages={"empty": "ファイルが空です。", "max_length": "ファイル名が長すぎます（200字まで）。"},
    )
    drop = forms.BooleanField(
        label="ファイルを外す",
        required=False,
        help_text="これから公開する版に載せなくなります。公開した版に載っているファイルは、その版に残ります。",
    )

    used_by = forms.MultipleChoiceField(
        label="使われた議題",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="この資料が使われた議題、発表、照会。公開すると、その下と資料の一覧に出ます。",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "used_by" in self.fields:
            headings = headings_to_tie(self.meeting)
            self.fields["used_by"].choices = [
                (str(number), f"#{number}　{name.strip()}") for number, name in headings
            ]
            tied = {heading for handout, heading in ties_of(self.meeting) if handout == self.instance.number}
            self.initial["used_by"] = [str(number) for number, _ in headings if number in tied]
        if "upload" in self.fields:
            self.fields["upload"].help_text = (
                f"PDF、画像、Word、Excel、PowerPoint など。{filesizeformat(settings.LARGEST_HANDOUT)}まで。"
                f"公開した版に載ったファイルだけが、外から読めます。{SEARCHED}"
            )

    def clean_label(self):
        label = self.cleaned_data["label"]
        if "　" in label:
            raise forms.ValidationError(
                "資料番号に全角の空白は使えません（原稿では、空白の後ろが題名になります）。"
            )
        return self.refuse_duplicate("label", f"「{label}」はもうあります")

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        if not upload:
            return None
        try:
            upload.kind = checked_type(upload)
        except UploadRefused as error:
            raise forms.ValidationError(str(error)) from error
        return upload

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("upload") and cleaned.get("drop"):
            self.add_error("drop", "ファイルを選んだときは、外す印を付けないでください。")
        if cleaned.get("not_held") and (cleaned.get("upload") or self._keeps_file(cleaned)):
            self.add_error("not_held", HAS_FILE)
        if self.errors and self.files.get("upload"):
            self.add_error("upload", CHOOSE_AGAIN)
        return cleaned

    def _keeps_file(self, cleaned):
        return self.instance.file_digest and not cleaned.get("drop")

    def _post_clean(self):
        """Stores the file once nothing else of the form is wrong: a disk that refuses it is one more error."""
        super()._post_clean()
        self.stored = None
        if not self.errors and self.cleaned_data.get("upload"):
            try:
                self.stored = store_file(self.cleaned_data["upload"])
            except NotStored as error:
                self.add_error("upload", str(error))

    def put_file(self):
        """Writes into the row what the form says of its file: a new one, none, or the one that it has."""
        upload = self.cleaned_data["upload"]
        if upload:
            row = self.instance
            row.file_digest, row.file_name = self.stored.digest, clean_name(upload.name)
            row.file_type, row.file_size = upload.kind, upload.size
        elif self.cleaned_data["drop"]:
            self.instance.file_digest = self.instance.file_name = self.instance.file_type = ""
            self.instance.file_size = 0


@admin.register(Handout)
class HandoutAdmin(RowAdmin):
    form = HandoutForm
    record_fields = ("place", "label", "title", "not_held", "stored", "searched")
    own_controls = ("used_by",)
    readonly_fields = ("place", "stored", "searched")
    list_display = ("address", "meeting", "label", "title", "stored")
    list_display_links = ("address", "label")
    search_fields = ("label", "title", "file_name")

    def get_fields(self, request, obj=None):
        """Adds the fields for giving a file, and for taking it off, where one can save."""
        fields = list(super().get_fields(request, obj))
        if "reason" in fields:
            file_fields = ["upload", "drop"] if obj and obj.file_digest else ["upload"]
            position = fields.index("stored") + 1
            fields[position:position] = file_fields
        return fields

    @admin.display(description="ファイル")
    def stored(self, obj):
        if not obj.file_digest:
            return "（なし）"
        address = reverse("admin:minutes_handout_file", args=[obj.pk])
        facts = (KIND_NAMES.get(obj.file_type, obj.file_type), filesizeformat(obj.file_size))
        return format_html('<a href="{}">{}</a>（{}、{}）', address, obj.file_name, *facts)

    @admin.display(description="検索")
    def searched(self, obj):
        return saying_of(obj.file_digest, obj.file_type) if obj.file_digest else "（なし）"

    def get_deleted_objects(self, objs, request):
        """A handout is removed with all that it was tied to."""
        return deleted_with_ties(objs)

    def save(self, obj, form, change, **how):
        form.put_file()
        how |= {"behind": form.cleaned_data["behind"], "used_by": map(int, form.cleaned_data["used_by"])}
        try:
            return save_handout(row=obj, **how)
        except BaseException:
            if form.stored:
                discard_stored(form.stored)
            raise

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if form.stored and request.saved:
            # Behind the commit: to read a file takes seconds, and nobody shall wait for the database meanwhile.
            transaction.on_commit(lambda: self._read(request, obj))

    def _read(self, request, obj):
        keep_text(obj.file_digest, obj.file_type, obj.file_size)
        saying = saying_of(obj.file_digest, obj.file_type)
        self.message_user(request, f"「{obj.file_name}」：{saying}", messages.INFO)

    def get_urls(self):
        guard = self.admin_site.admin_view
        return [
            path("<int:pk>/file/", guard(self.file_view), name="minutes_handout_file"),
            *super().get_urls(),
        ]

    def file_view(self, request, pk):
        """Sends the file, a draft's too, to whoever may see the row."""
        row = self.get_object(request, str(pk))
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        if row is None or not row.file_digest:
            raise Http404("ファイルはありません。")
        return file_response(
            digest=row.file_digest, name=row.file_name, media_type=row.file_type, size=row.file_size
        )
