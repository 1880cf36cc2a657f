"""One-line inputs, written without a template: Django's take a third of a millisecond each, on every search."""

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html


class LineInput(forms.TextInput):
    """<input type="text">, or of another `input_type`."""

    def render(self, name, value, attrs=None, renderer=None):
        shown = self.format_value(value)
        given = {"type": self.input_type, "name": name} | ({} if shown is None else {"value": shown})
        return format_html("<input{}>", flatatt(given | self.build_attrs(self.attrs, attrs)))


class SwitchInput(forms.CheckboxInput):
    """<input type="checkbox">, on or off."""

    def render(self, name, value, attrs=None, renderer=None):
        given = {"type": "checkbox", "name": name, "checked": bool(self.check_test(value))}
        return format_html("<input{}>", flatatt(given | self.build_attrs(self.attrs, attrs)))
