"""What a clerk does to publish: sends the publish page, on a day that the test chooses."""

import datetime
from unittest.mock import patch

from django.urls import reverse

from tests.acts import approve_now

TOKYO = datetime.timezone(datetime.timedelta(hours=9))


def publish_page(meeting) -> str:
    return reverse("admin:minutes_meeting_publish", args=[meeting.pk])


def published_on(client, meeting, day: str, **typed):
    """Approves the record, opens the publish page, types, and presses the button at noon of that day in Japan.

    `category_u12` is the field `category-u12`.
    """
    approve_now(meeting)
    form = client.get(publish_page(meeting)).context["form"]
    values = {field.html_name: field.value() for field in form}
    typed = {
        (name.replace("_", "-", 1) if "_" in name else name): value
        for name, value in ({"status": "final"} | typed).items()
    }
    sent = {name: value for name, value in (values | typed).items() if value is not None}
    noon = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(12), TOKYO)
    with patch("django.utils.timezone.now", return_value=noon):
        return client.post(publish_page(meeting), sent)
