"""会議: the facts of a meeting, with links to its rows, its own pages and its public page."""

from django import forms
from django.contrib import admin, messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponseRedirect
from django.urls import path, reverse

from members import wareki
from minutes.admin.answers.answers_csv import answers_csv_view
from minutes.admin.answers.answers_page import answers_view
from minutes.admin.answers.grid_copies import keep_grid_view
from minutes.admin.approval.readable_words import readable_words
from minutes.admin.approval.steps_page import steps_view
from minutes.admin.approval.steps_taken import steps_taken
from minutes.admin.bodies.next_meeting_page import next_of_meeting_view
from minutes.admin.handouts.files_page import files_view
from minutes.admin.handouts.uses_page import uses_view
from minutes.admin.manuscript import (
    edit_manuscript,
    import_page,
    manuscript_api,
    read_manuscript,
)
from minutes.admin.meeting_deeds import deeds_of
from minutes.admin.meeting_summary import when
from minutes.admin.papers.paper_addresses import paper_addresses
from minutes.admin.publishing import publish_page
from minutes.admin.records.history_page import changes_view
from minutes.admin.records.meeting_form import MeetingForm
from minutes.admin.records.record_admin import RecordAdmin
from minutes.admin.records.row_admin import rows_url
from minutes.admin.records.row_form import OF_NEW_MEETING
from minutes.admin.review import review_page
from minutes.admin.tallies.tallies_page import tallies_view
from minutes.admin.ties.talk_page import ties_view
from minutes.admin.ties.turn_page import turn_ties_view
from minutes.admin.withdrawing import retract_page, withdraw_page
from minutes.desk.importing.made_once import AlreadyMade, once, read_form_key
from minutes.desk.rows.row_verbs import add_meeting, remove_meeting, save_row
from minutes.desk.workflow.staged_meetings import with_stages
from minutes.desk.workflow.stages import Stage
from minutes.models import (
    AgendaItem,
    AttendeeOrganisation,
    Body,
    Edition,
    Handout,
    InquiryQuestion,
    Meeting,
    Presentation,
    Step,
    Tally,
    Utterance,
    WrittenAnswer,
)
from minutes.notation.facts import TEXT_FACTS

ROWS = (
    Utterance,
    AgendaItem,
    Presentation,
    InquiryQuestion,
    WrittenAnswer,
    Tally,
    AttendeeOrganisation,
    Handout,
)
RETURNED = Step.Kind.RETURNED
WAS_PUBLISHED = (
    "公開したことのある会議なので、削除できません。外から見えなくするには、公開を停止してください。"
)
# Lines that say what was read out of a fact, and what stands below a fact.
READINGS = ("stated", "understood", "updated_read")
BELOW = {"title": ("stated",), "time": ("understood", "held_on_by_hand"), "updated": ("updated_read",)}


class PublishedFilter(admin.SimpleListFilter):
    title = "公開"
    parameter_name = "published"

    def lookups(self, request, model_admin):
        return [("no", "下書き"), ("yes", "公開したことがある")]

    def queryset(self, request, queryset):
        return queryset if self.value() is None else queryset.filter(address__isnull=self.value() == "no")


class StageFilter(admin.SimpleListFilter):
    title = "段階"
    parameter_name = "stage"

    def lookups(self, request, model_admin):
        names = {stage.value: stage.label for stage in Stage}
        return [(Stage.DRAFT, names.pop(Stage.DRAFT)), (RETURNED, "差戻し"), *names.items()]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        if self.value() == RETURNED:
            return queryset.filter(stage=Stage.DRAFT, step_kind=RETURNED)
        return queryset.filter(stage=self.value()).exclude(step_kind=RETURNED)


@admin.register(Meeting)
class MeetingAdmin(RecordAdmin):
    form = MeetingForm
    record_fields = (
        "body",
        *(name for fact in TEXT_FACTS for name in (fact.name, *BELOW.get(fact.name, ()))),
        "address",
    )
    readonly_fields = (*READINGS, "address")
    list_display = ("day", "title", "body", "state")
    list_display_links = ("day", "title")
    list_select_related = ("body",)
    list_filter = (PublishedFilter, StageFilter, "body")
    search_fields = ("title", "time", "held_on", "venue", "address", "body__name")
    change_form_template = "admin/records/meeting_form.html"
    change_list_template = "admin/records/meeting_list.html"

    def get_queryset(self, request):
        return with_stages(super().get_queryset(request))

    def meeting_of(self, request, obj):
        return obj

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field.widget if field else None, forms.Textarea):
            field.widget.attrs["rows"] = {"attendance": 5, "contact": 4}.get(db_field.name, 2)
        return field

    @admin.display(description="開催日", ordering="held_on")
    def day(self, obj):
        return wareki.format_date(obj.held_on) if obj.held_on else "（日時未定）"

    @admin.display(description="状態")
    def state(self, obj):
        return f"第{obj.edition}版 {Edition.Status(obj.status).label}" if obj.edition else _unpublished(obj)

    @admin.display(description="日時の読み取り")
    def understood(self, obj):
        return when(obj) or ("（読み取れる日付はありません）" if obj.time else "（日時が空欄です）")

    @admin.display(description="更新日の読み取り")
    def updated_read(self, obj):
        return wareki.format_date(obj.updated_on) if obj.updated_on else "（読み取れる日付はありません）"

    @admin.display(description="題にある年度")
    def stated(self, obj):
        year = obj.fiscal_year_stated
        return wareki.format_fiscal_year(year) if year else "（会議名に年度はありません）"

    def save(self, obj, form, change, **how):
        if change:
            return save_row(row=obj, **how)
        del how["revision"]
        obj.form_key = read_form_key(form.cleaned_data["once_key"])
        return bool(add_meeting(row=obj, **how))

    def remove(self, obj, **how):
        remove_meeting(meeting=obj, **how)

    def has_delete_permission(self, request, obj=None):
        """A meeting that was ever published is taken down, and never deleted."""
        return super().has_delete_permission(request, obj) and not (obj and self.why_not_delete(obj))

    def why_not_delete(self, obj) -> str:
        return WAS_PUBLISHED if obj.editions.exists() else super().why_not_delete(obj)

    def get_deleted_objects(self, objs, request):
        """Returns counts instead of some 400 lines. No speaker is protected: the turns go with the meeting."""
        counted = [
            (model._meta.verbose_name, model.objects.filter(meeting__in=objs).count()) for model in ROWS
        ]
        lines = [f"{name} {count}件" for name, count in counted if count]
        return [str(obj) for obj in objs] + ([lines] if lines else []), dict(counted), set(), []

    def get_urls(self):
        guard = self.admin_site.admin_view
        return [
            path("import/", guard(import_page.import_view), name="minutes_meeting_import"),
            path("<int:pk>/next/", guard(next_of_meeting_view), name="minutes_meeting_next"),
            path("<int:pk>/publish/", guard(publish_page.publish_view), name="minutes_meeting_publish"),
            path("<int:pk>/review/", guard(review_page.review_view), name="minutes_meeting_review"),
            path("<int:pk>/handouts/uses/", guard(uses_view), name="minutes_meeting_uses"),
            path("<int:pk>/handouts/files/", guard(files_view), name="minutes_meeting_files"),
            *paper_addresses(guard),
            path("<int:pk>/changes/", guard(changes_view), name="minutes_meeting_changes"),
            path("<int:pk>/withdraw/", guard(withdraw_page.withdraw_view), name="minutes_meeting_withdraw"),
            path("<int:pk>/retract/", guard(retract_page.retract_view), name="minutes_meeting_retract"),
            path(
                "<int:pk>/manuscript/",
                guard(edit_manuscript.manuscript_view),
                name="minutes_meeting_manuscript",
            ),
            path("<int:pk>/manuscript/read/", guard(read_manuscript.read_view), name="minutes_meeting_read"),
            path("<int:pk>/manuscript/keep/", guard(manuscript_api.keep_view), name="minutes_meeting_keep"),
            path(
                "<int:pk>/manuscript/token/", guard(manuscript_api.token_view), name="minutes_meeting_token"
            ),
            path(
                "<int:pk>/inquiries/<int:number>/",
                guard(answers_view),
                name="minutes_meeting_answers",
            ),
            path("<int:pk>/inquiries/<int:number>/keep/", guard(keep_grid_view), name="minutes_answers_keep"),
            path(
                "<int:pk>/inquiries/<int:number>/answers.csv",
                guard(answers_csv_view),
                name="minutes_answers_csv",
            ),
            path("<int:pk>/tallies/", guard(tallies_view), name="minutes_meeting_tallies"),
            path("<int:pk>/ties/", guard(ties_view), name="minutes_meeting_ties"),
            path("<int:pk>/ties/<int:number>/", guard(turn_ties_view), name="minutes_turn_ties"),
            path("<int:pk>/steps/", guard(steps_view), name="minutes_meeting_steps"),
            *super().get_urls(),
        ]

    def get_fields(self, request, obj=None):
        return super().get_fields(request, obj) if obj else (*super().get_fields(request), *OF_NEW_MEETING)

    def add_view(self, request, form_url="", extra_context=None):
        """Makes one meeting, however often the button is pressed; offers to begin one from the last of its body."""
        bodies = Body.objects.filter(Exists(Meeting.objects.filter(body=OuterRef("pk"))))
        context = {"begin_from": bodies} | (extra_context or {})
        try:
            with once(read_form_key(request.POST.get("once_key", ""))):
                return super().add_view(request, form_url, context)
        except AlreadyMade as error:
            self.message_user(request, import_page.ALREADY_MADE, messages.INFO)
            return HttpResponseRedirect(reverse("admin:minutes_meeting_change", args=[error.meeting.pk]))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        meeting = self.get_object(request, object_id)
        context = _links(request, self.admin_site, meeting) if meeting else {}
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def history_view(self, request, object_id, extra_context=None):
        meeting = self.get_object(request, object_id)
        steps = steps_taken(meeting, readable_words(request, meeting)) if meeting else ()
        return super().history_view(request, object_id, {"steps": steps} | (extra_context or {}))

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "会議の一覧"} | (extra_context or {}))


def _unpublished(meeting):
    return "公開停止" if meeting.address else "下書き"


def _links(request, site, meeting) -> dict:
    """Returns what the links of a meeting's page need: its tables with counts, its public edition, what can be done."""
    rows = [
        {
            "name": model._meta.verbose_name,
            "count": model.objects.filter(meeting=meeting).count(),
            "url": rows_url(model, meeting),
            "add_url": f"{reverse(f'admin:minutes_{model._meta.model_name}_add')}?meeting={meeting.pk}",
            "can_add": site.get_model_admin(model).has_add_permission(request),
        }
        for model in ROWS
        if site.get_model_admin(model).has_view_permission(request)
    ]
    public = meeting.editions.newest().without_record().first()
    return {
        "rows": rows,
        "public": public,
        "deeds": deeds_of(request.user, meeting, public),
        "has_editions": meeting.editions.exists(),
    }
