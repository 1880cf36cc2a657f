from minutes.models.body import Body
from minutes.models.edition import Correction, Edition, Passage
from minutes.models.record import (
    AgendaItem,
    AttendeeOrganisation,
    Handout,
    Meeting,
    Presentation,
    Utterance,
)

__all__ = [
    "AgendaItem",
    "AttendeeOrganisation",
    "Body",
    "Correction",
    "Edition",
    "Handout",
    "Meeting",
    "Passage",
    "Presentation",
    "Utterance",
]
