"""Room for sort keys of the second layout: the slots of meetings among those of their day, parts of passages, and a
column for the new keys beside the old ones. 0015 fills it, 0016 puts it in the place of the old one."""

import django.db.models.deletion
from django.core.management.base import CommandError
from django.db import migrations, models

# Positions in the new keys.
POSITIONS = 1 << 14
TOO_MANY = "{} には索引に入る{}より多い議題・発言などがあります。前の版のプログラムで会議を分けてから、もう一度行ってください。"


def refuse_too_many(apps, schema_editor):
    """Before anything is changed: the program before this one took a million passages of one meeting."""
    row = apps.get_model("minutes", "Passage").objects.filter(position__gte=POSITIONS).order_by().first()
    if row:
        raise CommandError(TOO_MANY.format(row.address, POSITIONS))


class Migration(migrations.Migration):
    dependencies = [("minutes", "0013_acknowledgement")]

    operations = [
        migrations.RunPython(refuse_too_many, migrations.RunPython.noop),
        migrations.CreateModel(
            name="DaySlot",
            fields=[
                (
                    "meeting",
                    models.OneToOneField(
                        help_text="公開している会議。",
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="day_slot",
                        serialize=False,
                        to="minutes.meeting",
                        verbose_name="会議",
                    ),
                ),
                ("day", models.PositiveIntegerField(help_text="検索の順の中の日の数。", verbose_name="日")),
                ("slot", models.PositiveIntegerField(help_text="その日の会議の中での番号。0から。", verbose_name="枠")),
            ],
            options={
                "verbose_name": "その日の枠",
                "verbose_name_plural": "その日の枠",
                "default_permissions": [],
                "constraints": [
                    models.UniqueConstraint(fields=("day", "slot"), name="day_slot_once_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("day__lte", 131071), ("slot__lt", 65536)), name="day_slot_fits_the_key"
                    ),
                ],
            },
        ),
        migrations.AddField(
            "searchstate",
            "next_rules",
            models.CharField(
                blank=True, default="", help_text="作り直している索引の規則。", max_length=40, verbose_name="作り直しの規則"
            ),
            preserve_default=False,
        ),
        migrations.RemoveConstraint("passage", "passage_number_once_a_meeting"),
        migrations.AddField(
            "passage",
            "part",
            models.PositiveIntegerField(
                default=0,
                help_text="同じ番号のものを分けたときの何番目か。発言は分けないので0。",
                verbose_name="部分",
            ),
        ),
        migrations.AddConstraint(
            "passage",
            models.UniqueConstraint(fields=["meeting", "number", "part"], name="passage_part_once_a_meeting"),
        ),
        migrations.AddField("passage", "new_key", models.BigIntegerField(null=True)),
    ]
