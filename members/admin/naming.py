"""Organisations as a clerk tells them apart: three towns are called 美里町, and one of them by two codes."""

from members import wareki
from members.codes import PREFECTURES
from members.models import Organisation
from members.registry import BEGINNING


def describe(organisation: Organisation) -> str:
    """熊本県 美里町（433489、平成16年11月1日から）"""
    prefecture = prefecture_name(organisation)
    place = f"{prefecture} " if prefecture and prefecture != organisation.name else ""
    return (
        f"{place}{organisation.name}（{'、'.join(filter(None, [organisation.key, _years(organisation)]))}）"
    )


def prefecture_name(organisation: Organisation) -> str:
    found = PREFECTURES.get(organisation.prefecture)
    return found.name if found else ""


def _years(organisation):
    since = (
        ""
        if organisation.valid_from <= BEGINNING
        else f"{wareki.format_era_date(organisation.valid_from)}から"
    )
    until = organisation.valid_to and f"{wareki.format_era_date(organisation.valid_to)}の前日まで"
    return f"{since}{until or ''}"
