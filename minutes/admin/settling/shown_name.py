"""What the page of one name shows: the organisations that it may mean with their clues, and its meetings by year."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import groupby

from members import registry, wareki
from members.models import Organisation
from minutes.desk.settling.choosing import SAMPLE, place_of, why_left, why_off
from minutes.desk.settling.clues import Clue, Place, clues_in
from minutes.desk.settling.meetings_of_name import NamedMeeting, meetings_of_name
from minutes.desk.settling.possible_bearers import Bearer, possible_bearers, words_telling
from minutes.desk.workflow.stages import Stage, stage_after
from minutes.models import AttendeeOrganisation, Step

MOST_LOOKED_UP = 20
MOST_CLUES = 3
NO_BEARER = "選べる団体がありません。上の欄で、ほかの団体を探してください。"
NO_MEETING = "選べる会議がありません。"


@dataclass(frozen=True)
class ShownMeeting:
    """A meeting in which a name waits: why it cannot be chosen, why it is not chosen at first, whether it is ticked."""

    named: NamedMeeting
    why_off: str
    why_left: str
    ticked: bool

    @property
    def value(self) -> str:
        """Returns what a tick sends: the meeting and the revision that was seen."""
        return f"{self.named.meeting.pk}-{self.named.meeting.revision}"

    @property
    def first(self) -> Place | None:
        return next(iter(self.named.said), None)

    @property
    def more(self) -> int:
        return max(0, len(self.named.said) - 1)


@dataclass(frozen=True)
class ShownBearer:
    """An organisation with the periods of its name and the clues to it, each as (meeting, clue, its place in words)."""

    bearer: Bearer
    periods: list[str]
    clues: list[tuple[NamedMeeting, Clue, str]]
    more: int

    @property
    def can_be_chosen(self) -> bool:
        return bool(self.bearer.of_day)


class ShownName:
    """One name as the page of its settling shows it.

    `key` is the code of the organisation that is chosen, `typed` what was looked up; `ticked` are ids of meetings, None
    where nothing was ticked yet: then those are whose words point to no other organisation.
    """

    def __init__(
        self,
        label: str,
        *,
        key: str = "",
        typed: str = "",
        ticked: Collection[int] | None = None,
        only_words: bool = False,
    ):
        self.label = label
        named = meetings_of_name(label)
        self.total = AttendeeOrganisation.objects.unsettled().filter(label=label).count() if named else 0
        self.found = _looked_up(typed)
        days = {one.meeting.held_on for one in named} - {None}
        looked_up = [*self.found, *([key] if key else ())]
        self.bearers = possible_bearers(label, days, looked_up) if named else []
        self.chosen = next((bearer for bearer in self.bearers if bearer.key == key and bearer.of_day), None)
        words = words_telling(self.bearers)
        self.clues = {one.meeting.pk: clues_in(one.places, words) for one in named}
        shown = [one for one in named if one.said] if only_words else named
        self.any_real = any(not one.meeting.is_sample for one in named)
        self.meetings = [self._shown(one, ticked) for one in shown]

    def _shown(self, one: NamedMeeting, ticked) -> ShownMeeting:
        off = why_off(one, self.bearers, self.chosen)
        left = "" if off else why_left(self.clues[one.meeting.pk], self.chosen) or self._sample(one)
        is_ticked = not left if ticked is None else one.meeting.pk in ticked
        return ShownMeeting(one, off, left, is_ticked and not off)

    def _sample(self, one) -> str:
        """A sample beside real meetings is left to whoever tries it out: the first page of the desk counts none."""
        return SAMPLE if one.meeting.is_sample and self.any_real else ""

    def tick(self, ticked: bool, year: str) -> None:
        """Ticks all meetings of a year that can be chosen, or takes their ticks; of all years where `year` is ""."""
        self.meetings = [
            replace(shown, ticked=ticked and not shown.why_off)
            if not year or str(getattr(shown.named.meeting.held_on, "year", "")) == year
            else shown
            for shown in self.meetings
        ]

    @property
    def years(self) -> list[tuple[int | None, list[ShownMeeting]]]:
        """Returns (year, its meetings), the newest first; those without a day have the year None."""

        def year(shown):
            day = shown.named.meeting.held_on
            return day.year if day else None

        return [(key, list(group)) for key, group in groupby(self.meetings, key=year)]

    @property
    def can_be_chosen(self) -> list[ShownMeeting]:
        return [shown for shown in self.meetings if not shown.why_off]

    @property
    def why_off(self) -> str:
        """Returns why the name cannot be settled on the page as it stands; empty where it can."""
        if not any(bearer.of_day for bearer in self.bearers):
            return NO_BEARER
        return "" if self.can_be_chosen else NO_MEETING

    @property
    def off(self) -> list[ShownMeeting]:
        return [shown for shown in self.meetings if shown.why_off]

    @property
    def left(self) -> list[ShownMeeting]:
        return [shown for shown in self.meetings if shown.why_left]

    @property
    def ticked(self) -> list[ShownMeeting]:
        return [shown for shown in self.meetings if shown.ticked]

    @property
    def public(self) -> int:
        return sum(bool(shown.named.meeting.edition) for shown in self.meetings)

    @property
    def approved(self) -> int:
        return sum(_is_approved(shown.named.meeting) for shown in self.meetings)

    @property
    def shown_bearers(self) -> list[ShownBearer]:
        return [self._shown_bearer(bearer) for bearer in self.bearers]

    def _shown_bearer(self, bearer) -> ShownBearer:
        clues = [
            (shown.named, clue, place_of(clue))
            for shown in self.meetings
            for clue in self.clues[shown.named.meeting.pk]
            if clue.key == bearer.key
        ]
        periods = [_period(row) for row in bearer.generations]
        return ShownBearer(bearer, periods, clues[:MOST_CLUES], max(0, len(clues) - MOST_CLUES))


def _looked_up(typed: str) -> list[str]:
    """Returns the codes of the organisations that a typed name, reading or code finds."""
    if not typed.strip():
        return []
    found = registry.find(typed)
    return [rows[0].key for rows in (*found.named, *found.containing)][:MOST_LOOKED_UP]


def _period(row: Organisation) -> str:
    """Returns 2004年11月1日から, 1980年4月1日から2005年9月30日まで."""
    since = f"{_day(row.valid_from)}から" if row.valid_from > registry.BEGINNING else ""
    until = f"{_day(row.valid_to)}の前日まで" if row.valid_to else ""
    return since + until or "ずっと"


def _day(day) -> str:
    return f"{wareki.format_era_date(day)}（{day.year}年）"


def _is_approved(meeting) -> bool:
    step = Step(kind=meeting.step, revision=meeting.step_revision) if meeting.step else None
    return stage_after(step, meeting.revision) == Stage.APPROVED
