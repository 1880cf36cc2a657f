"""The tables of a dump, in the order in which they are listed: what each holds, and by what its rows are known."""

from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from minutes.dumps.flat_columns import Column, columns_of
from minutes.open_data.open_correction import OpenCorrection
from minutes.open_data.open_inquiry import OpenAnswer
from minutes.open_data.open_meeting import OpenMeeting
from minutes.open_data.open_organisation import OpenOrganisation
from minutes.open_data.open_remark import OpenRemark

MEETINGS, REMARKS, ORGANISATIONS = "meetings", "remarks", "organisations"
CORRECTIONS, ANSWERS = "corrections", "answers"


@dataclass(frozen=True)
class Table:
    """One table. key: the columns by which a row is known. refers: columns, the table that they name a row of, and its key."""

    name: str
    title: str
    shape: type[BaseModel]
    key: tuple[str, ...]
    refers: tuple[tuple[str, str, str], ...] = ()

    @cached_property
    def columns(self) -> list[Column]:
        return columns_of(self.shape)


TABLES = (
    Table(MEETINGS, "会議", OpenMeeting, ("id",)),
    Table(
        REMARKS, "発言と地の文（最新の版）", OpenRemark, ("meeting", "number"), (("meeting", MEETINGS, "id"),)
    ),
    Table(ORGANISATIONS, "会議録に出る団体", OpenOrganisation, ("code",)),
    Table(
        CORRECTIONS,
        "訂正（すべての版）",
        OpenCorrection,
        ("meeting", "edition", "position"),
        (("meeting", MEETINGS, "id"),),
    ),
    Table(
        ANSWERS, "書面の回答（最新の版）", OpenAnswer, ("meeting", "number"), (("meeting", MEETINGS, "id"),)
    ),
)
