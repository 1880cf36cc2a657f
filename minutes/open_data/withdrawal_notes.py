"""What was withdrawn, as a program is told: the state of an object, and of each withdrawal the day, reason and rule."""

import datetime

from pydantic import BaseModel

from minutes.models import Correction
from minutes.open_data.open_fields import coded, labelled
from minutes.open_data.open_reading import Reading
from minutes.record.block_keys import BlockKey

PUBLIC, PARTLY, WITHDRAWN = "public", "partly_withdrawn", "withdrawn"
STATES = {PUBLIC: "公開", PARTLY: "一部取消し", WITHDRAWN: "取消し"}
GROUNDS = {value: str(label) for value, label in Correction.Category.choices}


class WithdrawalNote(BaseModel):
    """取消し: words that were withdrawn from every edition. The words are nowhere."""

    name: str = labelled("取消しの名", "本文の中の印の名。例: 12-1")
    on: datetime.date = labelled("取り消した日")
    reason: str = labelled("理由")
    rule: str = labelled("根拠", "根拠とした規程。なければ空。")
    category: str = coded("区分", GROUNDS)
    whole: bool = labelled("全部か", "この箇所の言葉がすべて取り消されたか。")


class Withdrawable(BaseModel):
    """What can be withdrawn says in what state it is."""

    state: str = coded("状態", STATES)
    withdrawals: list[WithdrawalNote] = labelled("取消し", "この箇所から取り消された言葉ごとの、日付と理由。")


class FactWithdrawal(WithdrawalNote):
    """取消し of a part of the summary of the meeting."""

    key: str = labelled("箇所", "venue は場所、time は日時など。")


def withdrawals_at(reading: Reading, key: BlockKey) -> list[WithdrawalNote]:
    return [WithdrawalNote(**_values(one)) for one in reading.tombstones.get(key, ())]


def state_at(reading: Reading, key: BlockKey) -> str:
    """Returns the state of a block: of STATES."""
    tombstones = reading.tombstones.get(key, ())
    return WITHDRAWN if any(one.is_whole for one in tombstones) else PARTLY if tombstones else PUBLIC


def withdrawable(reading: Reading, key: BlockKey) -> dict:
    """Returns the values of the two fields of Withdrawable."""
    return {"state": state_at(reading, key), "withdrawals": withdrawals_at(reading, key)}


def facts_withdrawn(reading: Reading) -> list[FactWithdrawal]:
    """Returns what was withdrawn from the summary of the meeting."""
    return [
        FactWithdrawal(key=key.fact, **_values(one))
        for key, tombstones in reading.tombstones.items()
        if key.fact
        for one in tombstones
    ]


def _values(one) -> dict:
    return {
        "name": one.name,
        "on": one.day,
        "reason": one.reason,
        "rule": one.rule,
        "category": one.category,
        "whole": one.is_whole,
    }
