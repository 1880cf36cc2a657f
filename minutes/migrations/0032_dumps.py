"""The dumps of the whole site: which there are, of which state, and since when they can no more be had."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("minutes", "0031_the_diets_api"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dump",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.SlugField(
                        help_text="アドレスに入る名。作った日時。例: 20261130-034500",
                        max_length=20,
                        unique=True,
                        verbose_name="名",
                    ),
                ),
                ("made_at", models.DateTimeField(help_text="作り始めた日時。", verbose_name="作った日時")),
                (
                    "newest_at",
                    models.DateTimeField(
                        help_text="入っている最も新しい版の公開日時。版がなければ空欄。",
                        null=True,
                        verbose_name="中身の日時",
                    ),
                ),
                (
                    "epoch",
                    models.CharField(
                        help_text="作ったときのデータベースの代。", max_length=40, verbose_name="代"
                    ),
                ),
                (
                    "withdrawn",
                    models.PositiveBigIntegerField(
                        help_text="作ったときの、取消し・公開停止・消去の回数。", verbose_name="取消しの回数"
                    ),
                ),
                (
                    "ended_at",
                    models.DateTimeField(
                        help_text="受け取れなくなった日時。空欄なら受け取れます。",
                        null=True,
                        verbose_name="終わった日時",
                    ),
                ),
                (
                    "ended_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("withdrawal", "取消し・公開停止・消去、または復元"),
                            ("newer", "新しいものができた"),
                        ],
                        help_text="なぜ受け取れなくなったか。",
                        max_length=20,
                        verbose_name="終わった理由",
                    ),
                ),
            ],
            options={
                "verbose_name": "一括ダウンロード",
                "verbose_name_plural": "一括ダウンロード",
                "ordering": ["-made_at"],
                "default_permissions": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", "")),
                            models.Q(("ended_at__isnull", False), ("ended_by__in", ["withdrawal", "newer"])),
                            _connector="OR",
                        ),
                        name="dump_end_has_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DumpFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(help_text="一覧に並ぶ順。1から。", verbose_name="並び順"),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="例: remarks.csv.gz", max_length=60, verbose_name="ファイル名"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="何のファイルか。例: 発言と地の文", max_length=60, verbose_name="中身"
                    ),
                ),
                (
                    "digest",
                    models.CharField(help_text="ファイルの SHA-256。", max_length=64, verbose_name="指紋"),
                ),
                ("size", models.PositiveBigIntegerField(help_text="バイト数。", verbose_name="大きさ")),
                (
                    "rows",
                    models.PositiveBigIntegerField(
                        help_text="表の行の数。表でなければ空欄。", null=True, verbose_name="行"
                    ),
                ),
                (
                    "dump",
                    models.ForeignKey(
                        help_text="どの一括ダウンロードのファイルか。",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="minutes.dump",
                        verbose_name="一括ダウンロード",
                    ),
                ),
            ],
            options={
                "verbose_name": "一括ダウンロードのファイル",
                "verbose_name_plural": "一括ダウンロードのファイル",
                "ordering": ["dump", "position"],
                "default_permissions": [],
                "constraints": [
                    models.UniqueConstraint(fields=("dump", "name"), name="dump_file_name_once_a_dump"),
                    models.UniqueConstraint(
                        fields=("dump", "position"), name="dump_file_position_once_a_dump"
                    ),
                ],
            },
        ),
    ]
