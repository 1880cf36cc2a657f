"""Fills the slots of meetings and the new sort keys, some meetings at a time: killed in the middle, it goes on.

The first layout: day (17 bits) | slot (10) | position (20, counting down) | organisation (16). The second: day (17) |
slot (16) | position (14, counting down) | organisation (16). A meeting keeps its slot, so that a cursor of the first
layout can be converted without a look at the database.
"""

import sys

from django.core.management.base import OutputWrapper
from django.db import migrations, transaction
from django.db.models import Count, Max

from minutes.management.progress import ProgressBar
from minutes.search.engines import postgresql

MEETINGS_A_BATCH = 50
# 1,032,192 is what the positions of 20 bits that count down lie above those of 14 bits.
NEW_KEY = """
UPDATE minutes_passage
SET new_key = ((sort_key >> 46) << 46)
    | (((sort_key >> 36) & 1023) << 30)
    | ((((sort_key >> 16) & 1048575) - 1032192) << 16)
    | (sort_key & 65535)
WHERE new_key IS NULL AND meeting_id IN ({})
"""


def fill(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        postgresql.drop()  # each row that is written would be tokenized; `migrate` builds it again over all rows
    unfilled = apps.get_model("minutes", "Passage").objects.filter(new_key=None).order_by()
    meetings = list(unfilled.values_list("meeting").annotate(Max("sort_key"), Count("pk")).order_by("meeting"))
    bar, done = ProgressBar(OutputWrapper(sys.stdout), sum(passages for *_, passages in meetings)), 0
    for start in range(0, len(meetings), MEETINGS_A_BATCH):
        batch = meetings[start : start + MEETINGS_A_BATCH]
        fill_batch(apps.get_model("minutes", "DaySlot"), schema_editor.connection, batch)
        done += sum(passages for *_, passages in batch)
        bar.show(done)


def fill_batch(day_slot, connection, batch):
    slots = [day_slot(meeting_id=meeting, day=key >> 46, slot=key >> 36 & 1023) for meeting, key, _ in batch]
    with transaction.atomic(), connection.cursor() as cursor:
        day_slot.objects.bulk_create(slots)
        cursor.execute(NEW_KEY.format(", ".join(str(slot.meeting_id) for slot in slots)))


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("minutes", "0014_keys_that_last")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
