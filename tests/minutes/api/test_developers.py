"""/developers/ is made of the document, and each of its examples is answered as the document says."""

import jsonschema_rs
import pytest

from minutes.api.developers.document_reader import answer_schema, operations_in
from minutes.api.developers.examples import example_addresses
from minutes.api.open_api import api
from tests.acts import reword
from tests.builders import MANUSCRIPT, publish_now, published
from tests.inquiries import published_answers
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db


def test_it_names_every_operation_object_and_problem(client):
    document = api.get_openapi_schema()
    page = Page(client.get("/developers/"))
    operations = [one["operationId"] for path in document["paths"].values() for one in path.values()]
    ids = [
        *operations,
        *document["components"]["schemas"],
        *(f"problem-{status}" for status in (404, 410, 429)),
    ]
    assert [name for name in ids if f'id="{name}"' not in page.source] == []
    assert page.source.count('lang="en"') > len(operations)


def test_every_example_is_answered_as_the_document_says(client):
    published_answers()
    meeting = published(MANUSCRIPT.replace("9月3日", "9月4日")).meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, reason="誤記")
    document = api.get_openapi_schema()
    examples = example_addresses(operations_in(document))
    source = client.get("/developers/").content.decode()
    for path, methods in document["paths"].items():
        operation = methods["get"]
        address = examples[operation["operationId"]]
        assert f'href="{address.replace("&", "&amp;")}"' in source
        answer = client.get(address)
        assert (address, answer.status_code) == (address, 200)
        schema = answer_schema(operation) | {"components": document["components"]}
        jsonschema_rs.validate(schema, answer.json(), validate_formats=True)
        assert answer.json().get("items") != [], path


def test_a_site_without_records_has_no_example_that_leads_nowhere(client):
    examples = example_addresses(operations_in(api.get_openapi_schema()))
    assert {client.get(address).status_code for address in examples.values()} == {200}


def test_it_links_what_else_programs_read(client):
    """The Diet's API, the dumps and the feeds, and each of them answers."""
    published_answers()
    source = client.get("/developers/").content.decode()
    asked = "?from=0000-01-01&maximumRecords=1"
    others = [f"/api/{unit}{asked}" for unit in ("speech", "meeting", "meeting_list")]
    others += ["/dumps/", "/meetings/feed/", "/corrections/feed/", "/meetings/to-come/feed/"]
    others += ["/meetings/to-come/meetings.ics"]
    assert [address for address in others if f'href="{address.replace("&", "&amp;")}"' not in source] == []
    assert {client.get(address).status_code for address in others} == {200}
    english = client.get("/en/").content.decode()
    assert [f'href="{address}"' in english for address in ("/developers/", "/dumps/")] == [True, True]


def test_it_says_how_often_one_may_ask(client, settings):
    assert "数えていません" in client.get("/developers/").content.decode()


def test_each_field_and_parameter_has_a_japanese_label():
    document = api.get_openapi_schema()
    labels = {
        f"{name}.{field}": schema.get("title", "")
        for name, one in document["components"]["schemas"].items()
        for field, schema in one.get("properties", {}).items()
    }
    labels |= {
        f"{path} {parameter['name']}": parameter["schema"].get("title", "")
        for path, methods in document["paths"].items()
        for parameter in methods["get"]["parameters"]
    }
    assert len(labels) > 200
    assert [name for name, label in labels.items() if label.isascii()] == []


def test_every_page_links_it(client):
    assert 'href="/developers/"' in client.get("/").content.decode()


def test_what_is_said_in_japanese_is_in_japanese():
    """It begins so, and what Markdown and the lines of a docstring need is gone."""
    said = [one.description for one in operations_in(api.get_openapi_schema())]
    assert [words for words in said if words[:5].isascii() or "`" in words or "\n" in words] == []
