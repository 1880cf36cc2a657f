from minutes.models.body import Body
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
from minutes.models.withdrawal import LostEdition, Retraction, Withdrawal, WithdrawnWords

__all__ = [
    "AgendaItem",
    "AttendeeOrganisation",
    "Body",
    "Correction",
    "Edition",
    "Handout",
    "LostEdition",
    "Meeting",
    "Passage",
    "Presentation",
    "PublicState",
    "PublishedFile",
    "Retraction",
    "SiteText",
    "Utterance",
    "Withdrawal",
    "WithdrawnWords",
]
