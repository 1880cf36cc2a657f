"""Gives a meeting its issueID for the Diet's API, once, with its address."""

from collections.abc import Iterator

from minutes.kokkai.issue_ids import MOST_ISSUES, fits, issue_id_of, issue_of
from minutes.models import IssueID, Meeting
from minutes.publication.errors import PublicationRefused

NONE_LEFT = "この日に公開した会議が{}を超えたので、会議録IDを付けられません。"


def give_issue_id(*, meeting: Meeting, address: str, issue_id: str = "") -> str:
    """Stores the issueID of a meeting that has just been given its address, and returns it.

    `issue_id` is the one that it had before a restore. Raises PublicationRefused where the day has no more of them.
    """
    issue = issue_of(address)
    if issue > MOST_ISSUES:
        raise PublicationRefused(NONE_LEFT.format(MOST_ISSUES))
    given = issue_id or issue_id_of(address, meeting.body_id)
    IssueID.objects.create(meeting=meeting, issue_id=given, issue=issue)
    return given


def problems_of_issue_id(meeting: Meeting, address: str) -> Iterator[str]:
    """Yields what is wrong with the issueID of a meeting that has this address, in one Japanese line each."""
    row = IssueID.objects.filter(meeting=meeting).first()
    if row is None:
        yield f"{address}: 会議録IDがありません"
    elif not fits(row.issue_id, address) or row.issue != issue_of(address):
        yield f"{address}: 会議録IDがウェブのアドレスと合いません（{row.issue_id}）"
