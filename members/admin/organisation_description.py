"""Describes an organisation so that a clerk can tell namesakes apart.

Three towns are called 美里町, and one of them has had two codes.
"""

from members import wareki
from members.codes import PREFECTURES
from members.models import Organisation
from members.registry import BEGINNING


def describe(organisation: Organisation) -> str:
    """Returns prefecture, name, code and period: 熊本県 美里町（433489、平成16年11月1日から）"""
    prefecture = prefecture_name(organisation)
    location = f"{prefecture} " if prefecture and prefecture != organisation.name else ""
    details = "、".join(filter(None, [organisation.key, _period(organisation)]))
    return f"{location}{organisation.name}（{details}）"


def prefecture_name(organisation: Organisation) -> str:
    prefecture = PREFECTURES.get(organisation.prefecture)
    return prefecture.name if prefecture else ""


def _period(organisation):
    since, until = organisation.valid_from, organisation.valid_to
    since_text = f"{wareki.format_era_date(since)}から" if since > BEGINNING else ""
    until_text = f"{wareki.format_era_date(until)}の前日まで" if until else ""
    return since_text + until_text
