"""Sort keys of passages, and the index of SQLite, which `migrate` fills once it has applied all migrations.

PostgreSQL's index stands on columns that later migrations add: `migrate` makes it then.

The keys are of the first layout: day (17 bits) | slot (10) | position (20, counting down) | organisation (16).
0015_fill_keys_that_last moves them.
"""

import datetime

from django.db import migrations, models

from minutes.search.engines import postgresql, sqlite

BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}


def first_key(day, slot, position, organisation):
    number = min(max(0, (day - datetime.date(1868, 1, 1)).days), (1 << 17) - 1)
    return number << 46 | slot << 36 | ((1 << 20) - 1 - position) << 16 | organisation


def give_keys(apps, schema_editor):
    """Meeting by meeting: its place among those of its day, and whether a passage stands in a report or an inquiry."""
    passages = apps.get_model("minutes", "Passage").objects
    numbers = dict(
        apps.get_model("members", "Organisation").objects.order_by("valid_from").values_list("key", "search_number")
    )
    meetings = passages.order_by("held_on", "address").values_list("held_on", "meeting").distinct()
    day, slot = None, 0
    for held_on, meeting in list(meetings):
        day, slot = held_on, slot + 1 if held_on == day else 0
        brought = ""
        for row in passages.filter(meeting=meeting).order_by("position"):
            brought = {"item": "", "presentation": row.role}.get(row.kind, brought)
            row.brought = brought
            row.sort_key = first_key(held_on, slot, row.position, numbers.get(row.code, 0))
            row.save(update_fields=["brought", "sort_key"])


def create_index(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        sqlite.create()


def drop_index(apps, schema_editor):
    BACKENDS[schema_editor.connection.vendor].drop()


class Migration(migrations.Migration):
    dependencies = [("minutes", "0002_public_state")]
    operations = [
        migrations.AddField(
            model_name='passage',
            name='brought',
            field=models.CharField(blank=True, choices=[('report', '発表'), ('inquiry', '照会')], default='', help_text='発表か照会の題名と、その下の発言・地の文であるとき、そのどちらか。', max_length=20, verbose_name='発表・照会の中'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='passage',
            name='sort_key',
            field=models.BigIntegerField(help_text='開催日、会議、記録の中の順、団体を一つの数にしたもの。', null=True, verbose_name='検索の順'),
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='passage',
            name='sort_key',
            field=models.BigIntegerField(help_text='開催日、会議、記録の中の順、団体を一つの数にしたもの。', unique=True, verbose_name='検索の順'),
        ),
        migrations.CreateModel(
            name='SearchState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rules', models.CharField(blank=True, help_text='索引を作ったときの規則。', max_length=40, verbose_name='索引の規則')),
                ('builder', models.CharField(blank=True, help_text='索引を作り直している処理。', max_length=40, verbose_name='作り直し')),
                ('done_to', models.BigIntegerField(blank=True, help_text='作り直しが済んだ一番小さい検索の順。', null=True, verbose_name='どこまで')),
            ],
            options={
                'verbose_name': '検索の索引の状態',
                'verbose_name_plural': '検索の索引の状態',
                'default_permissions': [],
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='search_state_one_row')],
            },
        ),
        migrations.RunPython(create_index, drop_index),
    ]
