"""誤りの指摘: the queue of readers' reports, each beside the words that it is about."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator

from members.admin.named_lookups import only_named_lookups
from members.admin.typed_signs import without_signs
from minutes.admin.form_fields import WordsField
from minutes.admin.records.history_redaction import READ_ORIGINAL
from minutes.admin.searching.desk_search import desk_search
from minutes.models import (
    AgendaItem,
    Correction,
    InquiryQuestion,
    Presentation,
    ReaderReport,
    Utterance,
    WrittenAnswer,
)
from minutes.publication.withdrawal.history_redaction import redact_text, words_to_redact
from minutes.record import block_keys
from minutes.record.block_locations import block_locations
from minutes.record.block_text import block_text
from minutes.record.stored_record import read_record

State = ReaderReport.State
READERS_WORDS = ("text", "suggestion")
# 訂正した is no choice of a clerk: publishing the correction sets it.
STATES_TO_CHOOSE = [(state.value, state.label) for state in (State.NEW, State.ACCEPTED, State.DECLINED)]


class ReportForm(forms.ModelForm):
    memo = WordsField(
        label="事務局の覚え",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="公開されません。",
    )

    class Meta:
        model = ReaderReport
        fields = ("state", "memo")

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        if "state" in self.fields:
            self.fields["state"].choices = STATES_TO_CHOOSE


@admin.register(ReaderReport)
class ReportAdmin(admin.ModelAdmin):
    form = ReportForm
    actions = None
    show_facets = admin.ShowFacets.NEVER
    lookup_allowed = only_named_lookups
    fields = ("place", "standing", "read", "text", "suggestion", "received_at", "state", "memo", "decision")
    list_display = ("received_at", "place_shortly", "beginning", "state")
    list_display_links = ("received_at", "beginning")
    list_filter = ("state",)
    list_select_related = ("meeting",)
    search_fields = ("text", "suggestion", "meeting__title", "meeting__address")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return without_signs(super().formfield_for_dbfield(db_field, request, **kwargs))

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_readonly_fields(self, request, obj=None):
        """What a reader wrote is never changed; a report that was corrected stays decided."""
        decided = ("state",) if obj and obj.state == State.CORRECTED else ()
        return (*(name for name in self.fields if name not in ("state", "memo")), *decided)

    def save_model(self, request, obj, form, change):
        if "state" in form.changed_data:
            obj.decided_by, obj.decided_at = request.user, timezone.now()
        if form.has_changed():
            # Not the reader's words: they may have been redacted for whoever saves.
            obj.save(update_fields=["state", "memo", "decided_by", "decided_at"])

    def get_search_fields(self, request):
        """A search would find a withdrawn word in a report, letter by letter."""
        may_read = request.user.has_perm(READ_ORIGINAL)
        return [name for name in self.search_fields if may_read or name not in READERS_WORDS]

    def get_search_results(self, request, queryset, search_term):
        return desk_search(request, queryset, search_term, self.get_search_fields(request)), False

    def get_object(self, request, object_id, from_field=None):
        report = super().get_object(request, object_id, from_field)
        _redact(request, [report] if report else [])
        return report

    def get_changelist_instance(self, request):
        changes = super().get_changelist_instance(request)
        _redact(request, changes.result_list)
        return changes

    @admin.display(description="箇所")
    def place_shortly(self, obj):
        return f"{obj.meeting}　#{obj.number}"

    @admin.display(description="誤り")
    def beginning(self, obj):
        return Truncator(obj.text).chars(60)

    @admin.display(description="箇所")
    def place(self, obj):
        """With links to the row that would be corrected and to the public page."""
        row = row_of(obj)
        edit = (
            format_html(
                '<a href="{}">この箇所を直す</a>',
                reverse(f"admin:minutes_{row._meta.model_name}_change", args=[row.pk]),
            )
            if row
            else "（今の記録にはありません）"
        )
        public = reverse("pages:remark", args=[obj.meeting.address, obj.number])
        return format_html('{} #{}　{}　<a href="{}">公開ページ</a>', obj.meeting, obj.number, edit, public)

    @admin.display(description="今の公開の文言")
    def standing(self, obj):
        return _words(obj.meeting.editions.newest().first(), obj.number)

    @admin.display(description="読んだ版の文言")
    def read(self, obj):
        return _words(obj.meeting.editions.filter(number=obj.edition).first(), obj.number)

    @admin.display(description="決めたこと")
    def decision(self, obj):
        corrected = Correction.objects.filter(note__report=obj).select_related("edition")
        lines = [
            f"第{row.edition.number}版で訂正" for row in corrected.defer("edition__record", "edition__salts")
        ]
        if obj.decided_by:
            when = timezone.localtime(obj.decided_at)
            lines.insert(0, f"{when:%Y-%m-%d %H:%M} {obj.decided_by}")
        return "、".join(lines) or "（まだ）"


def _redact(request, reports):
    """Replaces withdrawn words that readers quote, in memory, for whoever may not read the 原本."""
    if request.user.has_perm(READ_ORIGINAL):
        return
    withdrawn = {report.meeting: words_to_redact(report.meeting) for report in reports}
    for report in reports:
        for name in READERS_WORDS:
            setattr(report, name, redact_text(getattr(report, name), withdrawn[report.meeting]))


def row_of(report: ReaderReport):
    """Returns the working row that a report is about, or None where it was removed."""
    for model in (Utterance, AgendaItem, Presentation, InquiryQuestion, WrittenAnswer):
        row = model.objects.filter(meeting=report.meeting_id, number=report.number).first()
        if row:
            return row
    return None


def _words(edition, number):
    """Returns what an edition says at a number. Read from the edition, it has no words that were withdrawn since."""
    if edition is None:
        return "（ありません）"
    record = read_record(edition.record)
    locations = block_locations(record)
    place = locations.get(block_keys.block(number)) or locations.get(block_keys.answer(number))
    if place is None:
        return "（ありません）"
    words = block_text(record, place.key)
    return format_html('第{}版　{}<br><span class="desk-words">{}</span>', edition.number, place.who, words)
