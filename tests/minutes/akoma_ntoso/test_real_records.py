"""Real records and all of the sample as Akoma Ntoso: valid, and the words of all turns are those of the record."""

import pytest

from minutes.models import Edition
from minutes.record.record import labels_of
from minutes.record.stored_record import read_record
from tests.builders import published
from tests.minutes.akoma_ntoso.schema import NAMESPACE, narrated_in, said_in, valid
from tests.minutes.samples import sample

pytestmark = pytest.mark.django_db


def check(client, edition):
    """Returns how many turns an edition has, each in the words and by the name of the record."""
    file = client.get(f"/meetings/{edition.address}/editions/{edition.number}.akn.xml").content
    record, root = read_record(edition.record), valid(file)
    labels = labels_of(record)
    turns = [block for block in record["blocks"] if block["block_kind"] == "turn"]
    said = {number: (who, words) for number, (_, who, words) in said_in(root).items()}
    assert said == {block["number"]: (labels[block["speaker"]], block["text"]) for block in turns}
    assert list(said) == [block["number"] for block in turns]
    narrations = [block for block in record["blocks"] if block["block_kind"] == "narration"]
    assert narrated_in(root) == {block["number"]: block["text"] for block in narrations}
    return len(turns)


def test_the_real_record(client, real_text):
    assert check(client, published(real_text)) == 55


def test_a_plenary_sitting_with_its_absentees(client, shared):
    """葛飾区: one member was absent, and 欠席説明員（０名） stands above the list of the 事務局."""
    text = (shared / "records" / "assembly-katsushika-2025-02-14.txt").read_text(encoding="utf-8")
    edition = published(text)
    assert check(client, edition) == 33
    root = valid(client.get(f"/meetings/{edition.address}/record.akn.xml").content)
    containers = {one.get("name"): one for one in root.iter(f"{NAMESPACE}container")}
    assert ["".join(line.itertext()) for line in containers["absent"]] == [
        "欠　席　議　員　　（１名）",
        "１３番　　大　森　ゆきこ",
        "欠席説明員　（０名）",
    ]
    assert "大　森" not in "".join(containers["asPrinted"].itertext())


def test_the_minutes_of_an_association(client, shared):
    text = (shared / "records" / "association-isocjp-2022-05-10.md").read_text(encoding="utf-8")
    check(client, published(text))


@pytest.mark.long
def test_all_editions_of_the_sample(client):
    """Loads the whole sample, which takes most of its time."""
    sample.load()
    editions = Edition.objects.order_by("pk")
    assert sum(check(client, edition) for edition in editions) > 100
    assert {edition.status for edition in editions} >= {"final", "planned"}
