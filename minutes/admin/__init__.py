"""The secretariat's pages in Django's admin. Importing this package registers every table there."""

from minutes.admin.accounts import account_admin, group_admin
from minutes.admin.publishing import edition_admin, report_admin
from minutes.admin.records import attendee_admin, block_admin, handout_admin, inquiry_admin, meeting_admin
from minutes.admin.site import body_admin, organisation_admin, site_text_admin
from minutes.admin.tallies import tally_admin
from minutes.admin.withdrawing import withdrawal_admin

__all__ = [
    "account_admin",
    "attendee_admin",
    "block_admin",
    "body_admin",
    "edition_admin",
    "group_admin",
    "handout_admin",
    "inquiry_admin",
    "meeting_admin",
    "organisation_admin",
    "report_admin",
    "site_text_admin",
    "tally_admin",
    "withdrawal_admin",
]
