"""What a reader may type, and what it means. Every form is a GET form: a page keeps no state and no token."""

from django import forms

from members.fields import EraDateField, EraDateInput
from minutes.search.find import Question, words_in

MOST_WORDS = 20
LONGEST = 200
UNREADABLE = {"null_characters_not_allowed": "読めない文字（NUL）が入っています。打ち直してください。"}


class SearchInput(forms.TextInput):
    input_type = "search"


def _field(label, help_text, *, longest, **attributes):
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        help_text=help_text,
        widget=SearchInput({"class": "field", "autocomplete": "off", "spellcheck": "false"} | attributes),
        error_messages=UNREADABLE | {"max_length": f"長すぎます。{longest}字までにしてください。"},
    )


class NameForm(forms.Form):
    name = _field(
        "団体の名前・よみ・旧名・団体コード",
        "一部でも探せます。例: 深川、ひのえまた、静岡県長泉町、八鹿町、012289",
        longest=60,
        id="name",
    )


class SearchForm(forms.Form):
    """The fields are q, organisation, label, from and to."""

    q = _field(
        "発言・議題・題名のことば",
        "空白で区切ると、すべてを含むところを探します。全角と半角、大文字と小文字、異体字は区別しません。",
        longest=LONGEST,
        id="q",
    )
    organisation = _field("発言した団体", "名前か団体コード。例: 深川市", longest=60, id="organisation")
    label = forms.CharField(
        required=False, max_length=100, widget=forms.HiddenInput, error_messages=UNREADABLE
    )
    since = EraDateField(
        label="この日から",
        required=False,
        help_text="例: 平成24年4月1日、2012/4/1",
        widget=EraDateInput({"class": "field", "id": "from"}),
    )
    until = EraDateField(
        label="この日まで",
        required=False,
        help_text="例: 令和7年3月31日、R7.3.31",
        widget=EraDateInput({"class": "field", "id": "to"}),
    )

    def add_prefix(self, field_name):
        """`from` is no name for an attribute of a class, but it is the plainest one in an address."""
        return {"since": "from", "until": "to"}.get(field_name, field_name)

    def clean_q(self):
        typed = self.cleaned_data["q"]
        if typed and not words_in(typed):
            raise forms.ValidationError("探せる文字がありません。ことばを入れてください。")
        if len(words_in(typed)) > MOST_WORDS:
            raise forms.ValidationError(f"ことばが多すぎます。{MOST_WORDS}語までにしてください。")
        return typed

    def clean(self):
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", "「この日まで」が「この日から」より前です。")

    def question(self) -> Question:
        """What was typed, but for the organisation: its name may be borne by several."""
        given = self.cleaned_data
        return Question(
            words=words_in(given["q"]), label=given["label"], since=given["since"], until=given["until"]
        )
