"""Questions and answers in talk: whom a turn asks, and which turns it answers."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from minutes.search.engines import postgresql

# The function of before, whose columns say nothing of ties.
OLD_FUNCTION = "minutes_search_tokens(text, text, text, text, text, text, text)"


def replace_tokens(apps, schema_editor):
    """The index is built again by `migrate`, once it has applied all migrations, over the columns of today."""
    if schema_editor.connection.vendor == "postgresql":
        postgresql.drop()
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {OLD_FUNCTION}")
        schema_editor.execute(postgresql.FUNCTION)


def passage_column(name, verbose_name, help_text):
    column = models.TextField(verbose_name, blank=True, default="", help_text=help_text)
    return migrations.AddField("passage", name, column, preserve_default=False)


class Migration(migrations.Migration):

    dependencies = [
        ('minutes', '0023_inquiries'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalTurnAddressee',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('saved_revision', models.PositiveIntegerField(editable=False, help_text='この版を書いた保存の、会議ごとの通し番号。', null=True, verbose_name='保存の番号')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('attendee', models.ForeignKey(blank=True, db_constraint=False, help_text='発言が尋ねている団体や人。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.attendeeorganisation', verbose_name='尋ねた相手')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(blank=True, db_constraint=False, help_text='この発言の会議。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.meeting', verbose_name='会議')),
                ('turn', models.ForeignKey(blank=True, db_constraint=False, help_text='尋ねている発言。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.utterance', verbose_name='発言')),
            ],
            options={
                'verbose_name': 'historical 尋ねた相手',
                'verbose_name_plural': 'historical 尋ねた相手',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
                'indexes': [models.Index(fields=['history_date', 'id'], name='minutes_his_history_a425d8_idx')],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalTurnReply',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('saved_revision', models.PositiveIntegerField(editable=False, help_text='この版を書いた保存の、会議ごとの通し番号。', null=True, verbose_name='保存の番号')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('asked', models.ForeignKey(blank=True, db_constraint=False, help_text='答えられている、前の発言。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.utterance', verbose_name='問い')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(blank=True, db_constraint=False, help_text='この発言の会議。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.meeting', verbose_name='会議')),
                ('turn', models.ForeignKey(blank=True, db_constraint=False, help_text='答えている発言。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.utterance', verbose_name='答え')),
            ],
            options={
                'verbose_name': 'historical 問いへの答え',
                'verbose_name_plural': 'historical 問いへの答え',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
                'indexes': [models.Index(fields=['history_date', 'id'], name='minutes_his_history_3fd201_idx')],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AlterField(
            model_name='correction',
            name='category',
            field=models.CharField(choices=[('mistake', '誤記'), ('omission', '脱落'), ('speaker', '発言者訂正'), ('identification', '団体特定'), ('facts', '日時・場所等'), ('handout', '資料差替え'), ('ties', '問いと答えの結び付き'), ('form', '体裁'), ('withdrawal', '発言取消し'), ('personal', '個人情報')], help_text='誤記、脱落、団体特定など。', max_length=20, verbose_name='区分'),
        ),
        passage_column(
            "asked", "尋ねた相手", "この発言が尋ねた団体の番号、未特定なら印刷された名。一行に一つ。"
        ),
        passage_column("replies_to", "答えた問い", "この発言が答えている発言の番号。空白で区切る。"),
        passage_column("replied_by", "答え", "この発言に答えている発言の番号。空白で区切る。"),
        migrations.RunPython(replace_tokens, migrations.RunPython.noop),
        migrations.CreateModel(
            name='TurnAddressee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attendee', models.ForeignKey(help_text='発言が尋ねている団体や人。', on_delete=django.db.models.deletion.CASCADE, related_name='asked_in', to='minutes.attendeeorganisation', verbose_name='尋ねた相手')),
                ('meeting', models.ForeignKey(help_text='この発言の会議。', on_delete=django.db.models.deletion.CASCADE, related_name='addressees', to='minutes.meeting', verbose_name='会議')),
                ('turn', models.ForeignKey(help_text='尋ねている発言。', on_delete=django.db.models.deletion.CASCADE, related_name='addressees', to='minutes.utterance', verbose_name='発言')),
            ],
            options={
                'verbose_name': '尋ねた相手',
                'verbose_name_plural': '尋ねた相手',
                'ordering': ['meeting', 'turn', 'attendee'],
                'constraints': [models.UniqueConstraint(fields=('turn', 'attendee'), name='addressee_once_a_turn')],
            },
        ),
        migrations.CreateModel(
            name='TurnReply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked', models.ForeignKey(help_text='答えられている、前の発言。', on_delete=django.db.models.deletion.CASCADE, related_name='replied_by', to='minutes.utterance', verbose_name='問い')),
                ('meeting', models.ForeignKey(help_text='この発言の会議。', on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='minutes.meeting', verbose_name='会議')),
                ('turn', models.ForeignKey(help_text='答えている発言。', on_delete=django.db.models.deletion.CASCADE, related_name='replies_to', to='minutes.utterance', verbose_name='答え')),
            ],
            options={
                'verbose_name': '問いへの答え',
                'verbose_name_plural': '問いへの答え',
                'ordering': ['meeting', 'turn', 'asked'],
                'constraints': [models.UniqueConstraint(fields=('turn', 'asked'), name='reply_once_a_turn'), models.CheckConstraint(condition=models.Q(('turn', models.F('asked')), _negated=True), name='reply_is_another_turn')],
            },
        ),
    ]
