"""サイトの文章: the texts of the pages that a public site owes its readers. Nobody adds or deletes one of the five."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from members.admin.desk_admin import DeskAdmin
from minutes.desk.workflow.save_site_text import save_site_text
from minutes.models import SiteText
from minutes.models.default_texts import default_text
from minutes.notation.reading.lines import split_lines


class TextForm(forms.ModelForm):
    """Shows the words of the page as it is now: the desk's own, or those that ship with the program."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["text"] = self.instance.words

    def clean_text(self):
        """Keeps blank lines between chapters. Returns an empty text where it is the one that ships with the program."""
        text = "\n".join(self.cleaned_data["text"].splitlines()).strip()
        _, problems = split_lines(text)
        if problems:
            raise forms.ValidationError([f"{problem.line}行目: {problem.message}" for problem in problems])
        return "" if text == default_text(self.instance.page) else text


@admin.register(SiteText)
class SiteTextAdmin(DeskAdmin):
    form = TextForm
    fields = ("page", "public", "text")
    readonly_fields = ("page", "public")
    list_display = ("page", "state", "public")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "text":
            field.widget.attrs["rows"] = 28
            field.error_messages["null_characters_not_allowed"] = "読めない文字（NUL）が入っています。"
        return field

    @admin.display(description="状態")
    def state(self, obj):
        return "書き換えた文章" if obj.text else "初めの文章のまま"

    @admin.display(description="公開ページ")
    def public(self, obj):
        address = reverse(f"pages:{obj.page}")
        return format_html('<a href="{}">公開ページを見る</a>', address)

    def save_model(self, request, obj, form, change):
        if form.changed_data:
            save_site_text(row=obj, by=request.user)
