"""The new sort keys take the place of the old ones. SQLite's index, whose row ids are the old keys, is emptied; `migrate`
fills it, and builds PostgreSQL's, when it has applied all migrations."""

from django.db import migrations, models

from minutes.search.engines import sqlite


def renew_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ANALYZE minutes_passage")  # nothing is known yet of a column that is new
    else:
        sqlite.empty()
        # A rebuild that was under way has a table of old keys.
        apps.get_model("minutes", "SearchState").objects.update(rules="", builder="", done_to=None)


class Migration(migrations.Migration):
    dependencies = [("minutes", "0015_fill_keys_that_last")]

    operations = [
        migrations.RemoveIndex("passage", "passage_sorts"),
        migrations.RemoveField("passage", "sort_key"),
        migrations.RenameField("passage", "new_key", "sort_key"),
        migrations.AlterField(
            "passage",
            "sort_key",
            models.BigIntegerField(
                help_text="開催日、会議、記録の中の順、団体を一つの数にしたもの。", unique=True, verbose_name="検索の順"
            ),
        ),
        migrations.AddIndex(
            "passage",
            models.Index(fields=["sort_key", "kind", "brought", "body_key"], name="passage_sorts"),
        ),
        migrations.RunPython(renew_index, migrations.RunPython.noop),
    ]
