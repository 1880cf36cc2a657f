"""配付資料: by its label in the meeting."""

from django import forms
from django.contrib import admin

from minutes.admin.row import RowAdmin
from minutes.admin.row_form import RowForm
from minutes.models import Handout


class HandoutForm(RowForm):
    def clean_label(self):
        label = self.cleaned_data["label"]
        if "　" in label:
            raise forms.ValidationError(
                "資料番号に全角の空白は使えません（原稿では、空白の後ろが題名になります）。"
            )
        return self.refuse_twin("label", f"「{label}」はもうあります")


@admin.register(Handout)
class HandoutAdmin(RowAdmin):
    form = HandoutForm
    record_fields = ("place", "label", "title", "file_name")
    readonly_fields = ("place", "file_name")
    list_display = ("address", "meeting", "label", "title", "file_name")
    list_display_links = ("address", "label")
    search_fields = ("label", "title")
