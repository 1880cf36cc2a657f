"""Handouts: where each was used, 保有なし, and files that wait to be saved."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('minutes', '0025_tallies'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HandoutUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'verbose_name': '使われた議題',
                'verbose_name_plural': '使われた議題',
                'ordering': ['meeting', 'id'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='HistoricalHandoutUse',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('saved_revision', models.PositiveIntegerField(editable=False, help_text='この版を書いた保存の、会議ごとの通し番号。', null=True, verbose_name='保存の番号')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical 使われた議題',
                'verbose_name_plural': 'historical 使われた議題',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='WaitingFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='置かれたときの名。', max_length=200, verbose_name='ファイル名')),
                ('digest', models.CharField(help_text='SHA-256。', max_length=64, verbose_name='指紋')),
                ('type', models.CharField(help_text='例: application/pdf', max_length=100, verbose_name='種類')),
                ('size', models.PositiveBigIntegerField(help_text='バイト数。', verbose_name='大きさ')),
                ('at', models.DateTimeField(help_text='七日のうちに保存しなければ、消えます。', verbose_name='置いた日時')),
            ],
            options={
                'verbose_name': '確かめ待ちのファイル',
                'verbose_name_plural': '確かめ待ちのファイル',
                'ordering': ['meeting', 'id'],
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='handout',
            name='not_held',
            field=models.BooleanField(default=False, help_text='事務局がこの資料を持っていないとき。まだファイルを載せていないだけなら、付けません。', verbose_name='保有なし'),
        ),
        migrations.AddField(
            model_name='historicalhandout',
            name='not_held',
            field=models.BooleanField(default=False, help_text='事務局がこの資料を持っていないとき。まだファイルを載せていないだけなら、付けません。', verbose_name='保有なし'),
        ),
        migrations.AddConstraint(
            model_name='handout',
            constraint=models.CheckConstraint(condition=models.Q(('not_held', False), ('file_digest', ''), _connector='OR'), name='handout_not_held_has_no_file'),
        ),
        migrations.AddField(
            model_name='handoutuse',
            name='handout',
            field=models.ForeignKey(help_text='使われた資料。', on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='minutes.handout', verbose_name='配付資料'),
        ),
        migrations.AddField(
            model_name='handoutuse',
            name='item',
            field=models.ForeignKey(blank=True, help_text='資料が使われた議題。発表・照会で使われたときは空欄。', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='handout_uses', to='minutes.agendaitem', verbose_name='議題'),
        ),
        migrations.AddField(
            model_name='handoutuse',
            name='meeting',
            field=models.ForeignKey(help_text='この資料の会議。', on_delete=django.db.models.deletion.CASCADE, related_name='handout_uses', to='minutes.meeting', verbose_name='会議'),
        ),
        migrations.AddField(
            model_name='handoutuse',
            name='presentation',
            field=models.ForeignKey(blank=True, help_text='資料が使われた発表か照会。議題で使われたときは空欄。', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='handout_uses', to='minutes.presentation', verbose_name='発表・照会'),
        ),
        migrations.AddField(
            model_name='historicalhandoutuse',
            name='handout',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='使われた資料。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.handout', verbose_name='配付資料'),
        ),
        migrations.AddField(
            model_name='historicalhandoutuse',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalhandoutuse',
            name='item',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='資料が使われた議題。発表・照会で使われたときは空欄。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.agendaitem', verbose_name='議題'),
        ),
        migrations.AddField(
            model_name='historicalhandoutuse',
            name='meeting',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='この資料の会議。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.meeting', verbose_name='会議'),
        ),
        migrations.AddField(
            model_name='historicalhandoutuse',
            name='presentation',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='資料が使われた発表か照会。議題で使われたときは空欄。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.presentation', verbose_name='発表・照会'),
        ),
        migrations.AddField(
            model_name='waitingfile',
            name='by',
            field=models.ForeignKey(help_text='この人の画面にだけ出ます。', on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='置いた人'),
        ),
        migrations.AddField(
            model_name='waitingfile',
            name='meeting',
            field=models.ForeignKey(help_text='ファイルが置かれた会議。', on_delete=django.db.models.deletion.CASCADE, related_name='waiting_files', to='minutes.meeting', verbose_name='会議'),
        ),
        migrations.AddConstraint(
            model_name='handoutuse',
            constraint=models.CheckConstraint(condition=models.Q(('item__isnull', True), ('presentation__isnull', True), _connector='XOR'), name='handout_use_of_one_block'),
        ),
        migrations.AddConstraint(
            model_name='handoutuse',
            constraint=models.UniqueConstraint(fields=('handout', 'item'), name='handout_use_once_an_item'),
        ),
        migrations.AddConstraint(
            model_name='handoutuse',
            constraint=models.UniqueConstraint(fields=('handout', 'presentation'), name='handout_use_once_a_presentation'),
        ),
        migrations.AddIndex(
            model_name='historicalhandoutuse',
            index=models.Index(fields=['history_date', 'id'], name='minutes_his_history_665dd1_idx'),
        ),
        migrations.AddConstraint(
            model_name='waitingfile',
            constraint=models.UniqueConstraint(fields=('meeting', 'by', 'name', 'digest'), name='waiting_file_once'),
        ),
        migrations.AddConstraint(
            model_name='waitingfile',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('digest', ''), _negated=True), models.Q(('name', ''), _negated=True)), name='waiting_file_is_whole'),
        ),
    ]
