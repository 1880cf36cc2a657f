"""Text and checkbox inputs that render without a template: Django's own take a third of a millisecond each."""

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html


class LineInput(forms.TextInput):
    """<input type="text">; a subclass may set another `input_type`."""

    def render(self, name, value, attrs=None, renderer=None):
        text = self.format_value(value)
        own_attrs = {"type": self.input_type, "name": name} | ({} if text is None else {"value": text})
        return format_html("<input{}>", flatatt(own_attrs | self.build_attrs(self.attrs, attrs)))


class CheckboxInput(forms.CheckboxInput):
    """<input type="checkbox">"""

    def render(self, name, value, attrs=None, renderer=None):
        own_attrs = {"type": "checkbox", "name": name, "checked": bool(self.check_test(value))}
        return format_html("<input{}>", flatatt(own_attrs | self.build_attrs(self.attrs, attrs)))
