"""立場: as what each passage was spoken; the capacity of a name as its record prints it; and the function of PostgreSQL's index, which takes it among its columns.

`migrate` writes every meeting's passages again, and builds the index, once it has applied all migrations.
"""

from django.db import migrations, models

from minutes.search.engines import postgresql

# The function of before, whose columns say nothing of standings.
OLD_FUNCTION = "minutes_search_tokens(text, text, text, text, text, text, text, text, text)"

CHOICES = [
    ("officer", "役員の団体"),
    ("observer", "オブザーバーの団体"),
    ("audience", "傍聴の団体"),
    ("organisation", "そのほかの団体"),
    ("secretariat", "事務局"),
    ("chair", "議長・委員長・会長"),
    ("executive", "理事者・説明員"),
    ("member", "議員・委員"),
    ("witness", "参考人・公述人・証人"),
    ("clerk", "書記・議会事務局"),
    ("person", "立場の記載のない個人"),
]


def replace_tokens(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        postgresql.drop()
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {OLD_FUNCTION}")
        schema_editor.execute(postgresql.FUNCTION)


class Migration(migrations.Migration):
    dependencies = [
        ("minutes", "0033_corrected_wordings"),
    ]

    operations = [
        migrations.AddField(
            "passage",
            "standing",
            models.CharField(
                blank=True,
                choices=CHOICES,
                default="",
                help_text="議長、理事者、委員など、名や出席者の記載から読み取ったもの。だれも話していない箇所は空欄。",
                max_length=20,
                verbose_name="立場",
            ),
            preserve_default=False,
        ),
        migrations.AddIndex(
            "passage",
            models.Index(
                condition=models.Q(("standing", ""), _negated=True),
                fields=["standing"],
                name="passage_of_standing",
            ),
        ),
        migrations.AddField(
            "meetingname",
            "capacity",
            models.CharField(
                blank=True,
                default="",
                help_text="最新の版の出席者の欄にある、役員、会長、オブザーバーなどの言葉。なければ空欄。",
                max_length=200,
                verbose_name="資格（記載のとおり）",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(replace_tokens, migrations.RunPython.noop),
    ]
