"""Form fields for the words of a record: stripped lines, no blank line, no character that a database refuses or nobody sees."""

from django import forms

from members.admin.typed_signs import refuse_signs, uncut
from minutes.models import AttendeeOrganisation, InquiryQuestion
from minutes.notation.pasted_tables import with_rows
from minutes.notation.reading.lines import split_lines
from minutes.notation.table_rows import read_said


class WordsField(forms.CharField):
    """Lines of text, each stripped. A line with a NUL, a broken character or an unseen sign is refused, and the error
    names the line. `takes_signs`: the words are compared with stored ones, which may hold unseen signs."""

    widget = forms.Textarea

    def __init__(self, *, takes_signs: bool = False, **options):
        self.takes_signs = takes_signs
        super().__init__(**options)
        uncut(self)

    def to_python(self, value):
        text = super().to_python(value)
        lines, problems = split_lines(text)
        if problems:
            raise forms.ValidationError(
                [f"{problem.line}行目: {problem.message}" for problem in problems], code="unwritable"
            )
        if not self.takes_signs:
            refuse_signs(text)
        return "\n".join(line.text for line in lines)


class SaidField(WordsField):
    """What is said: WordsField, the rows of its tables written as in a manuscript (｜深川市｜12件｜) or pasted with TABs.

    Its initial value is what `write_rows` gives.
    """

    def to_python(self, value):
        super().to_python(value)
        lines, _ = split_lines(value or "")
        typed = {line.number: line.text for line in lines}
        return "\n".join(
            read_said(line.text) if line.text == typed[line.number] else line.text
            for line in with_rows(lines)
        )

    def has_changed(self, initial, data):
        return super().has_changed(self.to_python(initial), data)


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
