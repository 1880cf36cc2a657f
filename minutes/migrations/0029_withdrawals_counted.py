"""Withdrawals, retractions and erasures have a counter of their own, by which an export is broken off."""

from django.db import migrations, models


def begin(apps, schema_editor):
    apps.get_model("minutes", "PublicState").objects.get_or_create(subject="withdrawn")


class Migration(migrations.Migration):
    dependencies = [
        ("minutes", "0028_what_changed"),
    ]

    operations = [
        migrations.AlterField(
            model_name="publicstate",
            name="subject",
            field=models.CharField(
                choices=[
                    ("editions", "公開された版"),
                    ("withdrawn", "取消し・公開停止・消去"),
                    ("site", "サイトの文章"),
                    ("shut", "公開を止めている理由"),
                    ("days", "団体の表の最後の日"),
                ],
                help_text="何が変わったか。",
                max_length=20,
                primary_key=True,
                serialize=False,
                verbose_name="対象",
            ),
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
