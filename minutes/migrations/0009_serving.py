"""The counters begin at the second in which the database was made, never at 0: the ETags of a trial's database and
those of the database that takes its place at the same addresses must never be equal."""

import time

from django.db import migrations
from django.db.models import F


def begin_now(apps, schema_editor):
    apps.get_model("minutes", "PublicState").objects.update(changes=F("changes") + int(time.time()))


class Migration(migrations.Migration):
    dependencies = [("minutes", "0008_review")]
    operations = [migrations.RunPython(begin_now, migrations.RunPython.noop)]
