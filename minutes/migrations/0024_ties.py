"""Questions and answers in talk: whom a turn asks, and which turns it answers."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


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
