"""The forms of a search. All are GET forms: a page keeps no state and no token."""

from django import forms

from members import wareki
from members.fields import EraDateField, EraDateInput
from members.widgets import CheckboxInput, LineInput
from minutes.search.query_language import parse, words_of
from minutes.search.search_query import SearchQuery

MAX_WORDS = 20
MAX_LENGTH = 200
# What is read, and can find nothing: not the same as what cannot be read.
FINDS_NOTHING = NOTHING_TO_FIND, NO_DAY = "nothing_to_find", "no_day"
NARROWING_FIELDS = ("year", "prefecture", "body", "kind", "brought", "meeting", "speaker", "standing")
UNREADABLE = {"null_characters_not_allowed": "読めない文字（NUL）が入っています。打ち直してください。"}


class SearchInput(LineInput):
    input_type = "search"


def _field(label, help_text, *, max_length, **attributes):
    return forms.CharField(
        label=label,
        required=False,
        max_length=max_length,
        help_text=help_text,
        widget=SearchInput({"class": "field", "autocomplete": "off", "spellcheck": "false"} | attributes),
        error_messages=UNREADABLE | {"max_length": f"長すぎます。{max_length}字までにしてください。"},
    )


def _switch(label):
    return forms.BooleanField(label=label, required=False, widget=CheckboxInput)


def _hidden(label, max_length):
    return forms.CharField(
        label=label,
        required=False,
        max_length=max_length,
        widget=forms.HiddenInput,
        error_messages=UNREADABLE | {"max_length": f"長すぎます。{max_length}字までにしてください。"},
    )


class NameForm(forms.Form):
    name = _field(
        "団体の名前・よみ・旧名・団体コード",
        "一部でも探せます。例: 深川、ひのえまた、静岡県長泉町、八鹿町、012289",
        max_length=60,
        id="name",
    )


class SearchForm(forms.Form):
    """Words and conditions that are typed, three switches, and hidden fields for conditions that facets set."""

    q = _field(
        "ことば、団体、年月日",
        "空白で区切ると、すべてを含むところを探します。「A OR B」はどちらか、「-A」は除く、"
        '「"A B"」は空白も入れて一つのことば、「A NEAR B」は同じ文の30字以内に両方あるところです。全角と半角、大文字と小文字、異体字は区別しません。',
        max_length=MAX_LENGTH,
        id="q",
    )
    organisation = _field("発言した団体", "名前か団体コード。例: 深川市", max_length=60, id="organisation")
    asked_of = _field(
        "尋ねられた団体", "その団体に尋ねた発言を探します。例: 町田市", max_length=60, id="asked_of"
    )
    answered_by = _field(
        "答えた団体", "問いへの答えと、書面の回答を探します。例: 町田市", max_length=60, id="answered_by"
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
    lineage = _switch("団体の前身・後身も探す")
    wide = _switch("ことばが一つの会議のどこかにあればよい")
    kana = _switch("かなと長音の表記ゆれも探す")
    same = _switch("同じ意味の書き方も探す（取組み・取り組み、3か月・3箇月など）")
    mentioned = _hidden("触れられた団体", 60)
    label = _hidden("名（記載のとおり）", 100)
    year = _hidden("年度", 40)
    prefecture = _hidden("都道府県", 2)
    body = _hidden("会議体", 40)
    kind = _hidden("種類", 20)
    brought = _hidden("発表・照会の中", 20)
    meeting = _hidden("会議", 40)
    speaker = _hidden("話した人", 20)
    standing = _hidden("立場", 20)
    order = _hidden("並び", 10)
    wordings = _hidden("訂正前の文言", 10)
    # Which words are understood how, chosen by a link: minutes/search/understanding/as_parameter.py.
    read_as = _hidden("ことばの読み方", 400)

    # The organisations of a question and of its answer, beside the one that speaks; and one that others named.
    TIED_FIELDS = ("asked_of", "answered_by")
    SEARCHED_FIELDS = (
        *("q", "organisation", *TIED_FIELDS, "mentioned", "label", "since", "until"),
        *NARROWING_FIELDS,
    )

    def add_prefix(self, field_name):
        """Names fields by what stands in an address: `from` and `as` are keywords of Python and cannot name an attribute."""
        return {"since": "from", "until": "to", "read_as": "as"}.get(field_name, field_name)

    def clean_q(self):
        typed = self.cleaned_data["q"]
        self.parsed = parse(typed)
        if typed and self.parsed.tree is None:
            raise forms.ValidationError(
                "探せる文字がありません。ことばを入れてください。", code=NOTHING_TO_FIND
            )
        if len(words_of(self.parsed.tree)) > MAX_WORDS:
            raise forms.ValidationError(f"ことばが多すぎます。{MAX_WORDS}語までにしてください。")
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
            problem = forms.ValidationError("「この日まで」が「この日から」より前です。", code=NO_DAY)
            self.add_error("until", problem)

    def known_names(self) -> list[str]:
        """Returns the names of all fields as they stand in an address."""
        return [self.add_prefix(name) for name in self.fields]

    def condition_fields(self):
        """The fields for conditions beside q."""
        return [self[name] for name in ("organisation", "since", "until", *self.TIED_FIELDS)]

    def switch_fields(self):
        return [self["lineage"], self["wide"], self["kana"], self["same"]]

    def unfolds_conditions(self) -> bool:
        """Whether the conditions are unfolded: one is set or wrong, or no words are typed yet."""
        values = [
            self[name].value()
            for name in ("organisation", *self.TIED_FIELDS, "since", "until", "lineage", "wide", "kana")
        ]
        return any(values) or bool(self.errors) or not self["q"].value()

    def problems(self) -> list[str]:
        """Returns what is wrong with which field, a line each: 会議体：長すぎます。40字までにしてください。"""
        return [
            f"{self[name].label}：{message}" for name, messages in self.errors.items() for message in messages
        ]

    def problems_of_hidden_fields(self) -> list[str]:
        """Returns what is wrong with the conditions that nobody typed: no field stands on the page that could say it."""
        hidden = {field.name: field.errors for field in self.hidden_fields()}
        return [f"{self[name].label}：{message}" for name, messages in hidden.items() for message in messages]

    def has_conditions(self) -> bool:
        """Whether there is anything to search for. The form must be valid."""
        return any(self.cleaned_data[name] not in ("", None) for name in self.SEARCHED_FIELDS)

    def search_query(self) -> SearchQuery:
        """The query without the organisation, whose name several may bear. The form must be valid."""
        values = self.cleaned_data
        return SearchQuery(
            tree=self.parsed.tree,
            since=values["since"],
            until=values["until"],
            label=values["label"],
            whole_meeting=values["wide"],
            **{name: values[name] for name in NARROWING_FIELDS},
        )
