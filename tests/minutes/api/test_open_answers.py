"""What every answer of the API has: any site's script can read it, a problem where there is none, 304 where nothing changed."""

import pytest

from minutes.api.open_api import api
from minutes.models import PublicState
from tests.acts import retract_now
from tests.builders import MANUSCRIPT, published
from tests.minutes.addresses import public_addresses

pytestmark = pytest.mark.django_db
MEETING = "/api/v1/meetings/2026-09-03-1"
PROBLEM = "application/problem+json"


def test_every_operation_says_what_it_goes_by_and_has_a_tag(client):
    published(MANUSCRIPT)
    for path in api.get_openapi_schema()["paths"]:
        address = path.replace("{address}", "2026-09-03-1").replace("{code}", "012289")
        number = "12" if "remarks" in path else "1"
        answer = client.get(address.replace("{number}", number))
        if "{number}" in path and "inquiries" in path:
            assert answer.status_code == 404
            continue
        assert (path, answer.status_code) == (path, 200)
        assert answer["ETag"] and answer["Cache-Control"] == "no-cache"
        again = client.get(address.replace("{number}", number), headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_a_parameter_that_nobody_knows_makes_no_answer_of_its_own(client):
    published(MANUSCRIPT)
    tags = [client.get(f"{MEETING}{query}")["ETag"] for query in ("", "?utm_source=x", "?limit=3")]
    assert len(set(tags)) == 1


@pytest.mark.parametrize("address", ["/api/v1/meetings", "/api/v1/meetings/nothing", "/api/v1/nowhere"])
def test_any_site_may_read_it(client, address):
    answer = client.get(address, headers={"Origin": "https://elsewhere.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Access-Control-Expose-Headers"] == "ETag, Retry-After"
    assert "Access-Control-Allow-Credentials" not in answer
    assert not answer.cookies


def test_a_page_may_be_read_by_its_own_site_alone(client):
    assert "Access-Control-Allow-Origin" not in client.get("/")


def test_a_preflight(client):
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "If-None-Match"}
    answer = client.options(MEETING, headers=asked)
    assert (answer.status_code, answer["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


def test_head_is_get_without_a_body(client):
    published(MANUSCRIPT)
    head, get = client.head(MEETING), client.get(MEETING)
    assert (head.status_code, head.content, head["Content-Length"]) == (200, b"", str(len(get.content)))
    assert head["ETag"] == get["ETag"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nothing_is_written(client, method):
    answer = getattr(client, method)("/api/v1/meetings")
    assert (answer.status_code, answer["Allow"], answer["Content-Type"]) == (
        405,
        "GET, HEAD, OPTIONS",
        PROBLEM,
    )


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("meetings?limit=101", "limit"),
        ("meetings?limit=1.0", "limit"),
        ("meetings?since=2026-2-1", "since"),
        ("meetings?since=0", "since"),
        ("meetings?body=あ", "body"),
        ("search?q=" + "あ" * 201, "q"),
        ("search?q=" + "+".join("あいうえおかきくけこさしすせそたちつてとな"), "q"),
        ("search?from=平成24年", "from"),
        ("search?year=1867", "year"),
        ("search?lineage=on", "lineage"),
        ("search?after=1", "after"),
        ("remarks?limit=51", "limit"),
        ("corrections?category=none", "category"),
        ("corrections?after=1.a", "after"),
        ("organisations?prefecture=1", "prefecture"),
        ("meetings/2026-09-03-1/editions/0", "number"),
    ],
)
def test_what_cannot_be_read_is_named(client, query, parameter):
    answer = client.get(f"/api/v1/{query}")
    assert (answer.status_code, answer["Content-Type"]) == (422, PROBLEM)
    assert [error["parameter"] for error in answer.json()["errors"]] == [parameter]


def test_a_name_that_several_bear_is_answered_with_them(client):
    answer = client.get("/api/v1/search", {"organisation": "美里町"})
    assert answer.status_code == 422
    assert {"code": "045055", "name": "美里町", "prefecture": "宮城県"} in answer.json()["candidates"]
    (error,) = answer.json()["errors"]
    assert error == {
        "parameter": "organisation",
        "message": "この名の団体は一つではありません。団体コードで選んでください。",
        "message_en": "Several organisations bear this name: choose one of the candidates by its code.",
    }


def test_what_finds_nothing_says_why(client):
    for query, note in {
        "q=((": "探せる文字がありません。ことばを入れてください。",
        "organisation=ほげ町": "この名の団体はありません。",
        "from=2026-09-03&to=2026-09-02": "「この日まで」が「この日から」より前です。",
    }.items():
        answer = client.get(f"/api/v1/search?{query}").json()
        assert (answer["notes"], answer["counts"]["total"], answer["items"]) == ([note], 0, [])


def test_what_was_mended_is_said(client):
    published(MANUSCRIPT)
    answer = client.get("/api/v1/search?q=(十日").json()
    assert answer["notes"] == ["閉じていない括弧を、終わりで閉じました。"]
    assert answer["counts"]["total"] == 1


def test_a_meeting_that_was_taken_down(client):
    retract_now(published(MANUSCRIPT).meeting, reason="手続が済んでいなかった。", rule="公開要領第4条")
    rests = ("", "/editions/1", "/remarks", "/remarks/12", "/inquiries", "/inquiries/10")
    for answer in [client.get(MEETING + rest) for rest in rests]:
        assert (answer.status_code, answer["Content-Type"]) == (410, PROBLEM)
        said = answer.json()["taken_down"]
        assert (said["reason"], said["rule"]) == ("手続が済んでいなかった。", "公開要領第4条")
        assert said["at"].startswith("2026-09-24T04:00")


def test_while_the_pages_are_shut_every_answer_is_a_problem(client):
    published(MANUSCRIPT)
    PublicState.shut(PublicState.Shut.AHEAD)
    of_programs = [path for path in public_addresses() if path.startswith("/api/v1/")]
    assert len(of_programs) > 12
    for path in of_programs:
        answer = client.get(path)
        assert (path, answer.status_code) == (path, 503)
        assert (answer["Retry-After"], answer.json()["retry_after"]) == ("600", 600)
        assert (answer["Content-Type"], answer["Cache-Control"]) == (PROBLEM, "no-store")
    assert client.get("/developers/").status_code == 503


@pytest.mark.parametrize(("path", "status"), [("/api/v1/meetings/a%00b", 404), ("/api/v1/none/x", 404)])
def test_what_is_refused_before_a_view_is_found(client, path, status):
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM)
    assert (answer.json()["title"], answer.json()["title_en"]) == ("ありません", "Not found")


def test_a_host_that_is_not_ours(client):
    answer = client.get("/api/v1/meetings", headers={"Host": "elsewhere.example"})
    assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)
