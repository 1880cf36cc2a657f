"""Old versions as whoever may not read the 原本 sees them: withdrawn words are marks there too."""

from django.db import models

from minutes.models import Meeting
from minutes.publication.withdrawal.history_redaction import veil_row, veils_of

ORIGINAL = "minutes.view_original"


def mask_versions(request, versions) -> None:
    """Put marks into history rows, or into rows made of them, in memory; nothing for who may read the 原本.

    A page that shows old versions of a record, whatever its kind, passes them through here.
    """
    if request.user.has_perm(ORIGINAL):
        return
    veils = {}
    for version in versions:
        model = getattr(type(version), "instance_type", type(version))
        meeting = version.id if model is Meeting else version.meeting_id
        if meeting not in veils:
            found = Meeting.objects.filter(pk=meeting).first()
            veils[meeting] = veils_of(found) if found else []
        if veils[meeting]:
            _mask(version, model, veils[meeting])


def _mask(version, model, veils):
    fields = [
        field.attname
        for field in version._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    ]
    values = {field: getattr(version, field) for field in fields if getattr(version, field)}
    for field, text in veil_row(model, getattr(version, "number", None), values, veils).items():
        setattr(version, field, text)
