"""Form fields for the words of a record: stripped lines, no blank line, no character that a database refuses."""

from django import forms

from minutes.models import AttendeeOrganisation, InquiryQuestion
from minutes.notation.reading.lines import split_lines


class WordsField(forms.CharField):
    """Lines of text, each stripped. A line with a NUL or a broken character is refused, and the error names the line."""

    widget = forms.Textarea

    def to_python(self, value):
        lines, problems = split_lines(super().to_python(value))
        if problems:
            raise forms.ValidationError(
                [f"{problem.line}行目: {problem.message}" for problem in problems], code="unwritable"
            )
        return "\n".join(line.text for line in lines)


class LineField(WordsField):
    """One line of text."""

    widget = forms.TextInput

    def to_python(self, value):
        words = super().to_python(value)
        if "\n" in words:
            raise forms.ValidationError("一行で書いてください。", code="lines")
        return words


class AttendeeField(forms.ModelChoiceField):
    """One of the attendees of the meeting (a hundred at most), shown by the label as printed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.queryset = AttendeeOrganisation.objects.none()

    def label_from_instance(self, obj):
        return obj.label


class QuestionField(forms.ModelChoiceField):
    """One of the questions of the meeting, shown by its number and the beginning of its text."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.queryset = InquiryQuestion.objects.none()

    def label_from_instance(self, obj):
        return f"#{obj.number} {obj.text[:40]}"
