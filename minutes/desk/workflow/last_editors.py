"""Who saved each of some records last."""

import datetime
from collections.abc import Sequence

from django.db.models import Max

from minutes.desk.workflow.saves import RECORD_MODELS
from minutes.models import Meeting


def last_editors(meetings: Sequence[Meeting]) -> dict[int, int | None]:
    """Returns {id of a meeting: id of the account that wrote its record last}, in twelve queries however many there are."""
    newest: dict[int, tuple[datetime.datetime, int | None]] = {}
    for model in RECORD_MODELS:
        column = "id" if model is Meeting else "meeting_id"
        versions = model.history.filter(**{f"{column}__in": [meeting.pk for meeting in meetings]})
        last = versions.order_by().values(column).annotate(last=Max("history_id")).values("last")
        rows = model.history.filter(history_id__in=last).order_by()
        for meeting_id, at, by in rows.values_list(column, "history_date", "history_user_id"):
            if meeting_id not in newest or at > newest[meeting_id][0]:
                newest[meeting_id] = at, by
    return {meeting_id: by for meeting_id, (_, by) in newest.items()}
