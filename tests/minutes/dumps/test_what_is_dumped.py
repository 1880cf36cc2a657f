"""What a dump holds: the objects of the API, all of them, as JSON Lines and as CSV that a spreadsheet opens."""

import datetime
import gzip
import json

import pytest
from django.utils import timezone

from members import registry
from minutes.dumps.dump_tables import TABLES
from minutes.dumps.flat_columns import cells_of as flattened
from minutes.dumps.public_rows import public_rows
from minutes.models import Correction, Edition
from minutes.open_data.open_correction import correction_of
from minutes.open_data.open_inquiry import answers_of
from minutes.open_data.open_meeting import meeting_of
from minutes.open_data.open_organisation import organisations_of
from minutes.open_data.open_reading import read_edition
from minutes.open_data.open_remark import remarks_of
from tests.acts import retract_now, reword, withdraw_now
from tests.builders import MANUSCRIPT, draft, meetings_on_days, publish_now, published
from tests.inquiries import ASKED, published_answers
from tests.minutes.dumps.dumped import all_files, cells_of, dump_now, fetched, lines_of

pytestmark = pytest.mark.django_db
NAMES = [table.name for table in TABLES]
FORMULA = "=HYPERLINK(十四日)"


def on_day(day: int, text: str = MANUSCRIPT) -> str:
    return text.replace("9月3日", f"9月{day}日")


@pytest.fixture
def site():
    """One meeting of three editions, one with a withdrawal, one with written answers, one that is announced, one that was
    taken down and published again, one that was taken down, and a draft."""
    meeting = published().meeting
    for text in ("十日と決めた。", FORMULA):
        reword(meeting, 12, text)
        publish_now(meeting, reasons={"u12": "聞き違い"})
    withdraw_now(published(on_day(4)).meeting, "u7")
    published_answers(on_day(5, ASKED))
    publish_now(draft(on_day(6)), status="planned")
    again = published(on_day(7)).meeting
    retract_now(again)
    reword(again, 12, "三日と決めている。")
    publish_now(again)
    retract_now(published(on_day(8)).meeting)
    draft(on_day(9))


def expected():
    """The same objects, by a plain loop over everything in memory."""
    newest = sorted(Edition.objects.newest(), key=lambda edition: edition.address)
    readings = [read_edition(edition) for edition in newest]
    editions = {(edition.meeting_id, edition.number): edition for edition in Edition.objects.all()}
    corrections = []
    for row in sorted(
        Correction.objects.all(), key=lambda row: (row.edition.address, row.edition.number, row.position)
    ):
        before = editions[row.edition.meeting_id, row.edition.number - 1]
        if row.edition.retraction is None:
            corrections.append(correction_of(row, read_edition(row.edition), read_edition(before)))
    rows = {
        "meetings": [meeting_of(edition) for edition in newest],
        "remarks": [remark for reading in readings for remark in remarks_of(reading)],
        "organisations": organisations_of(
            ["012289", "013030", "372013"], registry.relations().successions, timezone.localdate()
        ),
        "corrections": corrections,
        "answers": [answer for reading in readings for answer in answers_of(reading)],
    }
    return {name: [row.model_dump(mode="json") for row in objects] for name, objects in rows.items()}


@pytest.mark.long  # publishes nine editions
def test_all_that_is_public_and_nothing_else(client, site):
    dump = dump_now()
    rows = {name: lines_of(client, dump, name) for name in NAMES}
    assert rows == expected()
    assert [len(rows[name]) for name in ("meetings", "corrections", "answers")] == [5, 3, 4]
    cells = {table.name: [flattened(row, table.columns) for row in rows[table.name]] for table in TABLES}
    assert {name: [list(row.values()) for row in cells_of(client, dump, name)] for name in NAMES} == cells
    counted = {file.name: file.rows for file in dump.files.all() if file.rows is not None}
    assert counted == {f"{name}.{kind}.gz": len(rows[name]) for name in NAMES for kind in ("jsonl", "csv")}


def test_the_same_state_gives_the_same_bytes(client, settings):
    edition = published()
    first = all_files(client, dump_now())
    reword(edition.meeting, 12, "十日と決めた。")
    assert dump_now() is None
    settings.SITE_NAME = "別の名"
    other = all_files(client, dump_now())
    settings.SITE_NAME = "試験の会議録"
    again = all_files(client, dump_now())
    assert again == first and list(again) == ["manifest.json", *list(first)[1:]]
    assert {name for name in first if first[name] != other[name]} == {"manifest.json", "datapackage.json"}


@pytest.mark.parametrize("number", [1, 3])
def test_a_meeting_takes_one_query_and_three_take_no_more_each(number, django_assert_num_queries):
    meetings_on_days(number)
    # The addresses and the empty page behind them; who attended, who is named; organisations, and the changes
    # before and behind them; which codes are one organisation.
    with django_assert_num_queries(9 + number):
        assert len(list(public_rows())) > number


def test_csv_opens_in_a_spreadsheet(client):
    meeting = published().meeting
    reword(meeting, 12, FORMULA)
    publish_now(meeting)
    dump = dump_now()
    data = gzip.decompress(fetched(client, dump, "remarks.csv.gz"))
    assert data.startswith(b"\xef\xbb\xbfstate,withdrawals,meeting,edition,number,") and data.endswith(
        b"\r\n"
    )
    (row,) = [row for row in cells_of(client, dump, "remarks") if row["number"] == "12"]
    assert (row["text"], row["speaker_code"], row["edition"]) == (f"'{FORMULA}", "012289", "2")
    assert row["text"] not in [line["text"] for line in lines_of(client, dump, "remarks")]
    assert b",012289," in data


def test_a_list_of_several_lines_is_one_cell(client):
    published()
    (row,) = [row for row in cells_of(client, dump_now(), "remarks") if row["number"] == "13"]
    assert json.loads(row["presentation_titles"]) == ["議事録の公開までの日数", "議事録の確認の方法"]
    assert (row["presentation_presenter_label"], row["asks"]) == ("当別町", "[]")


def test_an_empty_site_has_empty_tables(client):
    dump = dump_now()
    assert {name: lines_of(client, dump, name) for name in NAMES} == {name: [] for name in NAMES}
    assert json.loads(fetched(client, dump, "manifest.json"))["newest_edition_at"] is None


def test_the_package_describes_every_cell(client):
    """Reads each CSV by what datapackage.json says of it, and by nothing else."""
    published_answers()
    dump = dump_now()
    package = json.loads(fetched(client, dump, "datapackage.json"))
    tables = [one for one in package["resources"] if one["format"] == "csv"]
    assert [one["path"] for one in tables] == [f"{name}.csv.gz" for name in NAMES]
    for table in tables:
        rows = cells_of(client, dump, table["name"])
        fields = table["schema"]["fields"]
        assert all(list(row) == [field["name"] for field in fields] for row in rows)
        assert [(row, field) for row in rows for field in fields if not fits(row[field["name"]], field)] == []
        keys = [tuple(row[name] for name in table["schema"]["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(rows)
    digests = {file.name: (file.size, f"sha256:{file.digest}") for file in dump.files.all()}
    assert {
        one["path"]: (one["bytes"], one["hash"]) for one in package["resources"]
    }.items() <= digests.items()
    assert package["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "title": "Creative Commons Attribution 4.0 International (CC BY 4.0)",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]


READERS = {
    "string": str,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": datetime.date.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
    "time": datetime.time.fromisoformat,
    "array": json.loads,
}


def fits(cell, field):
    if cell == "":
        return True
    try:
        READERS[field["type"]](cell)
    except (ValueError, KeyError):
        return False
    return cell in field.get("constraints", {"enum": [cell]})["enum"]
