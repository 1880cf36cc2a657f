"""出席団体 and 配付資料 of a record, and the tallies of its phrases, as a program reads them."""

from django.urls import reverse
from pydantic import BaseModel

from minutes.notation.redactions import PLAIN_REDACTION
from minutes.notation.vocabulary import CAPACITIES, STANDINGS
from minutes.open_data.open_fields import coded, labelled
from minutes.open_data.open_reading import Reading
from minutes.open_data.withdrawal_notes import WITHDRAWN, Withdrawable, state_at, withdrawable
from minutes.record import block_keys
from minutes.record.record import AttendeeRow, HandoutRow
from minutes.record.speakers.standings import standing_of
from minutes.record.tallies.tallies import CheckedTally, checked_tallies


class OpenSpeaker(BaseModel):
    """出席団体 by its label as printed: who speaks, presents, is asked or answers."""

    number: int = labelled("番号", "会議録の中の番号。")
    label: str = labelled("名（記載のとおり）", "名が取り消されたときは［取消し］。")
    code: str = labelled("団体コード", "特定されていなければ空。")
    capacity: str = coded("資格", CAPACITIES)
    standing: str = coded(
        "立場", STANDINGS | {"": "なし"}, "名と資格から読み取ったもの。名が取り消されたときは空。"
    )
    representative: str = labelled("出席した人", "記載がなければ空。")


class OpenAttendee(OpenSpeaker, Withdrawable):
    """出席団体, or an organisation that only answered in writing (answer_only)."""


class OpenFile(BaseModel):
    """The file of a handout."""

    digest: str = labelled("指紋", "ファイルの SHA-256。")
    name: str = labelled("ファイル名")
    size: int = labelled("大きさ", "バイト数。")
    type: str = labelled("種類", "例: application/pdf")
    url: str = labelled("ファイルのウェブのアドレス")


class OpenHandout(Withdrawable):
    """配付資料."""

    number: int = labelled("番号", "会議録の中の番号。")
    label: str = labelled("資料の名", "例: 資料1")
    title: str = labelled("題")
    file: OpenFile | None = labelled("ファイル", "なければ null。")
    not_held: bool = labelled("保有なし", "事務局が写しを持っていない。")
    used_by: list[int] = labelled("使われた議題", "この資料を使った議題、発表・照会の番号。")


class OpenTally(BaseModel):
    """数の照合: a phrase of a turn, held against a count over the written answers to one question."""

    number: int = labelled("番号")
    turn: int = labelled("発言の番号")
    question: int = labelled("設問の番号")
    phrase: str = labelled("数の言葉", "発言の中の言葉。例: 19団体中7団体")
    count: int = labelled("数えた団体")
    of: int = labelled("うち何団体")
    withdrawn: int = labelled("取り消された回答", "数に入れなかった、回答が取り消された団体の数。")
    borne_out: bool | None = labelled("合うか", "言葉と数が合うか。言えないときは null。")
    organisations: list[int] = labelled("数えた団体の番号")


def speaker_of(row: AttendeeRow) -> OpenSpeaker:
    return OpenSpeaker(**_speaker(row))


def _speaker(row: AttendeeRow) -> dict:
    return {
        "number": row["number"],
        "label": row["label"],
        "code": row["code"],
        "capacity": row["capacity_kind"],
        "standing": standing_of(row),
        "representative": row["representative"],
    }


def attendees_of(reading: Reading) -> list[OpenAttendee]:
    """Returns all attendees of a record in its order."""
    return [
        OpenAttendee(**_speaker(row), **withdrawable(reading, block_keys.attendee(row["number"])))
        for row in reading.record["attendees"]
    ]


def handouts_of(reading: Reading, site: str = "") -> list[OpenHandout]:
    """Returns all handouts of a record in its order."""
    return [_handout(reading, row, site) for row in reading.record["handouts"]]


def _handout(reading: Reading, row: HandoutRow, site: str) -> OpenHandout:
    key = block_keys.handout(row["number"])
    return OpenHandout(
        number=row["number"],
        label=row["label"],
        title=row["title"],
        file=None if state_at(reading, key) == WITHDRAWN else _file(row, site),
        not_held=row["not_held"],
        used_by=row["used_by"],
        **withdrawable(reading, key),
    )


def _file(row: HandoutRow, site: str) -> OpenFile | None:
    file = row["file"]
    if not file or PLAIN_REDACTION in file["name"]:
        return None
    url = site + reverse("pages:file", args=[file["digest"], file["name"]])
    return OpenFile(
        digest=file["digest"], name=file["name"], size=file["size"], type=file["type_kind"], url=url
    )


def tallies_of(reading: Reading) -> list[OpenTally]:
    """Returns the tallies that stand, in the order of the record."""
    return [_tally(one) for one in checked_tallies(reading.record)]


def _tally(one: CheckedTally) -> OpenTally:
    return OpenTally(
        number=one.row["number"],
        turn=one.row["turn"],
        question=one.row["question"],
        phrase=one.row["phrase"],
        count=len(one.count.by),
        of=len(one.count.among),
        withdrawn=one.count.withdrawn,
        borne_out=one.borne_out,
        organisations=list(one.count.by),
    )
