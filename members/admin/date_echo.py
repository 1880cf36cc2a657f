"""Date inputs that echo how they read the text: H24.10.23 → 平成24年(2012年)10月23日(火)."""

import datetime

from django.http import JsonResponse
from django.urls import reverse_lazy
from django.utils.html import format_html

from members import wareki
from members.fields import EraDateInput

UNREADABLE = "日付として読み取れません"


class EchoedDateInput(EraDateInput):
    """Shows the date in both calendars beside the input; a script updates it while the clerk types."""

    class Media:
        js = ["era.js"]

    def __init__(self, attrs=None):
        super().__init__({"data-echo": reverse_lazy("admin:members_organisation_read_date")} | (attrs or {}))

    def render(self, name, value, attrs=None, renderer=None):
        text = value.isoformat() if isinstance(value, datetime.date) else str(value or "")
        return format_html(
            '{} <output class="era-echo" for="{}">{}</output>',
            super().render(name, value, attrs, renderer),
            (attrs or {}).get("id", ""),
            date_in_both_calendars(text),
        )


def date_in_both_calendars(text: str) -> str:
    """Returns the date that a text states, in both calendars; "" for an empty text.

    >>> date_in_both_calendars("H24.10.23")
    '平成24年(2012年)10月23日(火)'
    """
    if not text.strip():
        return ""
    try:
        return wareki.format_date(wareki.parse_date(text))
    except wareki.WarekiError:
        return UNREADABLE


def read_date_view(request):
    """GET ?text=H24.10.23 → {"understood": "平成24年(2012年)10月23日(火)"}."""
    return JsonResponse({"understood": date_in_both_calendars(request.GET.get("text", "")[:100])})
