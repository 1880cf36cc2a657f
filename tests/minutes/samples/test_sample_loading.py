"""load_sample publishes the records of the sample, corrects two of them, and announces meetings."""

import datetime
import json
from collections import Counter

import pytest
from django.core.management import CommandError

from minutes.management.commands.load_sample import CONFIRMED, SECRETARIAT, wednesday_in
from minutes.models import AttendeeOrganisation, Body, Correction, Edition, Meeting, Utterance
from minutes.notation.document import Narration, Question, Turn
from minutes.notation.vocabulary import SECRETARIAT_LABEL
from minutes.record.record import attendee_of, labels_of
from minutes.record.stored_record import read_record
from minutes.record.ties.turn_ties import exchanges_of
from tests.builders import draft
from tests.minutes.pages.reader import Page
from tests.minutes.samples.sample import (
    ADDRESSES,
    DOCUMENTS,
    FILES,
    HOMONYMS,
    PLANS,
    SLIPS,
    TEXTS,
    TIES,
    load,
    stored,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("output")]


@pytest.fixture(scope="module")
def output(rows_of_module):
    """The output of load_sample. Every test of this module finds the rows that it stored."""
    return load()


def test_loading_publishes_the_three_records_as_a_sample(output):
    assert output == "見本の会議録を3件、これから開く会議を2件入れました。どのページにも「見本」と出ます。\n"
    slips = Counter(slip["file"] for slip in SLIPS)
    expected = []
    for address, name in zip(ADDRESSES, TEXTS, strict=True):
        expected += [(address, 1, "preliminary" if slips[name] else "final", "")]
        expected += [(address, 2, "final", CONFIRMED)] if slips[name] else []
    editions = Edition.objects.order_by("address", "number")
    records = editions.exclude(status="planned")
    assert list(records.values_list("address", "number", "status", "reason")) == expected
    assert set(editions.values_list("is_sample", "published_by__username")) == {(True, "system")}
    assert set(Meeting.objects.values_list("is_sample", flat=True)) == {True}


def test_loading_announces_one_meeting_and_puts_another_off():
    expected = []
    for plan in PLANS:
        day = wednesday_in(int(plan["weeks"]))
        expected += [(1, day, "")]
        if plan["put_off_by"]:
            later = day + datetime.timedelta(weeks=int(plan["put_off_by"]))
            expected += [(2, later, plan["reason"])]
    plans = Edition.objects.filter(status="planned").order_by("address", "number")
    assert list(plans.values_list("number", "held_on", "reason")) == expected


def test_a_newcomer_sees_what_is_planned_and_what_is_put_off(client):
    assert [title.split(" ", 1)[1] for title in Page(client.get("/")).texts("what")[:2]] == [
        "里と港の市町村連絡会 実務者会議 見本",
        "里と港の市町村連絡会 臨時総会 延期 見本",
    ]
    plans = Edition.objects.newest().filter(status="planned").order_by("held_on")
    standing = [Page(client.get(f"/meetings/{plan.address}/")).texts("standing")[0] for plan in plans]
    assert [words.split()[0] for words in standing] == ["開催予定", "延期"]


def test_what_is_public_in_the_end_is_what_the_files_say():
    for address, document in zip(ADDRESSES, DOCUMENTS.values(), strict=True):
        record = read_record(Edition.objects.newest().get(address=address).record)
        labels = labels_of(record) | {None: None}
        assert [
            (labels[attendee_of(block)], block["text"]) for block in record["blocks"] if "text" in block
        ] == [
            (getattr(block, "label", None), block.text)
            for block in document.blocks
            if isinstance(block, Turn | Narration | Question)
        ]


def test_an_inquiry_has_the_answers_of_the_table(client):
    address = ADDRESSES[0]
    record = read_record(Edition.objects.newest().get(address=address).record)
    labels = labels_of(record)
    assert [labels[row["attendee"]] for row in record["answers"] if row["choice"] == "14日以内"] == [
        "帆崎市",
        "谷津野村",
    ]
    assert len(record["answers"]) == 15
    inquiry = next(row["number"] for row in record["blocks"] if row.get("presentation_kind") == "inquiry")
    page = Page(client.get(f"/meetings/{address}/u/{inquiry}/"))
    assert (
        page.texts("chosen").count("30日以内") == 4
        and ("遠見村", "#o" + str(_number(record, "遠見村"))) in page.links()
    )


def _number(record, label):
    return next(row["number"] for row in record["attendees"] if row["label"] == label)


def test_the_slips_of_a_meeting_are_put_right_in_one_edition_each_with_its_reason():
    addresses = dict(zip(TEXTS, ADDRESSES, strict=True))
    corrections = Correction.objects.order_by("edition__address", "position")
    assert list(
        corrections.values_list("edition__address", "edition__number", "change", "category", "reason")
    ) == [(addresses[slip["file"]], 2, "changed", "mistake", slip["reason"]) for slip in SLIPS]
    for correction, slip in zip(corrections, SLIPS, strict=True):
        assert [slip["wrong"] in text for text in wordings(correction)] == [True, False]
        assert [slip["right"] in text for text in wordings(correction)] == [False, True]
        row = Utterance.objects.get(meeting=correction.edition.meeting, number=correction.key[1:])
        assert row.history.first().history_change_reason == slip["reason"]


def wordings(correction):
    """Yields the text of the corrected block in the first edition and in the second."""
    editions = Edition.objects.filter(address=correction.edition.address).order_by("number")
    for edition in editions:
        number = int(correction.key[1:])
        blocks = {block["number"]: block for block in json.loads(edition.record)["blocks"]}
        yield blocks[number]["text"]


def test_everybody_is_identified_but_the_homonym():
    nobody = AttendeeOrganisation.objects.filter(organisation=None).exclude(label=SECRETARIAT_LABEL)
    assert set(nobody.values_list("label", flat=True)) == HOMONYMS
    assert set(Body.objects.values_list("name", "secretariat__key")) == {
        ("実務者会議", SECRETARIAT),
        ("総会", SECRETARIAT),
        ("臨時総会", SECRETARIAT),
    }


def test_loading_twice_says_so_and_changes_nothing():
    before = stored()
    assert load() == "見本はもう入っています。\n"
    assert stored() == before


def test_a_sample_beside_a_meeting_of_ones_own_is_not_loaded_again():
    draft()
    before = stored()
    with pytest.raises(CommandError):
        load()
    assert stored() == before


def test_every_public_page_of_it_says_that_it_is_a_sample(client):
    pages = [
        "/",
        "/meetings/",
        *(f"/meetings/{address}/" for address in ADDRESSES),
        "/organisations/x-mihon-shiomi/",
        "/search/?q=電子決裁",
    ]
    shown = {page: client.get(page) for page in pages}
    assert {response.status_code for response in shown.values()} == {200}
    assert [page for page, response in shown.items() if "見本" not in Page(response).source] == []


def test_each_entry_of_a_list_is_marked(client):
    assert Page(client.get("/meetings/")).texts("sample") == ["見本"] * (len(FILES) + len(PLANS))
    hits = Page(client.get("/search/?q=速報"))
    assert hits.texts("sample") == ["見本"] * len(hits["h3"])
    assert len(hits["h3"]) > 1


def test_the_homonym_is_shown_with_its_candidates(client):
    (note,) = Page(client.get(f"/meetings/{ADDRESSES[-1]}/")).texts("note")
    (name,) = HOMONYMS
    assert note.startswith(f"「{name}」という名の団体は、この日に2つあります。")
    assert f"新潟県 {name}" in note and f"山口県 {name}" in note


def test_a_newcomer_sees_questions_and_their_answers():
    told = []
    for address in ADDRESSES:
        record = read_record(Edition.objects.newest().get(address=address).record)
        texts = {block["number"]: block["text"] for block in record["blocks"] if "text" in block}
        for number, exchange in exchanges_of(record).items():
            if exchange.addressed_to:
                asked = [labels_of(record)[attendee] for attendee in exchange.addressed_to]
                told.append((texts[number], asked, [texts[answer] for answer in exchange.replied_by]))
    assert [
        (
            text.startswith(row["question"]),
            asked,
            list(map(str.startswith, answers, row["answers"].split("／"))),
        )
        for (text, asked, answers), row in zip(told, TIES, strict=True)
    ] == [(True, row["asked"].split("、"), [True] * len(row["answers"].split("／"))) for row in TIES]
