"""Every filter of the search page is in the API, by the same definition: the fields of SearchForm."""

import json

import pytest
from django import forms

from minutes.api import search_parameters
from minutes.api.open_api import api
from minutes.pages.search.search_forms import SearchForm
from tests.builders import MANUSCRIPT, published
from tests.inquiries import published_answers

SEARCHES = ("/api/v1/search", "/api/v1/remarks")
# A value for each parameter of the form, in which something is found and something is not; the words go with each.
VALUES = {
    "q": "記録 OR 公開 OR 十日",
    "organisation": "深川市",
    "asked_of": "深川市",
    "answered_by": "深川市",
    "from": "2026-09-04",
    "to": "2026-09-03",
    "lineage": "true",
    "wide": "true",
    "kana": "true",
    "same": "true",
    "mentioned": "当別町",
    "label": "事務局",
    "year": "2026",
    "prefecture": "01",
    "body": "kaigi-1",
    "kind": "turn",
    "brought": "inquiry",
    "meeting": "2026-09-03-1",
    "speaker": "organisation",
    "standing": "officer",
    "order": "oldest",
    "wordings": "all",
    "as": "十日:word",
}


def names(address):
    return {one["name"] for one in api.get_openapi_schema()["paths"][address]["get"]["parameters"]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "query"),
    [("search", "kind=turns"), ("search", "brought=x"), ("search", "order=up"), ("remarks", "kind=item")],
)
def test_a_word_that_is_none_is_refused_and_not_found_nowhere(client, address, query):
    answer = client.get(f"/api/v1/{address}?{query}")
    assert answer.status_code == 422
    assert [one["parameter"] for one in answer.json()["errors"]] == [query.partition("=")[0]]


@pytest.mark.parametrize("address", SEARCHES)
def test_each_field_of_the_form_is_a_parameter(address):
    assert names(address) == {*SearchForm().known_names(), "understand", "after", "limit"}


def test_a_field_of_tomorrow_is_a_parameter_tomorrow(monkeypatch):
    class FormOfTomorrow(SearchForm):
        venue = forms.CharField(label="場所", required=False, max_length=30)

    monkeypatch.setattr(search_parameters, "SearchForm", FormOfTomorrow)
    field = search_parameters.parameters_with((int, 20)).model_fields["venue"]
    assert (field.title, field.metadata[0].max_length) == ("場所", 30)


def test_a_field_of_a_kind_that_nobody_has_thought_of_stops_the_program(monkeypatch):
    class FormOfTomorrow(SearchForm):
        file = forms.FileField(label="ファイル", required=False)

    monkeypatch.setattr(search_parameters, "SearchForm", FormOfTomorrow)
    with pytest.raises(AssertionError, match="file"):
        search_parameters.parameters_with((int, 20))


def test_each_parameter_has_a_value_here():
    assert list(VALUES) == SearchForm().known_names()


@pytest.fixture(scope="module")
def records(rows_of_module):
    published_answers()
    published(MANUSCRIPT.replace("9月3日", "9月4日"))


@pytest.mark.django_db
@pytest.mark.usefixtures("records")
@pytest.mark.parametrize("name", VALUES)
def test_the_api_finds_what_the_page_exports(client, name):
    asked = {"q": VALUES["q"], name: VALUES[name]}
    as_on_page = {key: "on" if value == "true" else value for key, value in asked.items()}
    export = b"".join(client.get("/search/hits.json", as_on_page).streaming_content)
    exported = [row["url"] for row in json.loads(export)]
    found = client.get("/api/v1/search", asked | {"limit": 100}).json()
    urls = [one["url"] for one in found["items"]]
    assert (sorted(urls), found["counts"]["total"]) == (sorted(exported), len(exported))
    assert urls == exported or name == "order"
    remarks = client.get("/api/v1/remarks", asked | {"limit": 50}).json()["items"]
    turns = [one for one in found["items"] if one["kind"] == "turn"]
    assert [(one["meeting"], one["number"], one["text"]) for one in remarks] == [
        (one["meeting"], one["number"], one["text"]) for one in turns
    ]
