"""Who asked for a correction, as a choice of the publish form: the secretariat, an attendee, or a reader's report."""

from django.utils import timezone

from minutes.models import Meeting, ReaderReport
from minutes.publication.editions.correction_notes import Note
from minutes.record.block_keys import ANSWER, BLOCK, BlockKey

SECRETARIAT = "secretariat"


class OriginChoices:
    """The choices of one meeting. A value is "secretariat", "report:<id>" or "label:<label of an attendee>"."""

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
                (f"report:{pk}", f"読者の指摘 #{report.number}（{_came(report)}）")
                for pk, report in self.reports.items()
            ),
            *((f"label:{label}", f"{label}の申出") for label in self.labels),
        ]

    def initial(self, key: BlockKey) -> str:
        """Returns the choice marked for a block: an accepted report about it, else the secretariat."""
        is_numbered = key.kind in (BLOCK, ANSWER)
        reports = (pk for pk, report in self.reports.items() if is_numbered and report.number == key.number)
        return next((f"report:{pk}" for pk in reports), SECRETARIAT)

    def note(self, choice: str, text: str) -> Note:
        """Returns the note that a choice and the desk's own words make."""
        kind, _, value = choice.partition(":")
        if kind == "report":
            return Note(report=self.reports[int(value)], text=text)
        return Note(organisation=value, text=text)


def _came(report) -> str:
    """Returns when a report came: several may be of one remark."""
    at = timezone.localtime(report.received_at)
    return f"{at.month}月{at.day}日 {at:%H:%M}"
