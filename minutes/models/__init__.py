from minutes.models.body import Body
from minutes.models.correcting import CorrectionNote, ReaderReport, ReportCount
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

__all__ = [
    "AgendaItem",
    "AttendeeOrganisation",
    "Body",
    "Correction",
    "CorrectionNote",
    "Edition",
    "Handout",
    "Meeting",
    "Passage",
    "Presentation",
    "PublicState",
    "PublishedFile",
    "ReaderReport",
    "ReportCount",
    "ReviewMark",
    "SearchState",
    "SiteText",
    "Utterance",
]
