"""付せん: remarks of the desk on a line, their answers, the 原本 of those that were masked; who approved what he wrote."""


import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("minutes", "0037_standings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="step",
            name="own_changes",
            field=models.BooleanField(
                default=False,
                help_text="承認した人が、承認したものの中の何かを自分で書いたか。",
                verbose_name="自分の直しを含む",
            ),
        ),
        migrations.CreateModel(
            name="LineNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "block",
                    models.CharField(
                        help_text="u12 は番号12、a は出席団体、h は資料、w は回答、ほかは会議の概要。",
                        max_length=40,
                        verbose_name="箇所",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        help_text="確かめてほしいこと、直してほしいこと。公開はされません。",
                        verbose_name="付せん",
                    ),
                ),
                ("at", models.DateTimeField(help_text="付せんを付けた日時。", verbose_name="付けた日時")),
                (
                    "settled_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="片づけた日時。空欄は、まだ開いている付せん。",
                        null=True,
                        verbose_name="片づけた日時",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        help_text="付せんを付けた人。",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="付けた人",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        help_text="付せんを付けた会議録。",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="line_notes",
                        to="minutes.meeting",
                        verbose_name="会議",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="もう見なくてよいとした人。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="片づけた人",
                    ),
                ),
            ],
            options={
                "verbose_name": "付せん",
                "verbose_name_plural": "付せん",
                "ordering": ["meeting", "id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="LineNoteAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(help_text="公開はされません。", verbose_name="答え")),
                ("at", models.DateTimeField(help_text="答えた日時。", verbose_name="答えた日時")),
                (
                    "by",
                    models.ForeignKey(
                        help_text="答えた人。",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="答えた人",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        help_text="どの付せんへの答えか。",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="minutes.linenote",
                        verbose_name="付せん",
                    ),
                ),
            ],
            options={
                "verbose_name": "付せんの答え",
                "verbose_name_plural": "付せんの答え",
                "ordering": ["note", "id"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="WithdrawnNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        blank=True, help_text="消去すると空になります。", verbose_name="取り消す前の言葉"
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        help_text="見えなくなったのが答えのとき、その答え。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="originals",
                        to="minutes.linenoteanswer",
                        verbose_name="答え",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        help_text="見えなくなった付せん。",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="originals",
                        to="minutes.linenote",
                        verbose_name="付せん",
                    ),
                ),
                (
                    "withdrawal",
                    models.ForeignKey(
                        help_text="どの取消しか。",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="masked_notes",
                        to="minutes.withdrawal",
                        verbose_name="取消し",
                    ),
                ),
            ],
            options={
                "verbose_name": "付せんの原本",
                "verbose_name_plural": "付せんの原本",
                "ordering": ["withdrawal", "id"],
                "default_permissions": (),
            },
        ),
        migrations.AddConstraint(
            model_name="linenote",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="line_note_says_something",
                violation_error_message="付せんに何も書いてありません。",
            ),
        ),
        migrations.AddConstraint(
            model_name="linenote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                    models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                    _connector="OR",
                ),
                name="line_note_settled_by_somebody",
                violation_error_message="片づけた人と日時は、いっしょに入ります。",
            ),
        ),
        migrations.AddConstraint(
            model_name="linenoteanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="line_note_answer_says_something",
                violation_error_message="答えに何も書いてありません。",
            ),
        ),
    ]
