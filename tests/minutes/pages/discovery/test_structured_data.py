"""The schema.org data in the heads of pages: of the vocabulary, as the page prints it, and never more than words."""

import json

import pytest
from django.utils import timezone

from minutes.desk.importing.import_text import import_text
from minutes.desk.rows.row_verbs import save_row
from tests.acts import reword, withdraw_now
from tests.builders import MANUSCRIPT, clerk, draft, publish_now, published
from tests.inquiries import published_answers
from tests.minutes.addresses import public_addresses
from tests.minutes.pages.discovery.schema_org import faults
from tests.minutes.pages.reader import Page

pytestmark = pytest.mark.django_db

RECORD = "/meetings/2026-09-03-1/"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ROOT = "http://testserver"
PLAN = MANUSCRIPT.replace("令和8年9月3日", "令和58年12月10日")


def data_of(client, path):
    """Returns the data of a page, None where it has none."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    found = [element for element in Page(answer).elements if element.tag == "script"]
    assert [element.attributes for element in found] == [{"type": "application/ld+json"}] * len(found)
    assert len(found) < 2
    return json.loads("".join(found[0].words)) if found else None


def test_every_page_keeps_to_the_vocabulary(client):
    published_answers()
    published(PLAN, status="planned", at=timezone.now())
    kinds = set()
    for path in [*public_addresses(keys=("1", "10", "12", "14", "22", "24")), "/meetings/2076-12-10-1/"]:
        answer = client.get(path)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            data = data_of(client, path)
            if data:
                assert data["@context"] == "https://schema.org"
                assert faults(data) == [], path
                kinds.add(data["@type"])
    assert kinds == {"CreativeWork", "Dataset", "Event", "Organization", "Report", "WebSite"}


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        ({"@type": "Minutes"}, ["/Minutes: no such type"]),
        ({"@type": "Place", "venue": "x"}, ["/Place.venue: no such property"]),
        ({"@type": "Place", "url": "/x"}, ["/Place.url: is '/x'"]),
        ({"@type": "Place", "name": ""}, ["/Place.name: is ''"]),
        ({"@type": "Event", "name": "x"}, ["/Event: no startDate"]),
        ({"@type": "Event", "name": "x", "startDate": "令和8年"}, ["/Event.startDate: is '令和8年'"]),
        ({"@type": "Event", "name": "x", "startDate": "2026-09-03T13:30"}, None),
    ],
)
def test_the_table_finds_what_is_wrong(thing, expected):
    found = faults(thing)
    assert found == (expected or ["/Event.startDate: is '2026-09-03T13:30'"])


def test_a_record_is_a_report_on_a_meeting(client):
    edition = published()
    assert data_of(client, RECORD) == {
        "@context": "https://schema.org",
        "@type": "Report",
        "about": {
            "@type": "Event",
            "location": {"@type": "Place", "name": "第3会議室"},
            "name": "令和8年度 記録実務者会議",
            "startDate": "2026-09-03T13:30+09:00",
        },
        "creativeWorkStatus": "確定",
        "datePublished": "2026-09-24T12:00:00+09:00",
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": f"{ROOT}{RECORD}editions/1.json",
            "encodingFormat": "application/json",
        },
        "identifier": {"@type": "PropertyValue", "propertyID": "SHA-256", "value": edition.digest},
        "inLanguage": "ja",
        "isPartOf": {
            "@type": "CreativeWorkSeries",
            "name": "記録実務者会議",
            "url": f"{ROOT}/meetings/?body={edition.body_key}",
        },
        "license": LICENCE,
        "name": "令和8年度 記録実務者会議",
        "url": f"{ROOT}{RECORD}",
        "version": 1,
    }


def test_an_older_edition_has_its_own_number_moment_and_address(client):
    meeting = published().meeting
    reword(meeting, 12, "十四日と決めている。")
    publish_now(meeting, reason="聞き違い")
    old, new = data_of(client, f"{RECORD}editions/1/"), data_of(client, RECORD)
    assert [(data["version"], data["datePublished"][11:16], data["url"]) for data in (old, new)] == [
        (1, "12:00", f"{ROOT}{RECORD}editions/1/"),
        (2, "13:00", f"{ROOT}{RECORD}"),
    ]


def test_a_meeting_to_come_is_an_event_with_its_status(client):
    edition = published(PLAN, status="planned", at=timezone.now())
    path = f"/meetings/{edition.address}/"
    first = data_of(client, path)
    assert (first["@type"], first["eventStatus"], first["startDate"], first["url"]) == (
        "Event",
        "https://schema.org/EventScheduled",
        "2076-12-10T13:30+09:00",
        f"{ROOT}{path}",
    )
    meeting = edition.meeting
    meeting.refresh_from_db()
    meeting.time = meeting.time.replace("12月10日", "12月17日")
    save_row(row=meeting, revision=meeting.revision, by=clerk())
    publish_now(meeting, status="planned", reason="会場の都合")
    moved = data_of(client, path)
    assert (moved["eventStatus"], moved["previousStartDate"], moved["startDate"]) == (
        "https://schema.org/EventRescheduled",
        "2076-12-10",
        "2076-12-17T13:30+09:00",
    )
    publish_now(meeting, status="cancelled", reason="台風")
    assert data_of(client, path)["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_remark_is_a_part_of_its_record_by_an_organisation(client):
    published()
    data = data_of(client, f"{RECORD}u/12/")
    assert (data["name"], data["author"], data["url"]) == (
        "深川市 #12",
        {"@type": "Organization", "name": "深川市", "url": f"{ROOT}/organisations/012289/"},
        f"{ROOT}{RECORD}u/12/",
    )
    assert data["isPartOf"] == {
        "@type": "Report",
        "name": "令和8年度 記録実務者会議",
        "url": f"{ROOT}{RECORD}",
    }
    assert "author" not in data_of(client, f"{RECORD}u/11/")


def test_an_inquiry_is_a_data_set_with_its_files(client):
    published_answers()
    data = data_of(client, f"{RECORD}u/10/")
    assert [file["contentUrl"] for file in data["distribution"]] == [
        f"{ROOT}{RECORD}u/10/answers.csv",
        f"{ROOT}{RECORD}u/10/answers.json",
    ]
    assert {client.get(file["contentUrl"]).status_code for file in data["distribution"]} == {200}
    assert data["name"] == "当別町の照会「議事録の公開までの日数」"


def test_an_organisation_has_its_code_and_the_site_its_search(client, settings):
    published()
    data = data_of(client, "/organisations/012289/")
    assert (data["name"], data["identifier"]["value"], data["address"]["addressRegion"]) == (
        "深川市",
        "012289",
        "北海道",
    )
    site = data_of(client, "/")
    address = site["potentialAction"]["target"]["urlTemplate"].replace("{words}", "十日")
    assert (site["name"], client.get(address).status_code) == (settings.SITE_NAME, 200)


def test_words_never_end_the_element(client):
    name = "</script><script>alert(1)</script><!-- & \u2028"
    published(MANUSCRIPT.replace("第3会議室", name))
    source = client.get(RECORD).content.decode()
    element = source.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert not {"<", ">", "&", "\u2028"} & set(element)
    assert json.loads(element)["about"]["location"]["name"].startswith("</script><script>alert(1)")


def test_a_withdrawn_name_is_nobodys_and_a_withdrawn_place_is_none(client):
    meeting = published().meeting
    withdraw_now(meeting, "a16", "venue")
    assert "author" not in data_of(client, f"{RECORD}u/12/")
    assert "location" not in data_of(client, RECORD)["about"]
    assert "深川市" not in json.dumps(data_of(client, f"{RECORD}u/12/"), ensure_ascii=False)


def test_the_invented_record_of_a_trial_is_told_to_no_engine_and_is_described_as_one(client):
    meeting, _ = import_text(text=MANUSCRIPT, by=clerk(), is_sample=True)
    publish_now(meeting)
    for path in (RECORD, f"{RECORD}u/12/"):
        assert data_of(client, path) is None
        assert '<meta name="description" content="見本。' in client.get(path).content.decode()
    assert data_of(client, "/organisations/012289/")["name"] == "深川市"


@pytest.mark.parametrize("remarks", [1, 3])
def test_it_costs_no_query(client, django_assert_num_queries, remarks):
    publish_now(
        draft(MANUSCRIPT.replace("十日と決めている。", "\n\n（深川市）\n\n".join(["十日。"] * remarks)))
    )
    with django_assert_num_queries(4):
        client.get(RECORD)
