"""取消し and 公開停止 as tables to read; the 原本 of a withdrawal, for who may read it, and its erasure."""

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone

from minutes.admin.page_frame import render_page
from minutes.admin.read_only_admin import ReadOnlyAdmin
from minutes.admin.records.history_redaction import READ_ORIGINAL
from minutes.admin.restated_places import RestatedPlaces
from minutes.admin.withdrawing.act_log import log_act, log_reading, readers_of
from minutes.admin.withdrawing.grounds_form import GroundsForm
from minutes.models import LostEdition, Meeting, Retraction, Withdrawal
from minutes.models.withdrawal import NO_MEETING
from minutes.publication.editions.snapshot import record_of
from minutes.publication.erase import erase
from minutes.publication.errors import EraseRefused
from minutes.publication.withdrawal.republication_check import standing_in
from minutes.record.block_text import block_name
from minutes.revision import StaleRevision

ERASED = "原本からも消去しました。データベースのファイルからも消すように、システム管理者に頼んでください。"


@admin.register(Withdrawal)
class WithdrawalAdmin(ReadOnlyAdmin):
    fields = (
        *("meeting", "place", "mark_name", "is_part", "category", "reason", "rule"),
        *("withdrawn_at", "withdrawn_by", "edition", "erased_at", "erased_by", "erase_reason", "erase_rule"),
    )
    readonly_fields = ("place", "mark_name")
    list_display = ("meeting", "mark_name", "place", "category", "withdrawn_at", "erased_at")
    list_select_related = ("meeting",)
    list_filter = ("category",)
    search_fields = ("meeting__address", "meeting__title", "reason", "rule")
    change_form_template = "admin/withdrawing/withdrawal_form.html"

    @admin.display(description="箇所")
    def place(self, obj):
        return block_name(obj.block_key)

    @admin.display(description="印")
    def mark_name(self, obj):
        return f"取消し{obj.name}"

    def get_urls(self):
        guard = self.admin_site.admin_view
        return [
            path("<int:pk>/original/", guard(original_view), name="minutes_withdrawal_original"),
            path("<int:pk>/erase/", guard(erase_view), name="minutes_withdrawal_erase"),
            *super().get_urls(),
        ]


@admin.register(Retraction)
class RetractionAdmin(ReadOnlyAdmin):
    fields = ("meeting", "retracted_at", "retracted_by", "reason", "rule")
    list_display = ("meeting", "retracted_at", "reason", "rule")
    list_select_related = ("meeting",)
    search_fields = ("meeting__address", "meeting__title", "reason", "rule")


@admin.register(LostEdition)
class LostEditionAdmin(ReadOnlyAdmin):
    fields = ("of_meeting", "number", "published_at", "address", "digest")
    readonly_fields = ("of_meeting",)
    list_display = ("of_meeting", "number", "published_at", "address", "digest")
    list_display_links = ("of_meeting", "number")
    search_fields = ("address", "digest")

    def get_changelist_instance(self, request):
        """Finds the meetings of all rows by one query."""
        changes = super().get_changelist_instance(request)
        meetings = Meeting.objects.in_bulk([row.address for row in changes.result_list], field_name="address")
        for row in changes.result_list:
            row.meeting = meetings.get(row.address)
        return changes

    @admin.display(description="会議", ordering="address")
    def of_meeting(self, obj):
        return obj.meeting or NO_MEETING


@permission_required(READ_ORIGINAL, raise_exception=True)
def original_view(request, pk):
    """Shows the words that were withdrawn, edition by edition, and notes who looks at them."""
    withdrawal = get_object_or_404(Withdrawal.objects.select_related("meeting"), pk=pk)
    log_reading(request, withdrawal)
    notes = withdrawal.masked_notes.select_related("note__by", "answer__by").order_by("id")
    wordings = withdrawal.wordings.all()
    context = {"wordings": wordings, "notes": notes, "readers": readers_of(withdrawal)}
    return _page(request, withdrawal, "original.html", "原本を読む", **context)


@permission_required("minutes.erase_meeting", raise_exception=True)
def erase_view(request, pk):
    """GET asks for the grounds, POST erases."""
    withdrawal = get_object_or_404(Withdrawal.objects.select_related("meeting"), pk=pk)
    form = GroundsForm(
        request.POST if request.method == "POST" else None,
        meeting=withdrawal.meeting,
        reason_help="公開はされず、取消しの記録に残ります。消す言葉や名前を書かないでください。",
    )
    standing = [] if withdrawal.erased_at else standing_in(withdrawal, record_of(withdrawal.meeting))
    places = RestatedPlaces(form, standing)
    if form.is_valid():
        try:
            erase(
                withdrawal=withdrawal,
                by=request.user,
                at=timezone.now(),
                answers=places.answers(),
                **form.grounds,
            )
        except StaleRevision:
            form.refuse_stale()
        except EraseRefused as error:
            form.add_error(None, str(error))
        else:
            typed = form.cleaned_data
            log_act(request, withdrawal, "原本からの消去", reason=typed["reason"], rule=typed["rule"])
            messages.success(request, ERASED)
            return HttpResponseRedirect(reverse("admin:minutes_withdrawal_change", args=[pk]))
    rows = [field for field in form.visible_fields() if field.name in GroundsForm.base_fields]
    return _page(request, withdrawal, "erase.html", "原本からも消去する", form=form, places=places, rows=rows)


def _page(request, withdrawal, template, title, **context):
    context |= {"withdrawal": withdrawal, "place": block_name(withdrawal.block_key)}
    return render_page(request, f"admin/withdrawing/{template}", title, subject=withdrawal, **context)
