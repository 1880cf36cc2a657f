"""PostgreSQL's function of tokens says the same as before in two thirds of the time, so its index stands as it is."""

from django.db import migrations

from minutes.search import postgresql


def replace_function(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        postgresql.create()


class Migration(migrations.Migration):
    dependencies = [("minutes", "0011_found_faster")]
    operations = [migrations.RunPython(replace_function, migrations.RunPython.noop)]
