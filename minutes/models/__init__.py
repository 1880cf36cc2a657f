from minutes.models.body import Body
from minutes.models.edition import Correction, Edition, PublishedFile
from minutes.models.inquiry_rows import InquiryQuestion, TurnAddressee, TurnReply, WrittenAnswer
from minutes.models.journal_table import JournalLine, JournalState, JournalWriter
from minutes.models.passage import DaySlot, MeetingName, Mention, Passage, SearchState
from minutes.models.reader_report import CorrectionNote, ReaderReport, ReportCount
from minutes.models.site import BackupState, DerivedState, MeetingState, PublicState, SiteText
from minutes.models.withdrawal import (
    LostEdition,
    RestatementAnswer,
    Retraction,
    Withdrawal,
    WithdrawnWords,
)
from minutes.models.workflow import Acknowledgement, Autosave, Step
from minutes.models.working_rows import (
    AgendaItem,
    AttendeeOrganisation,
    Handout,
    Meeting,
    Presentation,
    Utterance,
)

__all__ = [
    "Acknowledgement",
    "AgendaItem",
    "AttendeeOrganisation",
    "Autosave",
    "BackupState",
    "Body",
    "Correction",
    "CorrectionNote",
    "DaySlot",
    "DerivedState",
    "Edition",
    "Handout",
    "InquiryQuestion",
    "JournalLine",
    "JournalState",
    "JournalWriter",
    "LostEdition",
    "Meeting",
    "MeetingName",
    "MeetingState",
    "Mention",
    "Passage",
    "Presentation",
    "PublicState",
    "PublishedFile",
    "ReaderReport",
    "ReportCount",
    "RestatementAnswer",
    "Retraction",
    "SearchState",
    "SiteText",
    "Step",
    "TurnAddressee",
    "TurnReply",
    "Utterance",
    "Withdrawal",
    "WithdrawnWords",
    "WrittenAnswer",
]
