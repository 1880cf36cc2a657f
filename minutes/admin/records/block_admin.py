"""議題, 発表・照会 and 発言・地の文: the blocks of a record, in one order. Questions are in inquiry_admin.py."""

from django import forms
from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.utils.text import Truncator

from minutes.admin.form_fields import SaidField
from minutes.admin.records.row_admin import RowAdmin, deleted_with_ties
from minutes.admin.records.row_form import RowForm
from minutes.admin.searching.public_words import WHO
from minutes.desk.inquiries.row_questions import what_goes_with
from minutes.desk.rows.row_verbs import redactions_of
from minutes.models import AgendaItem, Presentation, Utterance
from minutes.notation.table_rows import write_rows
from minutes.notation.vocabulary import BLOCK_KINDS


@admin.register(AgendaItem)
class ItemAdmin(RowAdmin):
    form = RowForm
    record_fields = ("place", "title", "kind")
    removal_note = "この議題の下にある発表や発言は消えずに残り、前の議題の下に入ります。"
    list_display = ("address", "meeting", "title", "kind")
    list_display_links = ("address", "title")
    list_filter = ("kind",)
    search_fields = ("title",)

    def get_deleted_objects(self, objs, request):
        """An item is removed with the ties of its handouts."""
        return deleted_with_ties(objs)


def counted(rows) -> list[str]:
    """Returns 設問 2件、書面の回答 38件 of rows of several tables."""
    names = [row._meta.verbose_name for row in rows]
    return [f"{name} {names.count(name)}件" for name in dict.fromkeys(names)]


class PresentationForm(RowForm):
    with_answers = forms.BooleanField(
        label="設問と回答も消す",
        required=False,
        help_text="照会を発表に改めるときだけ。設問と書面の回答は、履歴の「戻す」でもとのまま戻せます。",
    )

    def clean(self):
        cleaned = super().clean()
        going = what_goes_with(self.instance) if self._becomes_report(cleaned) else []
        if any(map(redactions_of, going)):
            self.add_error("kind", "取り消した言葉の印のある回答か設問があるので、発表に改められません。")
        elif going and not cleaned.get("with_answers"):
            words = "、".join(counted(going))
            self.add_error("with_answers", f"発表に改めると、{words}が消えます。よければ印を付けてください。")
        return cleaned

    def _becomes_report(self, cleaned):
        was_inquiry = self.initial.get("kind") == Presentation.Kind.INQUIRY and self.instance.pk
        return was_inquiry and cleaned.get("kind") == Presentation.Kind.REPORT


@admin.register(Presentation)
class PresentationAdmin(RowAdmin):
    form = PresentationForm
    record_fields = ("place", "kind", "presenter", "titles")
    own_controls = ("with_answers",)
    removal_note = "この発表・照会の下にある発言は消えずに残り、前の見出しの下に入ります。"
    list_display = ("address", "meeting", "kind", "presenter_label", "titles")
    list_display_links = ("address", "titles")
    list_select_related = ("meeting", "presenter")
    list_filter = ("kind",)
    search_fields = ("titles", *(f"presenter__{column}" for column in WHO))

    def get_fields(self, request, obj=None):
        """Only an inquiry can become a report."""
        fields = super().get_fields(request, obj)
        is_inquiry = obj is not None and obj.kind == Presentation.Kind.INQUIRY
        return fields if is_inquiry else tuple(name for name in fields if name != "with_answers")

    def what_goes_with(self, obj):
        return counted(what_goes_with(obj))

    def get_deleted_objects(self, objs, request):
        """A presentation is removed with the ties of its handouts."""
        return deleted_with_ties(objs)

    def save(self, obj, form, change, **how):
        how |= {"with_answers": form.cleaned_data.get("with_answers", False)} if change else {}
        return super().save(obj, form, change, **how)

    @admin.display(description="団体")
    def presenter_label(self, obj):
        return obj.presenter.label


class UtteranceForm(RowForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "speaker" in self.fields:
            self.fields["speaker"].empty_label = "（なし：地の文）"
        if self.initial.get("text"):
            self.initial["text"] = write_rows(self.initial["text"])


class TurnOrNarrationFilter(admin.SimpleListFilter):
    title = "発言か地の文か"
    parameter_name = "voice"

    def lookups(self, request, model_admin):
        return [(kind, BLOCK_KINDS[kind]) for kind in ("turn", "narration")]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return queryset.filter(speaker__isnull=self.value() == "narration")


@admin.register(Utterance)
class UtteranceAdmin(RowAdmin):
    form = UtteranceForm
    record_fields = ("place", "speaker", "text")
    list_display = ("address", "meeting", "item", "speaker_label", "beginning")
    list_display_links = ("address", "beginning")
    list_select_related = ("meeting", "speaker")
    list_filter = (TurnOrNarrationFilter,)
    search_fields = ("text", *(f"speaker__{column}" for column in WHO))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "text":
            kwargs["form_class"] = SaidField
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_queryset(self, request):
        """Annotates the title of the item above, so that a list of 400 rows takes one query."""
        above = AgendaItem.objects.filter(meeting=OuterRef("meeting"), position__lt=OuterRef("position"))
        titles = above.order_by("-position").values("title")[:1]
        return super().get_queryset(request).annotate(item_title=Subquery(titles))

    @admin.display(description="議題")
    def item(self, obj):
        return Truncator(obj.item_title or "").chars(16)

    @admin.display(description="発言者")
    def speaker_label(self, obj):
        return obj.speaker.label if obj.speaker else "（地の文）"

    @admin.display(description="本文")
    def beginning(self, obj):
        return Truncator(obj.text).chars(60)
