"""版 and 訂正: what was published, as tables to read."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from minutes.admin.read_only_admin import ReadOnlyAdmin
from minutes.models import Correction, Edition
from minutes.record.block_text import block_name
from minutes.record.names.meeting_name import meeting_name


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    fields = (
        *("title", "held_on", "number", "status", "published_at", "published_by", "reason"),
        *("body_name", "turns", "address", "page", "digest"),
    )
    list_display = ("of_meeting", "number", "status", "published_at", "is_newest", "address")
    list_display_links = ("of_meeting", "number")
    list_filter = ("is_newest", "status")
    search_fields = ("address", "title", "body_name", "reason", "digest")
    ordering = ("-published_at", "-id")

    def get_queryset(self, request):
        return super().get_queryset(request).without_record()

    @admin.display(description="会議", ordering="held_on")
    def of_meeting(self, obj):
        """Returns what the meeting was called in that edition."""
        return meeting_name(obj.title, obj.held_on)

    @admin.display(description="公開ページ")
    def page(self, obj):
        address = reverse("pages:meeting", args=[obj.address])
        return format_html('<a href="{}">{}</a>（最新の版が出ます）', address, address)


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    fields = readonly_fields = ("edition", "place", "change", "category", "reason")
    list_display = ("edition", "place", "change", "category", "reason")
    list_filter = ("category",)
    search_fields = ("edition__address", "edition__title", "reason")
    ordering = ("-edition__published_at", "position")

    def get_queryset(self, request):
        corrections = super().get_queryset(request).select_related("edition")
        return corrections.defer("edition__record", "edition__salts")

    @admin.display(description="箇所", ordering="position")
    def place(self, obj):
        return block_name(obj.block_key)
