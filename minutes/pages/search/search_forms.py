"""What a reader may type, and what it means. Every form is a GET form: a page keeps no state and no token."""

from django import forms

from members import wareki
from members.fields import EraDateField, EraDateInput
from members.inputs import LineInput, SwitchInput
from minutes.search.query_language import parse, words_of
from minutes.search.search_query import SearchQuery

MOST_WORDS = 20
LONGEST = 200
NARROWING = ("year", "prefecture", "body", "kind", "brought", "meeting")
UNREADABLE = {"null_characters_not_allowed": "読めない文字（NUL）が入っています。打ち直してください。"}


class SearchInput(LineInput):
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


def _switch(label):
    return forms.BooleanField(label=label, required=False, widget=SwitchInput)


def _hidden(longest):
    return forms.CharField(
        required=False, max_length=longest, widget=forms.HiddenInput, error_messages=UNREADABLE
    )


class NameForm(forms.Form):
    name = _field(
        "団体の名前・よみ・旧名・団体コード",
        "一部でも探せます。例: 深川、ひのえまた、静岡県長泉町、八鹿町、012289",
        longest=60,
        id="name",
    )


class SearchForm(forms.Form):
    """The fields are q, organisation, label, from, to; what narrows the hits; and three switches."""

    q = _field(
        "発言・議題・題名のことば",
        "空白で区切ると、すべてを含むところを探します。「A OR B」はどちらか、「-A」は除く、"
        '「"A B"」は空白も入れて一つのことばです。全角と半角、大文字と小文字、異体字は区別しません。',
        longest=LONGEST,
        id="q",
    )
    organisation = _field("発言した団体", "名前か団体コード。例: 深川市", longest=60, id="organisation")
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
    lineage = _switch("団体の前身・後身も探す")
    wide = _switch("ことばが一つの会議のどこかにあればよい")
    kana = _switch("かなと長音の表記ゆれも探す")
    label = _hidden(100)
    year = _hidden(40)
    prefecture = _hidden(2)
    body = _hidden(40)
    kind = _hidden(20)
    brought = _hidden(20)
    meeting = _hidden(40)
    order = _hidden(10)

    CONDITIONS = ("q", "organisation", "label", "since", "until", *NARROWING)

    def add_prefix(self, field_name):
        """`from` is no name for an attribute of a class, but it is the plainest one in an address."""
        return {"since": "from", "until": "to"}.get(field_name, field_name)

    def clean_q(self):
        typed = self.cleaned_data["q"]
        self.query = parse(typed)
        if typed and self.query.tree is None:
            raise forms.ValidationError("探せる文字がありません。ことばを入れてください。")
        if len(words_of(self.query.tree)) > MOST_WORDS:
            raise forms.ValidationError(f"ことばが多すぎます。{MOST_WORDS}語までにしてください。")
        return typed

    def clean_year(self):
        typed = self.cleaned_data["year"]
        if not typed.strip():
            return None
        try:
            year = wareki.parse_fiscal_year(typed)
        except wareki.WarekiError as error:
            raise forms.ValidationError(str(error)) from error
        if not 1868 <= year <= 2200:
            raise forms.ValidationError(f"{year}年度の会議録はありません。")
        return year

    def clean(self):
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", "「この日まで」が「この日から」より前です。")

    def conditions(self):
        """The fields to type a condition into, beside q."""
        return [self["organisation"], self["since"], self["until"]]

    def switches(self):
        return [self["lineage"], self["wide"], self["kana"]]

    def is_wide_open(self) -> bool:
        """Are the conditions beside the words worth their room: one is set or wrong, or there are no words yet?"""
        typed = [self[name].value() for name in ("organisation", "since", "until", "lineage", "wide", "kana")]
        return any(typed) or bool(self.errors) or not self["q"].value()

    def asks(self) -> bool:
        """Is there anything to look for?"""
        return any(self.cleaned_data[name] not in ("", None) for name in self.CONDITIONS)

    def question(self) -> SearchQuery:
        """What was typed, but for the organisation: its name may be borne by several."""
        given = self.cleaned_data
        return SearchQuery(
            tree=self.query.tree,
            since=given["since"],
            until=given["until"],
            label=given["label"],
            whole_meeting=given["wide"],
            **{name: given[name] for name in NARROWING},
        )
