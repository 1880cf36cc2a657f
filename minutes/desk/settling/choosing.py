"""Says in which meetings a name can be settled as an organisation, and in which it had better be looked at first."""

from collections.abc import Iterable

from members import wareki
from minutes.desk.settling.clues import Clue
from minutes.desk.settling.meetings_of_name import NamedMeeting
from minutes.desk.settling.possible_bearers import Bearer

TWICE = "この会議には「{}」のほかに「{}」も出ています。会議のページで一つずつ決めてください。"
NO_DAY = "開催日が決まっていないので、その日の名を確かめられません。会議の日時を先に書いてください。"
NOT_ON_THE_DAY = "{}には、{}という名の団体はありません。"
NOT_IN_FORCE = "{}には、{}はありません。"
NOBODY_ON_THE_DAY = "{}には、この名の団体はありません。"
HERE_ALREADY = "{}は、この会議では「{}」として、もう決まっています。"
POINTS_ELSEWHERE = "{}に「{}」とあるので、選んでいません。"
SAMPLE = "見本の会議なので、選んでいません。"
LIST = "出席者の欄"


def why_off(named: NamedMeeting, bearers: Iterable[Bearer], chosen: Bearer | None) -> str:
    """Returns why the name cannot be settled in a meeting as the organisation chosen, or as any where none is; "" where it
    can."""
    day, label = named.meeting.held_on, named.attendee.label
    if named.twins:
        return TWICE.format(label, "」「".join(named.twins))
    if day is None:
        return NO_DAY
    if chosen is None:
        could_be = any(day in bearer.of_day for bearer in bearers)
        return "" if could_be else NOBODY_ON_THE_DAY.format(wareki.format_era_date(day))
    if chosen.key in named.tied:
        return HERE_ALREADY.format(chosen.place_and_name, named.tied[chosen.key])
    if day not in chosen.of_day:
        words = NOT_ON_THE_DAY if chosen.bears_name else NOT_IN_FORCE
        return words.format(wareki.format_era_date(day), chosen.place_and_name)
    return ""


def why_left(clues: Iterable[Clue], chosen: Bearer | None) -> str:
    """Returns why a meeting is not chosen at first: its words point to another organisation than the chosen one, or to any
    where none is chosen; "" where they do not."""
    clues = list(clues)
    if chosen and any(clue.key == chosen.key for clue in clues):
        return ""
    contrary = [clue for clue in clues if chosen is None or clue.key != chosen.key]
    return POINTS_ELSEWHERE.format(place_of(contrary[0]), contrary[0].word) if contrary else ""


def place_of(clue: Clue) -> str:
    """Returns 出席者の欄 or #23."""
    return LIST if clue.number is None else f"#{clue.number}"
