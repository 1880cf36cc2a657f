from minutes.models.accounts.hand_over import HandOver
from minutes.models.accounts.mail_choice import MailChoice
from minutes.models.accounts.waiting_mail import WaitingMail
from minutes.models.bodies.membership import Membership
from minutes.models.body import Body
from minutes.models.corrections.corrected_wording import CorrectedWording
from minutes.models.edition import Correction, Edition, IssueID, PublishedFile
from minutes.models.files.dump_table import Dump, DumpFile
from minutes.models.files.file_words import FilePage, FileText, HandoutPage
from minutes.models.handouts.handout import Handout
from minutes.models.handouts.handout_use import HandoutUse
from minutes.models.handouts.waiting_file import WaitingFile
from minutes.models.inquiry_rows import InquiryQuestion, Tally, TurnAddressee, TurnReply, WrittenAnswer
from minutes.models.journal_table import JournalLine, JournalState, JournalWriter
from minutes.models.notes.line_note import LineNote, LineNoteAnswer, WithdrawnNote
from minutes.models.open_data.change import Change
from minutes.models.passage import (
    DaySlot,
    MeetingInformation,
    MeetingName,
    Mention,
    Passage,
    SearchState,
)
from minutes.models.reader_report import CorrectionNote, ReaderReport, ReportCount
from minutes.models.site import (
    BackupState,
    DerivedState,
    MeetingState,
    OrganisationState,
    PublicState,
    SiteText,
)
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
    "Change",
    "CorrectedWording",
    "Correction",
    "CorrectionNote",
    "DaySlot",
    "DerivedState",
    "Dump",
    "DumpFile",
    "Edition",
    "FilePage",
    "FileText",
    "HandOver",
    "Handout",
    "HandoutPage",
    "HandoutUse",
    "InquiryQuestion",
    "IssueID",
    "JournalLine",
    "JournalState",
    "JournalWriter",
    "LineNote",
    "LineNoteAnswer",
    "LostEdition",
    "MailChoice",
    "Meeting",
    "MeetingInformation",
    "MeetingName",
    "MeetingState",
    "Membership",
    "Mention",
    "OrganisationState",
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
    "Tally",
    "TurnAddressee",
    "TurnReply",
    "Utterance",
    "WaitingFile",
    "WaitingMail",
    "Withdrawal",
    "WithdrawnNote",
    "WithdrawnWords",
    "WrittenAnswer",
]
