"""設問 and 書面の回答: the rows of inquiries one by one. All answers to an inquiry are entered in its grid."""

from django import forms
from django.contrib import admin
from django.utils.text import Truncator

from minutes.admin.form_fields import QuestionField
from minutes.admin.records.block_admin import counted
from minutes.admin.records.row_admin import RowAdmin
from minutes.admin.records.row_form import RowForm
from minutes.admin.searching.public_words import WHO
from minutes.desk.inquiries.choices import TWICE, choice_given_twice, choices_without_place
from minutes.desk.inquiries.row_questions import what_goes_with
from minutes.desk.workflow.accounts import account_name
from minutes.models import InquiryQuestion, WrittenAnswer

TAKEN = "選択肢「{}」を選んだ回答があります。残すか、先に回答を直してください。"
NO_CHOICE = "この設問の選択肢は {} です。"
NO_CHOICES = "この設問に選択肢はありません。「回答の文」に書いてください。"
EMPTY = "選んだ答えか回答の文の、少なくともどちらかを書いてください。"


class QuestionForm(RowForm):
    def clean_choices(self):
        """Refuses a choice that is offered twice, and one that goes while answers have taken it."""
        choices = list(filter(None, self.cleaned_data["choices"].split("\n")))
        if twice := choice_given_twice(choices):
            raise forms.ValidationError(TWICE.format(twice))
        if self.instance.pk:
            stored = InquiryQuestion.objects.get(pk=self.instance.pk)
            taken = set(stored.answers.values_list("choice", flat=True))
            for choice in choices_without_place(stored.choice_list, choices, taken):
                raise forms.ValidationError(TAKEN.format(choice))
        return "\n".join(choices)


@admin.register(InquiryQuestion)
class QuestionAdmin(RowAdmin):
    form = QuestionForm
    record_fields = ("place", "text", "choices")
    list_display = ("address", "meeting", "beginning", "offered")
    list_display_links = ("address", "beginning")
    search_fields = ("text", "choices")

    @admin.display(description="設問")
    def beginning(self, obj):
        return Truncator(obj.text).chars(60)

    @admin.display(description="選択肢")
    def offered(self, obj):
        return "／".join(obj.choice_list) or "文で答える"

    def what_goes_with(self, obj):
        return counted(what_goes_with(obj))

    def get_deleted_objects(self, objs, request):
        """The answers go with their question once the clerk says so: they protect it from nothing else."""
        answers = self.admin_site.get_model_admin(WrittenAnswer)
        lacking = set() if answers.has_delete_permission(request) else {WrittenAnswer._meta.verbose_name}
        going = any(what_goes_with(obj) for obj in objs)
        return [str(obj) for obj in objs], {}, lacking if going else set(), []


class AnswerForm(RowForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "question" in self.fields:
            self.fields["question"].queryset = self.meeting.questions.order_by("position")

    def clean(self):
        cleaned = super().clean()
        question, choice = cleaned.get("question"), cleaned.get("choice", "")
        # A withdrawn choice is a redaction, which stays as it is.
        is_kept = choice == (self.initial.get("choice") or "") and "question" not in self.changed_data
        if question and choice and not is_kept and choice not in question.choice_list:
            offered = "、".join(f"「{one}」" for one in question.choice_list)
            self.add_error("choice", NO_CHOICE.format(offered) if offered else NO_CHOICES)
        if not choice and not cleaned.get("text") and not self.errors:
            self.add_error("text", EMPTY)
        return cleaned


@admin.register(WrittenAnswer)
class AnswerAdmin(RowAdmin):
    form = AnswerForm
    record_fields = ("place", "question", "attendee", "choice", "text", "received_on", "way", "entered")
    readonly_fields = ("place", "entered")
    list_display = ("address", "meeting", "question_number", "attendee_label", "choice", "beginning")
    list_display_links = ("address", "beginning")
    list_select_related = ("meeting", "question", "attendee")
    list_filter = ("way",)
    search_fields = ("choice", "text", *(f"attendee__{column}" for column in WHO))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.remote_field.model is InquiryQuestion:
            kwargs["form_class"] = QuestionField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="入力した人（代理入力）")
    def entered(self, obj):
        return account_name(obj.entered_by) if obj.entered_by else "（まだ）"

    @admin.display(description="設問")
    def question_number(self, obj):
        return f"#{obj.question.number}"

    @admin.display(description="団体")
    def attendee_label(self, obj):
        return obj.attendee.label

    @admin.display(description="回答の文")
    def beginning(self, obj):
        return Truncator(obj.text).chars(60) or "（選択だけ）"

    def save(self, obj, form, change, **how):
        """Whoever changes the words has entered them."""
        if not change or {"choice", "text"} & set(form.changed_data):
            obj.entered_by = how["by"]
        return super().save(obj, form, change, **how)
