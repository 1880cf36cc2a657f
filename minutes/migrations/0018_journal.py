"""The journal in the database, and by what the two know each other.

A site that has meetings adopts the lines without an identity of its journal. Its public pages stay shut until its
journal has been read into the table: `manage.py migrate` does that at its end, the server when it starts.
"""

import hashlib

from django.db import migrations, models

UNFINISHED = 1


def begin(apps, schema_editor):
    alias = schema_editor.connection.alias
    state, has_meetings = apps.get_model("minutes", "JournalState"), apps.get_model("minutes", "Meeting").objects.exists()
    if not state.objects.using(alias).exists():
        state.objects.using(alias).create(
            id=1, identity=_identity(schema_editor.connection), epoch="1", epochs="1", adopts=has_meetings
        )
    public_state = apps.get_model("minutes", "PublicState")
    public_state.objects.using(alias).get_or_create(subject="shut", defaults={"changes": has_meetings * UNFINISHED})


def _identity(connection):
    """The moment of the first migrate, to the microsecond: a backup of today, older than this row, has the same one."""
    from django.db.migrations.recorder import MigrationRecorder

    first = MigrationRecorder(connection).migration_qs.get(app="minutes", name="0001_initial")
    return hashlib.sha256(f"council-minutes {first.applied.isoformat()}".encode()).hexdigest()[:32]


class Migration(migrations.Migration):
    dependencies = [("minutes", "0017_derived_data")]

    operations = [
        migrations.CreateModel(
            name="JournalLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identifier", models.CharField(help_text="行の id。", max_length=40, unique=True, verbose_name="行の名")),
                ("line", models.TextField(help_text="記録の一行（JSON）。言葉は入りません。", verbose_name="行")),
            ],
            options={
                "verbose_name": "公開・取消しの記録",
                "verbose_name_plural": "公開・取消しの記録",
                "ordering": ["id"],
                "default_permissions": [],
            },
        ),
        migrations.CreateModel(
            name="JournalWriter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
                        help_text="ファイルの初めに書かれます。", max_length=32, unique=True, verbose_name="機械の名"
                    ),
                ),
                (
                    "name",
                    models.CharField(help_text="ホスト名と、ファイルの場所。", max_length=300, verbose_name="機械"),
                ),
                (
                    "is_retired",
                    models.BooleanField(
                        default=False,
                        help_text="復元などの前に書いていた機械。また書くときは、改めて加わります。",
                        verbose_name="もう書かない",
                    ),
                ),
                (
                    "is_awaited",
                    models.BooleanField(
                        default=False,
                        help_text="古い状態に戻った後、この機械の記録をまだ合わせていない。",
                        verbose_name="待っている",
                    ),
                ),
            ],
            options={
                "verbose_name": "記録を書く機械",
                "verbose_name_plural": "記録を書く機械",
                "ordering": ["id"],
                "default_permissions": [],
            },
        ),
        migrations.AlterField(
            "publicstate",
            "subject",
            models.CharField(
                choices=[("editions", "公開された版"), ("site", "サイトの文章"), ("shut", "公開を止めている理由")],
                help_text="何が変わったか。",
                max_length=20,
                primary_key=True,
                serialize=False,
                verbose_name="対象",
            ),
        ),
        migrations.CreateModel(
            name="JournalState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "identity",
                    models.CharField(
                        help_text="最初に作ったときに決まり、変わりません。", max_length=32, verbose_name="データベースの名"
                    ),
                ),
                ("epoch", models.CharField(help_text="復元のたびに新しくなります。", max_length=40, verbose_name="代")),
                (
                    "epochs",
                    models.TextField(help_text="空白で区切って、はじめから今まで。", verbose_name="これまでの代"),
                ),
                (
                    "announced",
                    models.PositiveBigIntegerField(
                        default=0,
                        help_text="これまでに付けた、いちばん大きい番号。増えるだけです。",
                        verbose_name="行の番号",
                    ),
                ),
                (
                    "adopts",
                    models.BooleanField(
                        default=False,
                        help_text="前の版のプログラムが書いた、名のない行も自分のものか。",
                        verbose_name="名のない行",
                    ),
                ),
                (
                    "unknown_since",
                    models.DateTimeField(
                        help_text="ここから後に何が取り消されたか、分かりません。",
                        null=True,
                        verbose_name="分からない間の初め",
                    ),
                ),
                (
                    "unknown_until",
                    models.DateTimeField(
                        help_text="ここから後は分かっています。", null=True, verbose_name="分からない間の終わり"
                    ),
                ),
            ],
            options={
                "verbose_name": "公開・取消しの記録の状態",
                "verbose_name_plural": "公開・取消しの記録の状態",
                "default_permissions": [],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="journal_state_one_row")
                ],
            },
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
