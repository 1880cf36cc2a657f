"""A browser's part in a test: a page's form as it would be sent back."""

import datetime

from django.urls import reverse


def page(row, view="change") -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{view}", args=[row.pk])


def add_page(model, meeting) -> str:
    return reverse(f"admin:minutes_{model._meta.model_name}_add") + f"?meeting={meeting.pk}"


def filled(client, address, **typed) -> dict:
    """What the form at an address would send, with some fields typed anew."""
    form = client.get(address).context["adminform"].form
    values = {field.html_name: _shown(field) for field in form}
    return {name: value for name, value in values.items() if value is not None} | typed


def _shown(field):
    value = field.value()
    return field.field.widget.format_value(value) if isinstance(value, datetime.date) else value


def save(client, address, **typed):
    """Open a form, type, save."""
    return client.post(address, filled(client, address, **typed))


def errors(answer) -> dict:
    """Field → messages of a form that came back."""
    return {name: list(said) for name, said in answer.context["adminform"].form.errors.items()}
