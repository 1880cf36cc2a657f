"""The form of a withdrawal: which places, which part of their words, and on which grounds."""

from collections.abc import Iterator

from django import forms

from members.admin.typed_signs import uncut
from minutes.admin.form_fields import LineField, WordsField
from minutes.admin.withdrawing.typed_places import TypedPlace, read_places
from minutes.models import Meeting, Withdrawal
from minutes.notation.facts import TEXT_FACTS
from minutes.notation.redactions import holds_words
from minutes.publication.withdraw import NO_SUCH_SPAN
from minutes.publication.withdrawal.redact import why_kept
from minutes.publication.withdrawal.wordings import wordings_of
from minutes.record import block_keys
from minutes.record.block_keys import ANSWER, ATTENDEE, BLOCK, HANDOUT, BlockKey
from minutes.record.block_text import block_name

NOT_THERE = "「{}」は、この会議のどの版にも下書きにも見つかりません。"
WHICH_HANDOUT = "配付資料は一つずつ取り消します。下の「番号のない箇所と配付資料」から選んでください。"
EMPTY = "空欄のままにはできません。"


class PlacesField(forms.CharField):
    """Places as people write them, whose cleaned value is their block keys in the meeting."""

    def __init__(self, **options):
        self.meeting = None
        super().__init__(**options)
        uncut(self)

    def clean(self, value):
        keys = [key for place in read_places(super().clean(value)) for key in self._keys(place)]
        return list(dict.fromkeys(keys))

    def _keys(self, place: TypedPlace) -> list[BlockKey]:
        if place.is_handouts:
            raise forms.ValidationError(WHICH_HANDOUT)
        if place.fact and why_kept(block_keys.fact(place.fact)):
            raise forms.ValidationError(why_kept(block_keys.fact(place.fact)))
        found = [key for key in map(self._found, _candidates(place)) if key]
        if not found:
            raise forms.ValidationError(NOT_THERE.format(place.typed))
        return found

    def _found(self, keys) -> BlockKey | None:
        return next((key for key in keys if wordings_of(self.meeting, key)), None)


def _candidates(place: TypedPlace) -> Iterator[list[BlockKey]]:
    """Yields, for each place meant, the keys that it may have: one number is given to one block of whatever kind."""
    if place.fact:
        yield [block_keys.fact(place.fact)]
    if place.reasons_of is not None:
        yield [block_keys.reasons(place.reasons_of)]
    for number in place.numbers:
        yield [BlockKey(kind, number) for kind in (BLOCK, ATTENDEE, HANDOUT, ANSWER)]


class WithdrawForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    blocks = PlacesField(
        label="取り消す箇所",
        required=False,
        max_length=400,
        help_text="番号で。いくつもあるときは「、」や「と」で区切り、続くときは「23-25」のように書けます。例：#12、#13。日時を取り消しても、開催日は会議録のアドレスなので残ります。",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    listed = forms.MultipleChoiceField(
        label="番号のない箇所と配付資料",
        required=False,
        help_text="ここから選ぶこともできます。",
        widget=forms.CheckboxSelectMultiple,
    )
    span = WordsField(
        takes_signs=True,
        label="取り消す部分",
        required=False,
        max_length=20_000,
        help_text="一部だけを取り消すときに、その言葉を一字ずつ同じに。空欄なら箇所の全体です。この言葉がそのままの形では入っていない版では、箇所の全体が消えます。",
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
    )
    category = forms.ChoiceField(label="区分", choices=Withdrawal.CATEGORIES, widget=forms.RadioSelect)
    reason = WordsField(
        label="理由",
        max_length=2000,
        help_text="公開されます。取り消す言葉や名前を書かないでください。例: 発言者の申出により取り消した。",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
    )
    rule = LineField(
        label="根拠",
        max_length=500,
        help_text="公開されます。例: 会議規程第12条",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    requested_by = LineField(
        label="申し出た人・団体",
        required=False,
        max_length=200,
        help_text="公開されません。原本を読める人だけが見ます。",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    note = WordsField(
        label="内部の覚え",
        required=False,
        max_length=2000,
        help_text="公開されません。原本を読める人だけが見ます。",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
    )
    confirmed = forms.BooleanField(label="消える言葉を確かめました。取消しは元に戻せません。", required=False)

    def __init__(self, data=None, *, meeting: Meeting, block: str = ""):
        super().__init__(data, initial={"blocks": block, "category": None})
        self.meeting = self.fields["blocks"].meeting = meeting
        self.fields["listed"].choices = list(_places_without_number(meeting))

    def clean(self):
        """Puts what is typed and what is ticked together, and refuses a part that stands in no wording of a place."""
        cleaned = super().clean()
        if "blocks" in cleaned:
            ticked = map(BlockKey.parse, cleaned.get("listed", ()))
            cleaned["blocks"] = list(dict.fromkeys([*cleaned["blocks"], *ticked]))
            if not cleaned["blocks"]:
                self.add_error("blocks", EMPTY)
        for key in cleaned.get("blocks", ()) if cleaned.get("span") else ():
            texts = [text for texts in wordings_of(self.meeting, key).values() for text in texts.values()]
            if not any(holds_words(text, cleaned["span"]) for text in texts):
                self.add_error("span", NO_SUCH_SPAN.format(block_name(key)))
        return cleaned

    @property
    def shows_list(self) -> bool:
        """Whether the list stands open: something is ticked, or it was pointed to."""
        return bool(self.is_bound and (self.data.getlist("listed") or self.has_error("blocks")))


def _places_without_number(meeting) -> Iterator[tuple[str, str]]:
    """Yields (key, name) of the facts that can be withdrawn, the reasons of editions, and the handouts."""
    keys = [block_keys.fact(fact.name) for fact in TEXT_FACTS if not fact.kept]
    keys += [
        block_keys.reasons(number)
        for number in meeting.editions.order_by("number").values_list("number", flat=True)
    ]
    for key in keys:
        if wordings_of(meeting, key):
            yield str(key), block_name(key)
    for handout in meeting.handouts.order_by("position"):
        yield (
            str(BlockKey(HANDOUT, handout.number)),
            f"#{handout.number} {handout.label} {handout.title}".rstrip(),
        )
