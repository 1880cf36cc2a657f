"""Form fields for dates and times as clerks write them; a text that cannot be read is shown again unchanged."""

import datetime

from django import forms

from members import wareki
from members.widgets import LineInput


class EraDateInput(LineInput):
    """Shows a stored date as 平成24年10月23日, and a typed text unchanged."""

    def __init__(self, attrs=None):
        super().__init__({"autocomplete": "off", "size": 24} | (attrs or {}))

    def format_value(self, value):
        return (
            wareki.format_era_date(value) if isinstance(value, datetime.date) else super().format_value(value)
        )


class EraDateField(forms.DateField):
    """A date in either calendar: 平成24年10月23日, H24.10.23, 2012/10/23, also in full-width or kanji numerals."""

    widget = EraDateInput

    def to_python(self, value):
        return _parsed(value, datetime.date, wareki.parse_date, self.empty_values)

    def has_changed(self, initial, data):
        return _changed(self, initial, data)


class TimeInput(forms.TextInput):
    """Shows a stored time as 14:30."""

    def __init__(self, attrs=None):
        super().__init__({"autocomplete": "off", "size": 12} | (attrs or {}))

    def format_value(self, value):
        return f"{value:%H:%M}" if isinstance(value, datetime.time) else super().format_value(value)


class EraTimeField(forms.TimeField):
    """A time of day: 14:30, 14時30分, 午後2時半."""

    widget = TimeInput

    def to_python(self, value):
        return _parsed(value, datetime.time, wareki.parse_time, self.empty_values)

    def has_changed(self, initial, data):
        return _changed(self, initial, data)


def _parsed(value, value_type, parse, empty_values):
    if value in empty_values or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, value_type):
        return value
    try:
        return parse(str(value))
    except wareki.WarekiError as error:
        raise forms.ValidationError(str(error), code="invalid") from error


def _changed(field, initial, data):
    try:
        return field.to_python(initial) != field.to_python(data)
    except forms.ValidationError:
        return True
