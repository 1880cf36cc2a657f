"""The secretariat's desk, one file for each thing on it."""

from minutes.admin import (
    accounts,
    attendees,
    blocks,
    bodies,
    editions,
    handouts,
    meetings,
    organisations,
    reports,
    texts,
    withdrawals,
)

__all__ = [
    "accounts",
    "attendees",
    "blocks",
    "bodies",
    "editions",
    "handouts",
    "meetings",
    "organisations",
    "reports",
    "texts",
    "withdrawals",
]
