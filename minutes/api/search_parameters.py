"""The parameters of a search, made of the fields of the search page's form, so that each filter there is one here."""

from collections.abc import Iterable
from typing import Any, Literal

from django import forms
from pydantic import BaseModel, create_model

from members.fields import EraDateField
from minutes.api.key_pages import Day, FiscalYear, Limit, Switch, after_field, limit_field
from minutes.api.problems import Refused
from minutes.models import Passage
from minutes.notation.vocabulary import SPEAKER_KINDS, STANDINGS
from minutes.open_data.open_fields import labelled
from minutes.pages.search.search_facets import NAMES_OF_BROUGHT
from minutes.pages.search.search_forms import FINDS_NOTHING, SearchForm
from minutes.pages.search.wordings.wording_hits import ALL
from minutes.search.analysis import keys

# A key of the index, as cursor.write_cursor writes it.
CURSOR = rf"^{keys.LAYOUT}-[a-z2-7]{{13}}$"
# What a field of the form says to people only is said to programs in these words.
FOR_PROGRAMS = {
    "year": "年度。4月から翌年3月まで。例: 2012",
    "since": "会議がこの日以後にあったもの。例: 2012-04-01",
    "until": "会議がこの日以前にあったもの。例: 2025-03-31",
    "order": "newest は新しい順、oldest は古い順、relevance は関連の高い順（新しい500件まで）。",
    "kind": "言葉の種類。",
    "speaker": "organisation（団体）、secretariat（事務局）、person（個人）の言葉。",
    "standing": "だれの言葉か。議長（chair）、理事者・説明員（executive）、議員・委員（member）、参考人（witness）など。",
    "brought": "report（発表）か inquiry（照会）の中。",
    "prefecture": "都道府県の番号2桁。北海道は01。",
    "body": "会議体の、アドレスに使う名。",
    "meeting": "会議の、アドレスに使う名。",
    "mentioned": "ほかの団体の言葉に名が出る団体の、名か団体コード。",
    "wordings": "all は、最新の版にない訂正前の文言も（old_wordings）。",
    "read_as": "understand=true のとき、ことばの読み方。「ことば:読み方」を空白で区切る。例: 深川市:said.012289 2012:word",
    "label": "どの団体とも特定されていない名を、記載のとおりに。",
}
UNDERSTAND = (
    "ことばを、検索のページと同じに、団体・年月日・会議体・種類とも読む。false なら、文字のとおりに探す。"
)
# Fields of the form that take one of some words. The page is given them by its links; a program may have misspelt one,
# and would take an empty answer for the truth.
WORDS: dict[str, Iterable[str]] = {
    "kind": Passage.Kind.values,
    "brought": NAMES_OF_BROUGHT,
    "speaker": SPEAKER_KINDS,
    "standing": STANDINGS,
    "order": ("newest", "oldest", "relevance"),
    "wordings": (ALL,),
}


def _parameter(name: str, field: forms.Field) -> tuple[Any, Any]:
    """Returns (type, field of pydantic) of a field of the form."""
    label, told = str(field.label), FOR_PROGRAMS.get(name) or str(field.help_text) or str(field.label)
    if isinstance(field, EraDateField):
        return Day, labelled(label, told, default=None)
    if isinstance(field, forms.BooleanField):
        return Switch, labelled(label, told, default=False)
    if name == "year":
        return FiscalYear, labelled(label, told, default=None)
    assert isinstance(field, forms.CharField), f"no parameter for a field of this kind: {name}"
    return str, labelled(label, told, default="", max_length=field.max_length)


def _one_of(name: str, field: forms.Field, words: Iterable[str]) -> tuple[Any, Any]:
    told = f"{FOR_PROGRAMS[name]}{'、'.join(words)} のどれか。"
    return Literal[tuple(words)], labelled(str(field.label), told, default="")


def parameters_with(limit: tuple[Any, Any], **words: Iterable[str]) -> Any:
    """Returns the model of all parameters; `limit` is the type and the field of the number of results, `words` those that
    a field takes here instead of WORDS."""
    known = WORDS | words
    form = SearchForm()
    fields = {
        form.add_prefix(name): _one_of(name, field, known[name]) if name in known else _parameter(name, field)
        for name, field in form.fields.items()
    }
    fields["understand"] = (Switch, labelled("ことばを読み取る", UNDERSTAND, default=False))
    paging = {"after": (str, after_field(CURSOR)), "limit": limit}
    return create_model("SearchParameters", **fields, **paging)


SearchParameters = parameters_with((Limit, limit_field()))


def read_form(parameters: BaseModel) -> tuple[SearchForm, list[str]]:
    """Returns the form as these parameters fill it, and what of it finds nothing, in words: then the form has problems.

    Raises Refused for what the form cannot read.
    """
    form = SearchForm({name: _typed(value) for name, value in dict(parameters).items() if value})
    if form.is_valid():
        return form, []
    problems = [
        (form.add_prefix(name), error) for name, errors in form.errors.as_data().items() for error in errors
    ]
    wrong = [(name, " ".join(error.messages)) for name, error in problems if error.code not in FINDS_NOTHING]
    if wrong:
        raise Refused(wrong)
    return form, [" ".join(error.messages) for _, error in problems]


def _typed(value: Any) -> Any:
    """A switch is on as a browser says it. A NUL is a sign that nobody sees, which a search leaves out."""
    return "on" if value is True else value.replace("\0", "") if isinstance(value, str) else value
