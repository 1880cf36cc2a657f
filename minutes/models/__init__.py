from minutes.models.body import Body
from minutes.models.desk import Autosave, Step
from minutes.models.edition import Correction, Edition, Passage, PublishedFile
from minutes.models.record import (
    AgendaItem,
    AttendeeOrganisation,
    Handout,
    Meeting,
    Presentation,
    Utterance,
)
from minutes.models.site import PublicState, SiteText

__all__ = [
    "AgendaItem",
    "AttendeeOrganisation",
    "Autosave",
    "Body",
    "Correction",
    "Edition",
    "Handout",
    "Meeting",
    "Passage",
    "Presentation",
    "PublicState",
    "PublishedFile",
    "SiteText",
    "Step",
    "Utterance",
]
