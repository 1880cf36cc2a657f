"""Who asked for a correction, as one choice of the publish page: the secretariat, an attendee, or a reader's report."""

from minutes.models import Meeting, ReaderReport
from minutes.publication.editions.correction_notes import Note
from minutes.record import block_keys
from minutes.record.block_keys import BlockKey

SECRETARIAT = "secretariat"


class Origins:
    """The choices of one meeting, and what each of them means."""

    def __init__(self, meeting: Meeting):
        self.labels = list(meeting.attendees.values_list("label", flat=True))
        self.reports = {
            report.pk: report for report in ReaderReport.objects.filter(meeting=meeting).accepted()
        }

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [
            (SECRETARIAT, "事務局"),
            *(
                (f"report:{pk}", f"読者の指摘 {pk}（#{report.number}）")
                for pk, report in self.reports.items()
            ),
            *((f"label:{label}", f"{label}の申出") for label in self.labels),
        ]

    def initial(self, key: BlockKey) -> str:
        """The report about a block, where one was accepted."""
        about = (pk for pk, report in self.reports.items() if block_keys.block(report.number) == key)
        return next((f"report:{pk}" for pk in about), SECRETARIAT)

    def note(self, chosen: str, text: str) -> Note:
        kind, _, value = chosen.partition(":")
        if kind == "report":
            return Note(report=self.reports[int(value)], text=text)
        return Note(organisation=value, text=text)
