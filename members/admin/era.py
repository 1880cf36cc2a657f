"""Fields for days that say what they understood: H24.10.23 → 平成24年(2012年)10月23日(火)."""

import datetime

from django.http import JsonResponse
from django.urls import reverse_lazy
from django.utils.html import format_html

from members import wareki
from members.fields import EraDateInput

UNREAD = "日付として読み取れません"


class EchoedDateInput(EraDateInput):
    """With the day in both calendars beside it; a script keeps it up while one types."""

    class Media:
        js = ["era.js"]

    def __init__(self, attrs=None):
        super().__init__({"data-echo": reverse_lazy("admin:members_organisation_read_date")} | (attrs or {}))

    def render(self, name, value, attrs=None, renderer=None):
        typed = value.isoformat() if isinstance(value, datetime.date) else str(value or "")
        return format_html(
            '{} <output class="era-echo" for="{}">{}</output>',
            super().render(name, value, attrs, renderer),
            (attrs or {}).get("id", ""),
            understood(typed),
        )


def understood(text: str) -> str:
    """The day that a text says, in both calendars; empty for an empty text.

    >>> understood("H24.10.23")
    '平成24年(2012年)10月23日(火)'
    """
    if not text.strip():
        return ""
    try:
        return wareki.format_date(wareki.parse_date(text))
    except wareki.WarekiError:
        return UNREAD


def read_date_view(request):
    """?text=H24.10.23 → what the field would understand."""
    return JsonResponse({"understood": understood(request.GET.get("text", "")[:100])})
