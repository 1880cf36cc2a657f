"""The counters that caches are told by stand from the beginning, so that raising one is one statement."""

from django.db import migrations


def begin(apps, schema_editor):
    state = apps.get_model("minutes", "PublicState")
    for subject in ("editions", "site"):
        state.objects.get_or_create(subject=subject)


class Migration(migrations.Migration):
    dependencies = [("minutes", "0001_initial")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
