"""What a browser does in a test: takes the form of a page, fills it, and sends it."""

import datetime

from django.urls import reverse


def page(row, view="change") -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{view}", args=[row.pk])


def add_page(model, meeting) -> str:
    return reverse(f"admin:minutes_{model._meta.model_name}_add") + f"?meeting={meeting.pk}"


def filled(client, address, **typed) -> dict:
    """Returns what the form at an address would send, with new values for some fields."""
    form = client.get(address).context["adminform"].form
    values = {field.html_name: _shown(field) for field in form}
    return {name: value for name, value in values.items() if value is not None} | typed


def _shown(field):
    value = field.value()
    return field.field.widget.format_value(value) if isinstance(value, datetime.date) else value


def save(client, address, **typed):
    """Opens a form, types, saves."""
    return client.post(address, filled(client, address, **typed))


def errors(answer) -> dict:
    """Returns {field: messages} of a form that came back."""
    return {name: list(messages) for name, messages in answer.context["adminform"].form.errors.items()}
