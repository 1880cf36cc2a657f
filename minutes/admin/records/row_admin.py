"""Admin pages of the rows of a meeting. They are added from their meeting, and listed in the order of the record."""

from urllib.parse import parse_qs

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html

from minutes.admin.form_fields import AttendeeField
from minutes.admin.records.history_page import restore_view
from minutes.admin.records.record_admin import RecordAdmin
from minutes.admin.records.row_form import CONTROLS
from minutes.admin.way_back import way_back
from minutes.desk.rows.restore_row import can_come_back
from minutes.models import AttendeeOrganisation, Meeting


def rows_url(model, meeting) -> str:
    """Returns the address of the admin's list of a meeting's rows."""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return f"{address}?meeting__id__exact={meeting.pk}"


def meeting_in_address(request) -> Meeting | None:
    """Returns the meeting of ?meeting=5, or of the filter of the list that one came from; None where there is none."""
    filtered = parse_qs(request.GET.get("_changelist_filters", "")).get("meeting__id__exact", [""])
    typed = request.GET.get("meeting") or request.GET.get("meeting__id__exact") or filtered[0]
    return Meeting.objects.filter(pk=typed).first() if typed.isdecimal() and len(typed) < 19 else None


def deleted_with_ties(objs) -> tuple:
    """Returns what Django's page asks about rows whose ties go with them: a tie protects neither of its ends."""
    return [str(obj) for obj in objs], {}, set(), []


class RowAdmin(RecordAdmin):
    """A row belongs to the meeting that it was added from, for good."""

    list_per_page = 500
    named_lookups = ("meeting__id__exact",)  # the links of a meeting's page
    can_be_withdrawn = True
    readonly_fields = ("place",)
    list_select_related = ("meeting",)
    change_list_template = "admin/records/row_list.html"

    # The controls of a table's own form.
    own_controls: tuple[str, ...] = ()

    @property
    def controls(self):
        return ("behind", *self.own_controls, *CONTROLS)

    def get_list_display(self, request):
        """Leaves the column of the meeting out of a list of one meeting's rows, which the title names."""
        is_of_one = "meeting__id__exact" in request.GET
        return [name for name in self.list_display if not (is_of_one and name == "meeting")]

    @admin.display(description="会議")
    def place(self, obj):
        """Returns a link to the meeting, and the row's number."""
        address = reverse("admin:minutes_meeting_change", args=[obj.meeting_id])
        number = format_html("　#{}", obj.number) if obj.number else ""
        return format_html('<a href="{}">{}</a>{}', address, obj.meeting, number)

    @admin.display(description="番号", ordering="position")
    def address(self, obj):
        return f"#{obj.number}"

    def meeting_of(self, request, obj):
        return obj.meeting if obj else meeting_in_address(request)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.remote_field.model is AttendeeOrganisation:
            kwargs["form_class"] = AttendeeField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        if meeting_in_address(request) is None:
            message = f"{self.opts.verbose_name}は、会議のページから足してください。"
            self.message_user(request, message, messages.WARNING)
            return HttpResponseRedirect(reverse("admin:minutes_meeting_changelist"))
        return super().add_view(request, form_url, extra_context)

    def changelist_view(self, request, extra_context=None):
        meeting = meeting_in_address(request)
        title = (
            f"{meeting} の{self.opts.verbose_name}" if meeting else f"すべての会議の{self.opts.verbose_name}"
        )
        return super().changelist_view(request, {"title": title, "meeting": meeting} | (extra_context or {}))

    def get_search_results(self, request, queryset, search_term):
        """Finds the rows of a number that is typed as #12."""
        number = search_term.strip().lstrip("#＃")
        if number != search_term.strip() and number.isdecimal() and len(number) < 10:
            return queryset.filter(number=number), False
        return super().get_search_results(request, queryset, search_term)

    def render_change_form(self, request, context, *args, **kwargs):
        """Leaves out "save and add another": the second row would be put behind the same number as the first."""
        context |= {"show_save_and_add_another": False, "can_be_withdrawn": self.can_be_withdrawn}
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self):
        guard = self.admin_site.admin_view(self.restore_view)
        return [
            path("<int:version>/restore/", guard, name=f"minutes_{self.opts.model_name}_restore"),
            *super().get_urls(),
        ]

    def restore_view(self, request, version):
        return restore_view(request, self.model, version)

    def history_view(self, request, object_id, extra_context=None):
        """Offers to restore a row that was removed."""
        last = (
            self.model.history.filter(id=object_id).order_by("-history_id").first()
            if object_id.isdecimal()
            else None
        )
        self.redact_versions(request, [last] if last else [])
        meeting = last and Meeting.objects.filter(pk=last.meeting_id).first()
        context = extra_context or {}
        if meeting and can_come_back(last) and self.has_add_permission(request):
            address = f"admin:minutes_{self.opts.model_name}_restore"
            context |= {"restore": {"version": last, "meeting": meeting, "url": address}}
        return super().history_view(request, object_id, context)

    def response_delete(self, request, obj_display, obj_id):
        """Returns to the meeting, and not to a list of the rows of all meetings."""
        super().response_delete(request, obj_display, obj_id)  # says that it was deleted
        return HttpResponseRedirect(
            reverse("admin:minutes_meeting_change", args=[request.meeting_of_deleted])
        )

    def response_post_save_change(self, request, obj):
        if way_back(request) or "_changelist_filters" in request.GET:
            return super().response_post_save_change(request, obj)
        return HttpResponseRedirect(rows_url(self.model, obj.meeting))

    response_post_save_add = response_post_save_change
