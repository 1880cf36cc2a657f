"""The records whose proposed ties nobody has looked at yet, asked of the database without proposing anything."""

from django.db.models import Exists, OuterRef, QuerySet

from minutes.desk.ties.proposed_ties import DECIDED
from minutes.models import Acknowledgement, Meeting, TurnAddressee, TurnReply, Utterance


def with_unseen_proposals(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Returns the meetings in which somebody speaks, and of which no tie was confirmed and no proposal turned down."""
    turns = Utterance.objects.filter(meeting=OuterRef("pk"), speaker__isnull=False)
    decided = (
        TurnAddressee.objects.filter(meeting=OuterRef("pk")),
        TurnReply.objects.filter(meeting=OuterRef("pk")),
        Acknowledgement.objects.filter(meeting=OuterRef("pk"), key__startswith=DECIDED),
    )
    return meetings.filter(Exists(turns), *(~Exists(rows) for rows in decided))
