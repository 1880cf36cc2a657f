"""The form of a new meeting that is made from the last one of its body, and what was typed of those who are to attend."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django import forms

from members import wareki
from minutes.admin.form_fields import LineField, WordsField
from minutes.desk.next_meeting.attendance_text import Coming, attendance_text, misread
from minutes.desk.next_meeting.proposed_meeting import Proposed
from minutes.models import AgendaItem, AttendeeOrganisation, Body, Meeting
from minutes.notation.document import Document, Item
from minutes.notation.redactions import redactions_in

NOT_READ = (
    "「{}」は、出席者の欄にこのとおりには書けません。印を外して、会議を作った後で原稿に書いてください。"
)
REDACTED = "取り消した言葉の印（［取消し12-1］など）は書けません。"
ITEM_TOO_LONG = "一つの議題は500字までです。"


def _words(name: str, rows: int, help_text: str) -> WordsField:
    label = Meeting._meta.get_field(name).verbose_name
    widget = forms.Textarea(attrs={"rows": rows})
    return WordsField(label=label, required=False, widget=widget, help_text=help_text)


class NextMeetingForm(forms.Form):
    body = forms.ModelChoiceField(Body.objects.all(), label="会議体", empty_label=None)
    title = LineField(
        label="会議名",
        max_length=Meeting._meta.get_field("title").max_length,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="前の会議の会議名から、回を一つ進めました。",
    )
    time = _words(
        "time",
        2,
        "例: 令和8年11月5日 13:30~16:30。その日の構成団体を、下の「出席する団体」に出します。まだ決まっていなければ空欄。",
    )
    venue = _words("venue", 2, "前の会議の場所です。")
    agenda = _words("agenda", 4, "会議の前に配る次第を、印刷されたとおりに。")
    items = WordsField(
        label="議題（記録の見出し）",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="一行に一つ。前の会議の議題です。発言や発表の題名は写しません。",
    )
    others = WordsField(
        label="ほかに出席する団体",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="例: オブザーバー：総務省（課長補佐）。一行に一つ。",
    )
    contact = _words("contact", 3, "前の会議の問い合わせ先です。")

    def clean_time(self):
        """Refuses a 日時 that cannot be read: who is a member goes by its day."""
        text = self.cleaned_data["time"]
        if text:
            try:
                problem = wareki.parse_meeting_time(text).hours_problem
            except wareki.WarekiError as error:
                problem = str(error)
            if problem:
                raise forms.ValidationError(problem)
        return text

    def clean_items(self):
        items = self.cleaned_data["items"]
        longest = max(map(len, items.split("\n")))
        if longest > AgendaItem._meta.get_field("title").max_length:
            raise forms.ValidationError(ITEM_TOO_LONG)
        return items

    def clean(self):
        cleaned = super().clean()
        for name, value in list(cleaned.items()):
            if isinstance(value, str) and redactions_in(value):
                self.add_error(name, REDACTED)
        return cleaned

    def document(self, coming: Iterable[Coming]) -> Document:
        """Returns the record of the new meeting: facts and headings, and nothing that was said."""
        typed = self.cleaned_data
        return Document(
            title=typed["title"],
            time=typed["time"],
            venue=typed["venue"],
            attendance=attendance_text(tuple(coming), typed["others"]),
            agenda=typed["agenda"],
            contact=typed["contact"],
            blocks=tuple(Item(line) for line in typed["items"].split("\n") if line),
        )


@dataclass(frozen=True)
class ShownAttendee:
    """One who is proposed, as the form shows him: ticked or not, with what was typed for who comes, and what is wrong there."""

    proposed: Proposed
    is_ticked: bool
    who: str
    errors: tuple[str, ...] = ()

    @property
    def coming(self) -> Coming:
        return replace(self.proposed.coming, representative=self.who)


def shown_attendees(proposed: list[Proposed], data=None) -> list[ShownAttendee]:
    """Returns what the form shows of each; with the sent `data` as it was typed, where the page had that name already.

    A page sends `shown` and `who` of each row in its order, and `attendee` of those that are ticked.
    """
    typed = dict(zip(data.getlist("shown"), data.getlist("who"), strict=False)) if data else {}
    ticked = set(data.getlist("attendee")) if data else set()
    return [
        _typed(one, typed[one.coming.label], one.coming.label in ticked)
        if one.coming.label in typed
        else ShownAttendee(one, one.is_ticked, one.coming.representative)
        for one in proposed
    ]


def _typed(one, who, is_ticked) -> ShownAttendee:
    limit = AttendeeOrganisation._meta.get_field("representative").max_length
    try:
        words = LineField(required=False, max_length=limit).clean(who)
        if redactions_in(words):
            raise forms.ValidationError(REDACTED)
    except forms.ValidationError as error:
        return ShownAttendee(one, is_ticked, who, tuple(error.messages))
    return ShownAttendee(one, is_ticked, words)


def with_unreadable(shown: list[ShownAttendee], document: Document) -> list[ShownAttendee]:
    """Returns them with an error at each whose words 出席者 could not hold so that it is read again as meant."""
    wrong = set(misread([one.coming for one in shown if one.is_ticked], document.attendance))
    return [
        replace(one, errors=(NOT_READ.format(one.coming.label),)) if one.coming.label in wrong else one
        for one in shown
    ]
