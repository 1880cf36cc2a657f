"""The sample that ships: its texts are records of invented towns, and load_sample publishes and corrects them."""

import csv
import datetime
import json
from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from members import wareki
from members.models import Organisation
from members.registry.table import organisation_rows
from minutes.desk.bodies import body_name_in
from minutes.desk.importing import examine
from minutes.management.commands.load_sample import CONFIRMED, SAMPLE, SECRETARIAT, day_words, wednesday_in
from minutes.models import AttendeeOrganisation, Body, Correction, Edition, Meeting, Passage, Utterance
from minutes.notation.attendance import HeadCount, attendees, head_counts
from minutes.notation.document import Handout, Item, Narration, Presentation, Turn
from minutes.notation.kinds import item_kind
from minutes.notation.parser import parse
from minutes.notation.vocabulary import CAPACITIES, ITEM_KINDS, SECRETARIAT_LABEL
from minutes.notation.writer import write
from tests.builders import draft
from tests.minutes.pages.reader import Page

FILES = sorted(SAMPLE.glob("*.txt"))
TEXTS = {file.name: file.read_bytes().decode() for file in FILES}
DOCUMENTS = {name: parse(text) for name, text in TEXTS.items()}
ADDRESSES = [f"{file.name[:10]}-1" for file in FILES]


def table(name):
    with (SAMPLE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


ORGANISATIONS = table("organisations.csv")
SLIPS = table("corrections.csv")
PLANS = table("plans.csv")
HOMONYMS = {name for name, rows in Counter(row["name"] for row in ORGANISATIONS).items() if rows > 1}


def blocks(kind):
    return [block for document in DOCUMENTS.values() for block in document.blocks if isinstance(block, kind)]


def load():
    out = StringIO()
    call_command("load_sample", stdout=out)
    return out.getvalue()


# The texts ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TEXTS)
def test_each_text_is_canonical_and_without_problems(name):
    text = TEXTS[name]
    assert examine(text).problems == []
    assert write(parse(text)) == text
    assert "\r" not in text
    assert wareki.parse_meeting_time(DOCUMENTS[name].time).held_on.isoformat() == name[:10]


def test_three_meetings_of_two_bodies_in_two_fiscal_years():
    times = [wareki.parse_meeting_time(document.time) for document in DOCUMENTS.values()]
    assert [body_name_in(document.title) for document in DOCUMENTS.values()] == [
        "実務者会議",
        "総会",
        "実務者会議",
    ]
    assert [wareki.fiscal_year(time.held_on) for time in times] == [2024, 2025, 2025]
    # One speaks in its title of the year before, as the real record does.
    assert [wareki.find_fiscal_year(document.title) for document in DOCUMENTS.values()] == [2024, 2024, 2025]
    assert all(time.starts_at and time.ends_at for time in times)


def test_long_and_short_meetings():
    turns = [sum(isinstance(block, Turn) for block in document.blocks) for document in DOCUMENTS.values()]
    assert turns == [15, 15, 35]


@pytest.mark.parametrize("name", TEXTS)
def test_each_meeting_states_every_fact(name):
    document = DOCUMENTS[name]
    assert all(
        getattr(document, fact)
        for fact in ("title", "time", "venue", "attendance", "handouts", "contact", "updated")
    )
    kinds = [item_kind(block.title) for block in document.blocks if isinstance(block, Item)]
    assert {"opening", "reports", "other", "closing"} <= set(kinds)


def test_every_element_of_a_record_appears():
    documents = DOCUMENTS.values()
    listed = [attendee for document in documents for attendee in attendees(document.attendance)]
    counted = [count for document in documents for count in head_counts(document.attendance)]
    assert {item_kind(block.title) for block in blocks(Item)} == set(ITEM_KINDS)
    assert {attendee.capacity for attendee in listed} == set(CAPACITIES) - {"unknown"}
    assert any(attendee.representative for attendee in listed)
    assert HeadCount("officer", people=2, organisations=2) in counted
    assert HeadCount("audience", people=3) in counted
    assert {bool(handout.title) for document in documents for handout in document.handouts} == {True, False}
    assert Handout("追加資料1", "電子決裁の手順書の抜粋（谷津野村）") in [
        handout for document in documents for handout in document.handouts
    ]
    assert {len(block.titles) for block in blocks(Presentation)} == {1, 2}
    assert any("\n・" in block.text for block in blocks(Turn))
    assert any(
        "\n・" in block.text and not block.text.split("\n")[-1].startswith("・") for block in blocks(Turn)
    )
    assert all("\n◇\n" in text for text in TEXTS.values())
    assert len(blocks(Narration)) > sum(text.count("\n◇\n") for text in TEXTS.values())


# Meetings to come ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan["file"])
def test_a_plan_is_canonical_once_its_day_is_written_in(plan):
    text = (SAMPLE / "plans" / plan["file"]).read_bytes().decode()
    text = text.replace("{年度}", "令和8年度").replace("{開催日}", "令和8年12月23日（水）")
    assert "{" not in text
    assert examine(text).problems == []
    assert write(parse(text)) == text
    presenting = {block.label for block in parse(text).blocks if isinstance(block, Presentation)}
    assert presenting <= {row["name"] for row in ORGANISATIONS}


def test_every_plan_is_in_the_table_and_one_is_put_off():
    assert sorted(row["file"] for row in PLANS) == sorted(file.name for file in (SAMPLE / "plans").iterdir())
    assert [bool(row["put_off_by"]) for row in PLANS] == [False, True]
    assert [bool(row["reason"]) for row in PLANS] == [False, True]


def test_a_day_of_a_plan_is_a_wednesday_that_many_weeks_ahead():
    days = [wednesday_in(weeks) for weeks in (4, 6)]
    assert [day.weekday() for day in days] == [2, 2]
    assert days[1] - days[0] == datetime.timedelta(weeks=2)
    assert 28 <= (days[0] - timezone.localdate()).days <= 34
    assert day_words(datetime.date(2026, 12, 23)) == "令和8年12月23日（水）"


# Who takes part -----------------------------------------------------------------------------------------------


def test_the_organisations_are_invented():
    real = {row.name for row in organisation_rows()}
    assert {row["name"] for row in ORGANISATIONS} & real == set()
    assert {name for name in real for text in TEXTS.values() if name in text} == set()


def test_the_table_of_organisations():
    kinds = dict(Organisation.Kind.choices)
    endings = {"city": "市", "town": "町", "village": "村"}
    assert len({row["key"] for row in ORGANISATIONS}) == len(ORGANISATIONS)
    assert all(row["key"].startswith("x-mihon-") and row["kind"] in kinds for row in ORGANISATIONS)
    assert all(
        row["name"].endswith(endings[row["kind"]]) and row["prefecture"]
        for row in ORGANISATIONS
        if row["kind"] in endings
    )
    assert {row["kind"] for row in ORGANISATIONS} == {*endings, "state", "other", "secretariat"}
    assert [row["key"] for row in ORGANISATIONS if row["kind"] == "secretariat"] == [SECRETARIAT]


def test_two_towns_bear_one_name_and_speak():
    bearers = [row["prefecture"] for row in ORGANISATIONS if row["name"] in HOMONYMS]
    assert (len(HOMONYMS), len(bearers), len(set(bearers))) == (1, 2, 2)
    assert HOMONYMS.issubset(block.label for block in blocks(Turn))
    assert HOMONYMS.issubset(block.label for block in blocks(Presentation))


def test_everybody_in_the_records_is_in_the_table():
    listed = {
        attendee.label for document in DOCUMENTS.values() for attendee in attendees(document.attendance)
    }
    speaking = {block.label for block in blocks(Turn | Presentation)}
    assert speaking <= listed
    assert listed - {SECRETARIAT_LABEL} == {row["name"] for row in ORGANISATIONS if row["key"] != SECRETARIAT}


# The slips ----------------------------------------------------------------------------------------------------


def test_slips_in_two_meetings_two_of_them_in_one():
    assert sorted(Counter(slip["file"] for slip in SLIPS).values()) == [1, 2]
    assert {slip["file"] for slip in SLIPS} < set(TEXTS)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["right"])
def test_a_slip_stands_once_in_a_turn(slip):
    document = DOCUMENTS[slip["file"]]
    assert TEXTS[slip["file"]].count(slip["right"]) == 1
    assert sum(slip["right"] in block.text for block in document.blocks if isinstance(block, Turn)) == 1
    assert [name for name, text in TEXTS.items() if slip["wrong"] in text] == []
    with_slip = parse(TEXTS[slip["file"]].replace(slip["right"], slip["wrong"]))
    assert with_slip.problems == ()
    assert len(slip["wrong"]) == len(slip["right"])
    assert slip["reason"].endswith("。")


def test_slips_of_one_meeting_stand_in_different_turns():
    found = [
        (slip["file"], place)
        for slip in SLIPS
        for place, block in enumerate(DOCUMENTS[slip["file"]].blocks)
        if isinstance(block, Turn) and slip["right"] in block.text
    ]
    assert len(set(found)) == len(SLIPS)


# Loading ------------------------------------------------------------------------------------------------------

STORED = (
    Meeting,
    Body,
    AttendeeOrganisation,
    Utterance,
    Edition,
    Correction,
    Passage,
    Organisation,
    Utterance.history.model,
    Meeting.history.model,
    Organisation.history.model,
)


def stored():
    return [list(model.objects.order_by("pk").values()) for model in STORED]


@pytest.mark.django_db
def test_loading_publishes_the_three_records_as_a_sample():
    assert load() == "見本の会議録を3件、これから開く会議を2件入れました。どのページにも「見本」と出ます。\n"
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


@pytest.mark.django_db
def test_loading_announces_one_meeting_and_puts_another_off():
    load()
    expected = []
    for plan in PLANS:
        day = wednesday_in(int(plan["weeks"]))
        expected += [(1, day, "")]
        if plan["put_off_by"]:
            later = day + datetime.timedelta(weeks=int(plan["put_off_by"]))
            expected += [(2, later, plan["reason"])]
    plans = Edition.objects.filter(status="planned").order_by("address", "number")
    assert list(plans.values_list("number", "held_on", "reason")) == expected


@pytest.mark.django_db
def test_a_newcomer_sees_what_is_planned_and_what_is_put_off(client):
    load()
    assert [title.split(" ", 1)[1] for title in Page(client.get("/")).texts("what")[:2]] == [
        "里と港の市町村連絡会 実務者会議 見本",
        "里と港の市町村連絡会 臨時総会 延期 見本",
    ]
    plans = Edition.objects.newest().filter(status="planned").order_by("held_on")
    standing = [Page(client.get(f"/meetings/{plan.address}/")).texts("standing")[0] for plan in plans]
    assert [words.split()[0] for words in standing] == ["開催予定", "延期"]


@pytest.mark.django_db
def test_what_is_public_in_the_end_is_what_the_files_say():
    load()
    for address, document in zip(ADDRESSES, DOCUMENTS.values(), strict=True):
        record = json.loads(Edition.objects.newest().get(address=address).record)
        assert [(block.get("label"), block["text"]) for block in record["blocks"] if "text" in block] == [
            (getattr(block, "label", None), block.text)
            for block in document.blocks
            if isinstance(block, Turn | Narration)
        ]


@pytest.mark.django_db
def test_the_slips_of_a_meeting_are_put_right_in_one_edition_each_with_its_reason():
    load()
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
    """The corrected block's text in the first edition and in the second."""
    editions = Edition.objects.filter(address=correction.edition.address).order_by("number")
    for edition in editions:
        found = [
            block
            for block in json.loads(edition.record)["blocks"]
            if block["number"] == int(correction.key[1:])
        ]
        yield found[0]["text"]


@pytest.mark.django_db
def test_everybody_is_identified_but_the_homonym():
    load()
    nobody = AttendeeOrganisation.objects.filter(organisation=None).exclude(label=SECRETARIAT_LABEL)
    assert set(nobody.values_list("label", flat=True)) == HOMONYMS
    assert set(Body.objects.values_list("name", "secretariat__key")) == {
        ("実務者会議", SECRETARIAT),
        ("総会", SECRETARIAT),
        ("臨時総会", SECRETARIAT),
    }


@pytest.mark.django_db
def test_loading_twice_says_so_and_changes_nothing():
    load()
    before = stored()
    assert load() == "見本はもう入っています。\n"
    assert stored() == before


@pytest.mark.django_db
def test_a_database_with_any_other_meeting_is_left_alone():
    draft()
    before = stored()
    with pytest.raises(
        CommandError, match=r"^このデータベースには見本でない会議があるので、見本は入れません。$"
    ):
        load()
    assert stored() == before


@pytest.mark.django_db
def test_a_sample_beside_a_meeting_of_ones_own_is_not_loaded_again():
    load()
    draft()
    before = stored()
    with pytest.raises(CommandError):
        load()
    assert stored() == before


# Reading ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_every_public_page_of_it_says_that_it_is_a_sample(client):
    load()
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


@pytest.mark.django_db
def test_each_entry_of_a_list_is_marked(client):
    load()
    assert Page(client.get("/meetings/")).texts("sample") == ["見本"] * (len(FILES) + len(PLANS))
    found = Page(client.get("/search/?q=速報"))
    assert found.texts("sample") == ["見本"] * len(found["h3"])
    assert len(found["h3"]) > 1


@pytest.mark.django_db
def test_the_homonym_is_shown_with_its_candidates(client):
    load()
    (note,) = Page(client.get(f"/meetings/{ADDRESSES[-1]}/")).texts("note")
    (name,) = HOMONYMS
    assert note.startswith(f"「{name}」という名の団体は、この日に2つあります。")
    assert f"新潟県 {name}" in note and f"山口県 {name}" in note
