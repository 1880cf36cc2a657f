import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("minutes", "0003_search")]
    operations = [
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        help_text="u12 は番号12、a は出席団体、h は資料、r2 は第2版の理由、ほかは会議の概要。",
                        max_length=40,
                        verbose_name="箇所",
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        help_text="箇所の番号。番号のない箇所は0。", verbose_name="番号"
                    ),
                ),
                (
                    "serial",
                    models.PositiveIntegerField(
                        help_text="この番号での何回目の取消しか。", verbose_name="何回目"
                    ),
                ),
                ("is_part", models.BooleanField(help_text="箇所の一部だけの取消しか。", verbose_name="一部")),
                (
                    "span",
                    models.TextField(
                        blank=True, help_text="一部の取消しのときの言葉。", verbose_name="取り消した部分"
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[("withdrawal", "発言取消し"), ("personal", "個人情報")],
                        help_text="発言取消しか個人情報か。",
                        max_length=20,
                        verbose_name="区分",
                    ),
                ),
                ("reason", models.TextField(help_text="公開されます。", verbose_name="理由")),
                (
                    "rule",
                    models.TextField(help_text="根拠となる規程や決定。公開されます。", verbose_name="根拠"),
                ),
                (
                    "note",
                    models.TextField(blank=True, help_text="公開されません。", verbose_name="内部の覚え"),
                ),
                (
                    "requested_by",
                    models.CharField(
                        blank=True,
                        help_text="公開されません。",
                        max_length=200,
                        verbose_name="申し出た人・団体",
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(help_text="取り消した日時。", verbose_name="取り消した日時"),
                ),
                (
                    "erased_at",
                    models.DateTimeField(
                        help_text="原本からも消した日時。", null=True, verbose_name="消去した日時"
                    ),
                ),
                (
                    "erase_reason",
                    models.TextField(
                        blank=True, help_text="なぜ原本からも消したか。", verbose_name="消去の理由"
                    ),
                ),
                (
                    "erase_rule",
                    models.TextField(
                        blank=True, help_text="根拠となる規程や決定。", verbose_name="消去の根拠"
                    ),
                ),
            ],
            options={
                "verbose_name": "取消し",
                "verbose_name_plural": "取消し",
                "ordering": ["-withdrawn_at", "meeting", "number", "serial"],
                "permissions": [("view_original", "取り消した言葉（原本）を読める")],
                "default_permissions": ["view"],
            },
        ),
        migrations.CreateModel(
            name="WithdrawnWords",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition",
                    models.PositiveIntegerField(
                        help_text="第何版の言葉か。空欄は下書きの言葉。", null=True, verbose_name="版"
                    ),
                ),
                (
                    "leaf",
                    models.CharField(
                        help_text="箇所の中のどの欄か。例: u12/text", max_length=60, verbose_name="欄"
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        blank=True,
                        help_text="取り消す前の言葉。消去すると空欄になります。",
                        verbose_name="言葉",
                    ),
                ),
            ],
            options={
                "verbose_name": "取り消した言葉",
                "verbose_name_plural": "取り消した言葉",
                "ordering": ["withdrawal", models.OrderBy(models.F("edition"), nulls_last=True), "leaf"],
                "default_permissions": [],
            },
        ),
        migrations.AddField(
            model_name="edition",
            name="tombstones",
            field=models.TextField(
                default="{}",
                help_text="記録の中の取消しの印ごとの、日付・理由・根拠（正規化した JSON）。",
                verbose_name="取消しの跡",
            ),
        ),
        migrations.AddField(
            model_name="publishedfile",
            name="is_withdrawn",
            field=models.BooleanField(
                default=False,
                help_text="資料ごと取り消されたか。受け取れなくなります。",
                verbose_name="取消し",
            ),
        ),
        migrations.CreateModel(
            name="LostEdition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.SlugField(help_text="会議の、アドレスに使う名。", max_length=40, verbose_name="ウェブのアドレス")),
                ("number", models.PositiveIntegerField(help_text="失われた版の番号。", verbose_name="版")),
                (
                    "digest",
                    models.CharField(
                        help_text="失われた版の指紋。次の版はこれにつながります。",
                        max_length=64,
                        verbose_name="指紋",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(help_text="失われた版を公開した日時。", verbose_name="公開日時"),
                ),
            ],
            options={
                "verbose_name": "失われた版",
                "verbose_name_plural": "失われた版",
                "ordering": ["address", "number"],
                "default_permissions": ["view"],
                "constraints": [
                    models.UniqueConstraint(fields=("address", "number"), name="lost_edition_once_an_address")
                ],
            },
        ),
        migrations.CreateModel(
            name="Retraction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "retracted_at",
                    models.DateTimeField(help_text="公開を止めた日時。", verbose_name="公開停止の日時"),
                ),
                ("reason", models.TextField(help_text="公開されます。", verbose_name="理由")),
                (
                    "rule",
                    models.TextField(help_text="根拠となる規程や決定。公開されます。", verbose_name="根拠"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        help_text="公開を止めた会議。",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="retractions",
                        to="minutes.meeting",
                        verbose_name="会議",
                    ),
                ),
                (
                    "retracted_by",
                    models.ForeignKey(
                        help_text="操作をした人。",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="公開を止めた人",
                    ),
                ),
            ],
            options={
                "verbose_name": "公開停止",
                "verbose_name_plural": "公開停止",
                "ordering": ["-retracted_at", "-id"],
                "default_permissions": ["view"],
            },
        ),
        migrations.AddField(
            model_name="edition",
            name="retraction",
            field=models.ForeignKey(
                help_text="この版の公開を止めた操作。空欄なら公開しています。",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="minutes.retraction",
                verbose_name="公開停止",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(("retraction__isnull", True), ("is_newest", False), _connector="OR"),
                name="edition_taken_down_is_not_the_newest",
            ),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="edition",
            field=models.ForeignKey(
                help_text="取消しで作られた版。公開停止中の取消しにはありません。",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="minutes.edition",
                verbose_name="取消しの版",
            ),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="erased_by",
            field=models.ForeignKey(
                help_text="操作をした人。",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="消去した人",
            ),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="meeting",
            field=models.ForeignKey(
                help_text="どの会議の記録か。",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="withdrawals",
                to="minutes.meeting",
                verbose_name="会議",
            ),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="withdrawn_by",
            field=models.ForeignKey(
                help_text="操作をした人。",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="取り消した人",
            ),
        ),
        migrations.AddField(
            model_name="withdrawnwords",
            name="withdrawal",
            field=models.ForeignKey(
                help_text="どの取消しか。",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="wordings",
                to="minutes.withdrawal",
                verbose_name="取消し",
            ),
        ),
        migrations.AddConstraint(
            model_name="retraction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), _negated=True), models.Q(("rule", ""), _negated=True)
                ),
                name="retraction_has_reason_and_rule",
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.UniqueConstraint(
                fields=("meeting", "number", "serial"), name="withdrawal_mark_once_a_meeting"
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), _negated=True), models.Q(("rule", ""), _negated=True)
                ),
                name="withdrawal_has_reason_and_rule",
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_at__isnull", True),
                    models.Q(("note", ""), ("requested_by", ""), ("span", "")),
                    _connector="OR",
                ),
                name="withdrawal_erased_keeps_no_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawnwords",
            constraint=models.UniqueConstraint(
                fields=("withdrawal", "edition", "leaf"), name="withdrawn_words_once_a_leaf"
            ),
        ),
    ]
