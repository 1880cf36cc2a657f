"""The choices of the models are the closed vocabularies of a record."""

from minutes.models import AgendaItem, AttendeeOrganisation, Passage, Presentation
from minutes.notation.vocabulary import CAPACITIES, ITEM_KINDS, PASSAGE_KINDS, PRESENTATION_KINDS


def test_the_choices_of_the_working_rows():
    assert dict(AgendaItem._meta.get_field("kind").choices) == ITEM_KINDS
    assert dict(AttendeeOrganisation._meta.get_field("capacity").choices) == CAPACITIES
    assert dict(Presentation.Kind.choices) == PRESENTATION_KINDS


def test_the_choices_of_passages():
    assert dict(Passage.Brought.choices) == PRESENTATION_KINDS
    assert dict(Passage.Kind.choices) == {"meeting": "会議名"} | PASSAGE_KINDS
