"""Old versions of rows as whoever may not read the 原本 sees them: withdrawn words are redacted there too."""

from django.db import models

from minutes.models import Meeting
from minutes.publication.withdrawal.history_redaction import redact_version, words_to_redact

ORIGINAL = "minutes.view_original"


def redact_versions(request, versions) -> None:
    """Redact history rows, or rows made of them, in memory; nothing for who may read the 原本.

    A page that shows old versions of a record, whatever its kind, passes them through here.
    """
    if request.user.has_perm(ORIGINAL):
        return
    withdrawn = {}
    for version in versions:
        model = getattr(type(version), "instance_type", type(version))
        meeting_id = version.id if model is Meeting else version.meeting_id
        if meeting_id not in withdrawn:
            meeting = Meeting.objects.filter(pk=meeting_id).first()
            withdrawn[meeting_id] = words_to_redact(meeting) if meeting else []
        if withdrawn[meeting_id]:
            _redact(version, model, withdrawn[meeting_id])


def _redact(version, model, withdrawn):
    columns = [
        field.attname
        for field in version._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    ]
    values = {column: getattr(version, column) for column in columns if getattr(version, column)}
    for column, text in redact_version(model, getattr(version, "number", None), values, withdrawn).items():
        setattr(version, column, text)
