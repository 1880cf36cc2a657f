"""Admin pages of a meeting and of its rows: every save and every removal names the revision that the form saw."""

from django.contrib import messages
from django.db import models
from django.http import HttpResponseRedirect, QueryDict

from members.admin.desk_admin import DeskAdmin
from minutes.admin.form_fields import LineField, WordsField
from minutes.admin.meeting_page import seen_revision, typed_words, words_problem
from minutes.admin.page_frame import render_page
from minutes.admin.records.history_redaction import redact_versions
from minutes.admin.records.row_form import CONTROLS
from minutes.admin.searching.desk_search import desk_search
from minutes.admin.way_back import way_back
from minutes.desk.inquiries.row_questions import AnswersLeft, QuestionAstray
from minutes.desk.rows.row_verbs import RedactionTouched, add_row, redactions_of, remove_row, save_row
from minutes.models import Meeting
from minutes.revision import StaleRevision

REMOVED_MEANWHILE = (
    "この会議の記録は、この画面を開いた後に、ほかの画面で保存されています。何も削除していません。"
    "内容を見直して、もう一度操作してください。"
)
ANSWERS_UNASKED = "いっしょに消える設問か書面の回答があります。印を付けてから、もう一度操作してください。何も削除していません。"
HOLDS_WITHDRAWN = "取り消した言葉の印があるので、削除できません。取り消したことは、公開の記録に残ります。"


class RecordAdmin(DeskAdmin):
    """What the admins of a Meeting and of its rows share. A subclass names its `record_fields`."""

    record_fields: tuple[str, ...] = ()
    removal_note = ""
    change_form_template = "admin/records/row_form.html"
    delete_confirmation_template = "admin/records/remove_row.html"
    formfield_overrides = DeskAdmin.formfield_overrides | {
        models.CharField: {"form_class": LineField},
        models.TextField: {"form_class": WordsField},
    }

    def meeting_of(self, request, obj) -> Meeting | None:
        """Returns the meeting that a form is about; None while a meeting is being added."""
        return obj.meeting if obj else None

    def redact_versions(self, request, versions):
        """Redacts the history for whoever may not read the 原本."""
        redact_versions(request, versions)

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj and getattr(request, "reads_history", False):
            redact_versions(request, [obj])
        form = super().get_form(request, obj, change, **kwargs)
        form.meeting = self.meeting_of(request, obj)
        form.refused = getattr(request, "save_refused", "")
        return form

    def get_fields(self, request, obj=None):
        """Adds the controls of a save where one can save."""
        allowed = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        read_only = getattr(request, "reads_history", False) or not allowed
        return self.record_fields if read_only else (*self.record_fields, *self.controls)

    @property
    def controls(self):
        return CONTROLS

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except QuestionAstray as error:
            # What was typed comes back with the reason.
            request.save_refused = str(error)
            return super().changeform_view(request, object_id, form_url, extra_context)
        except StaleRevision:
            # Another save came between the form's check and the lock. A second run shows what is stored now.
            return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context |= {"back": way_back(request)}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def why_not_delete(self, obj) -> str:
        return HOLDS_WITHDRAWN if redactions_of(obj) else ""

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Overrides Django's redirect for a row that is gone: what was typed into its form comes back on a page."""
        if request.method != "POST":
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        typed = [
            (self.opts.get_field(name).verbose_name, request.POST[name])
            for name in self.record_fields
            if name in request.POST and not self.opts.get_field(name).is_relation
        ]
        context = {"opts": opts, "typed": typed}
        return render_page(request, "admin/records/lost_row.html", "保存できませんでした", **context)

    def save_model(self, request, obj, form, change):
        typed = form.cleaned_data
        how = {"revision": typed["seen_revision"], "by": request.user, "reason": typed["reason"]}
        request.saved = self.save(obj, form, change, **how)

    def save(self, obj, form, change, **how) -> bool:
        how |= {"row": obj, "behind": form.cleaned_data["behind"]}
        return save_row(**how) if change else bool(add_row(**how))

    def log_change(self, request, obj, message):
        return super().log_change(request, obj, message) if request.saved else None

    def get_search_results(self, request, queryset, search_term):
        return desk_search(request, queryset, search_term, self.get_search_fields(request)), False

    def response_post_save_change(self, request, obj):
        """Leads back to the page of the desk that led here, if one did."""
        back = way_back(request)
        return HttpResponseRedirect(back.address) if back else super().response_post_save_change(request, obj)

    def response_change(self, request, obj):
        if request.saved:
            return super().response_change(request, obj)
        self.message_user(request, "変わったところがないので、保存しませんでした。", messages.INFO)
        return self.response_post_save_change(request, obj)

    def delete_view(self, request, object_id, extra_context=None):
        obj = self.get_object(request, object_id)
        context = {"meeting": obj and self.meeting_of(request, obj), "removal_note": self.removal_note}
        wrong_reason = words_problem(request, "reason")
        if wrong_reason:
            self.message_user(request, wrong_reason, messages.ERROR)
            context["typed_reason"] = request.POST["reason"]
            request.POST = QueryDict()  # asks again
        context["going"] = self.what_goes_with(obj) if obj else []
        try:
            return super().delete_view(request, object_id, context | (extra_context or {}))
        except StaleRevision:
            self.message_user(request, REMOVED_MEANWHILE, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        except AnswersLeft:
            self.message_user(request, ANSWERS_UNASKED, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        except QuestionAstray as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        except RedactionTouched:
            self.message_user(request, HOLDS_WITHDRAWN, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def what_goes_with(self, obj) -> list[str]:
        """Returns what is removed with a row once the clerk says so, in words."""
        return []

    def delete_model(self, request, obj):
        meeting = self.meeting_of(request, obj)
        request.meeting_of_deleted = meeting and meeting.pk
        self.remove(
            obj,
            **({"with_answers": "with_answers" in request.POST} if self.what_goes_with(obj) else {}),
            revision=seen_revision(request),
            by=request.user,
            reason=typed_words(request, "reason"),
        )

    def remove(self, obj, **how):
        remove_row(row=obj, **how)
