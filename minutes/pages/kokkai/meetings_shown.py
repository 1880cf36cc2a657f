"""The meetings of one page of an answer: what each record says of its meeting, and the talk of each."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Min, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from minutes.kokkai.issue_ids import session_of, speech_id_of
from minutes.kokkai.records import IMAGE_KIND, START_PAGE
from minutes.kokkai.speech_texts import INFORMATION, information_text, speech_text
from minutes.models import Edition, IssueID, MeetingInformation, Passage
from minutes.pages.kokkai.speaker_values import NOBODY, Generations, speaker_of
from minutes.search.spoken_keys import KINDS

TIME = "%Y-%m-%d %H:%M:%S"


@dataclass(frozen=True)
class ShownMeeting:
    """A meeting of a page. information: the text of its 会議録情報. site: scheme and host, for absolute addresses."""

    edition: Edition
    issue: IssueID
    information: str
    site: str

    def place(self, order: int) -> dict:
        """Returns what a record says of its meeting. `order` is what it was found by."""
        return {
            "issueID": self.issue.issue_id,
            "imageKind": IMAGE_KIND,
            "searchObject": order,
            "session": session_of(self.edition.fiscal_year),
            "nameOfHouse": settings.SITE_NAME,
            "nameOfMeeting": self.edition.body_name,
            "issue": f"第{self.issue.issue}号",
            "date": self.edition.held_on.isoformat(),
            "closing": None,
            "meetingURL": self.url,
            "pdfURL": None,
        }

    @cached_property
    def times(self) -> dict:
        """Returns when the first and when the newest edition was published, in Japan."""
        moments = {"createTime": self.edition.first_published_at, "updateTime": self.edition.published_at}
        return {name: timezone.localtime(moment).strftime(TIME) for name, moment in moments.items()}

    @cached_property
    def url(self) -> str:
        return self.site + reverse("pages:meeting", args=[self.edition.address])

    def opening(self) -> dict:
        """Returns speech 0, the 会議録情報."""
        who = NOBODY | {"speaker": INFORMATION}
        return self._speech(0, self.url) | who | {"speech": information_text(self.information)}

    def speech(self, order: int, passage: Passage, generations: Generations) -> dict:
        """Returns a speech with all that any record says of it."""
        who = speaker_of(passage, generations)
        words = speech_text(passage.text, who["speaker"], who["speakerPosition"])
        return self._speech(order, self.url_of(passage.number)) | who | {"speech": words}

    def listed(self, order: int, passage: Passage) -> dict:
        """Returns what a list says of a speech."""
        speaker = passage.printed_label if passage.role else None
        return self._speech(order, self.url_of(passage.number)) | {"speaker": speaker}

    def url_of(self, number: int) -> str:
        """Returns the lasting address of a remark. A list has thousands, and each takes Django a tenth of a millisecond."""
        return f"{self.url}u/{number}/"

    def _speech(self, order, url):
        return {
            "speechID": speech_id_of(self.issue.issue_id, order),
            "speechOrder": order,
            "startPage": START_PAGE,
            "speechURL": url,
        }


def shown_meetings(meetings: Collection[int], site: str) -> dict[int, ShownMeeting]:
    """Returns {primary key: what is shown} of meetings that have minutes. Three queries."""
    first = Edition.objects.not_retracted().filter(meeting=OuterRef("meeting")).order_by().values("meeting")
    first = first.annotate(first=Min("published_at")).values("first")
    editions = Edition.objects.newest().filter(meeting__in=meetings).order_by().without_record()
    editions = editions.exclude(status__in=Edition.ANNOUNCEMENTS)
    editions = editions.annotate(first_published_at=Subquery(first))
    issues = IssueID.objects.in_bulk(meetings)
    texts = dict(MeetingInformation.objects.filter(meeting__in=meetings).values_list("meeting", "text"))
    return {
        edition.meeting_id: ShownMeeting(
            edition, issues[edition.meeting_id], texts.get(edition.meeting_id, ""), site
        )
        for edition in editions
    }


def talk_of(meetings: Collection[int], *, words: bool) -> dict[int, list[Passage]]:
    """Returns {primary key: the talk in its order} of some meetings, with its words or without. One query."""
    talk: dict[int, list[Passage]] = {meeting: [] for meeting in meetings}
    passages = Passage.objects.filter(meeting__in=meetings, kind__in=KINDS)
    passages = passages.defer("folded") if words else passages.only("meeting", "number", "label", "role")
    for passage in passages.order_by("meeting_id", "position"):
        talk[passage.meeting_id].append(passage)
    return talk
