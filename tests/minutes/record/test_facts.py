"""A fact is said once, in notation/facts.py; every place that must know it does."""

from dataclasses import fields
from typing import get_type_hints

import pytest
from django.core.management import call_command
from django.db.models import CharField, TextField

from minutes.models import Correction, Meeting
from minutes.notation.document import Document
from minutes.notation.facts import FACTS, PRINTED_FACTS, TEXT_FACTS, WHOLE_FACTS, FactTexts
from minutes.notation.parser import parse
from minutes.notation.writer import write
from minutes.publication.editions.snapshot import record_of
from minutes.record.leaves import CLEAR_ENDINGS
from minutes.record.record import Record
from tests.builders import draft

TEXT_NAMES = [fact.name for fact in TEXT_FACTS]


def test_a_document_has_a_field_for_each_printed_fact_and_no_other():
    names = {field.name for field in fields(Document)}
    assert names == {fact.name for fact in PRINTED_FACTS} | {"blocks", "problems", "lines"}


def test_a_record_has_a_text_for_each_fact_and_no_other():
    assert list(get_type_hints(FactTexts)) == TEXT_NAMES
    # Who only answered in writing is an attendee of that capacity.
    stored = {name for fact in FACTS for name in (fact.name, fact.stays) if name} - {"answering"}
    others = {"letters", "sample", "attendees", "blocks", "answers", "tallies", "reason", "reasons"}
    assert set(get_type_hints(Record)) == stored | others


@pytest.mark.django_db
def test_the_snapshot_of_a_meeting_has_the_names_of_a_record():
    assert set(record_of(draft())) == set(get_type_hints(Record))


def test_a_meeting_has_a_column_for_each_fact_and_no_other_text():
    columns = {
        field.name
        for field in Meeting._meta.concrete_fields
        if isinstance(field, CharField | TextField) and field.editable and field.name != "address"
    }
    assert columns == set(TEXT_NAMES)


def test_the_name_of_a_fact_does_not_take_it_for_a_day_or_a_kind():
    """In format 2 what stands under such a name is no text: a fact called location_on could not be withdrawn."""
    assert [name for name in TEXT_NAMES if name.endswith(CLEAR_ENDINGS)] == []
    assert [fact.stays for fact in FACTS if fact.stays and not fact.stays.endswith(CLEAR_ENDINGS)] == []


def test_a_correction_of_a_fact_has_a_category():
    assert {fact.category for fact in WHOLE_FACTS} <= set(Correction.Category.values)


def test_a_manuscript_heads_each_fact_by_its_words_and_gives_it_back():
    words = {fact.name: "令和8年9月3日" for fact in TEXT_FACTS}
    document = Document(**words)
    assert parse(write(document)) == document
    for fact in TEXT_FACTS:
        for heading in (fact.heading, *fact.words):
            title = "" if fact.name == "title" else "■ 会議名\n会\n\n"
            read = parse(f"{title}■ {heading}\n令和8年9月3日\n\n■ 開会\n\n開いた。\n")
            assert "令和8年9月3日" in getattr(read, fact.name), heading


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
