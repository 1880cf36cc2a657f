from minutes.models.body import Body
from minutes.models.correcting import CorrectionNote, ReaderReport, ReportCount
from minutes.models.desk import Autosave, Step
from minutes.models.edition import Correction, Edition, Passage, PublishedFile, SearchState
from minutes.models.record import (
    AgendaItem,
    AttendeeOrganisation,
    Handout,
    Meeting,
    Presentation,
    Utterance,
)
from minutes.models.review import ReviewMark
from minutes.models.site import PublicState, SiteText
from minutes.models.withdrawal import LostEdition, Retraction, Withdrawal, WithdrawnWords

__all__ = [
    "AgendaItem",
    "AttendeeOrganisation",
    "Autosave",
    "Body",
    "Correction",
    "CorrectionNote",
    "Edition",
    "Handout",
    "LostEdition",
    "Meeting",
    "Passage",
    "Presentation",
    "PublicState",
    "PublishedFile",
    "ReaderReport",
    "ReportCount",
    "Retraction",
    "ReviewMark",
    "SearchState",
    "SiteText",
    "Step",
    "Utterance",
    "Withdrawal",
    "WithdrawnWords",
]
