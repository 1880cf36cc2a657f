"""Lists in pages by key: `after` is the key of the last object that was read, and `next` the address of what follows."""

import datetime
import re
from typing import Annotated, Any

from ninja import Path
from pydantic import BeforeValidator, Field

from minutes.open_data.open_fields import labelled

SHOWN, MOST = 20, 100
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")


def plain_day(typed: Any) -> Any:
    """A day of the calendar as 2012-04-01 alone: pydantic would also read seconds since 1970."""
    if isinstance(typed, str) and not DAY.fullmatch(typed):
        raise ValueError("YYYY-MM-DD の日にしてください。 / not a day as YYYY-MM-DD")
    return typed


def plain_number(typed: Any) -> Any:
    if isinstance(typed, str) and not NUMBER.fullmatch(typed):
        raise ValueError(
            "符号や空白のない、9桁までの数にしてください。 / not a plain number of 9 digits at most"
        )
    return typed


def plain_switch(typed: Any) -> Any:
    if isinstance(typed, str) and typed not in ("true", "false"):
        raise ValueError("true か false にしてください。 / neither true nor false")
    return typed


Day = Annotated[datetime.date, BeforeValidator(plain_day)]
Number = Annotated[int, Field(ge=1, le=999_999_999), BeforeValidator(plain_number)]
Switch = Annotated[bool, BeforeValidator(plain_switch)]
# The address of a meeting, the key of a 会議体, the code of an organisation.
Slug = Annotated[str, Field(pattern=r"^[0-9A-Za-z_-]{1,40}$")]
# What stands in the path of an address.
Address = Annotated[Slug, Path(title="会議の、アドレスに使う名", description="例: 2012-10-23-1")]
Code = Annotated[Slug, Path(title="団体コード", description="6桁の番号、または x- で始まる番号。")]
RowNumber = Annotated[Number, Path(title="番号", description="会議録の中の番号。")]
EditionNumber = Annotated[Number, Path(title="版", description="第何版か。")]
Limit = Annotated[int, Field(ge=1, le=MOST), BeforeValidator(plain_number)]
# Of lists for each object of which a record may be read.
FEW = 50
FewerLimit = Annotated[int, Field(ge=1, le=FEW), BeforeValidator(plain_number)]
FiscalYear = Annotated[int, Field(ge=1868, le=2200), BeforeValidator(plain_number)]


def limit_field(most: int = MOST) -> Any:
    return labelled("件数", f"一つの答えに入れる数。{most}まで。", default=SHOWN)


def after_field(pattern: str = r"^[0-9A-Za-z_-]{1,40}$") -> Any:
    """Returns the field of the key behind which a page begins."""
    return labelled("続き", "前の答えの next のアドレスにある値。", default="", pattern=pattern)


def next_field() -> Any:
    return labelled("続きのウェブのアドレス", "これより後があれば、そのアドレス。なければ null。")


def next_address(request, after: str | None) -> str | None:
    """Returns the address of this list behind the key `after`; None where nothing follows."""
    if not after:
        return None
    query = request.GET.copy()
    query["after"] = after
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
