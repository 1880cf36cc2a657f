import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("minutes", "0006_site"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField(
            model_name='correction',
            name='from_reader',
            field=models.BooleanField(default=False, help_text='読む人が知らせた誤りを直したものか。公開されます。', verbose_name='読者の指摘による'),
        ),
        migrations.AddField(
            model_name='historicalagendaitem',
            name='saved_revision',
            field=models.PositiveIntegerField(editable=False, help_text='この版を書いた保存の、会議ごとの通し番号。', null=True, verbose_name='保存の番号'),
        ),
        migrations.AddField(
            model_name='historicalattendeeorganisation',
            name='saved_revision',
            field=models.PositiveIntegerField(editable=False, help_text='この版を書いた保存の、会議ごとの通し番号。', null=True, verbose_name='保存の番号'),
        ),
        migrations.AddField(
            model_name='historicalhandout',
            name='saved_revision',
            field=models.PositiveIntegerField(editable=False, help_text='この版を書いた保存の、会議ごとの通し番号。', null=True, verbose_name='保存の番号'),
        ),
        migrations.AddField(
            model_name='historicalmeeting',
            name='saved_revision',
            field=models.PositiveIntegerField(editable=False, help_text='この版を書いた保存の、会議ごとの通し番号。', null=True, verbose_name='保存の番号'),
        ),
        migrations.AddField(
            model_name='historicalpresentation',
            name='saved_revision',
            field=models.PositiveIntegerField(editable=False, help_text='この版を書いた保存の、会議ごとの通し番号。', null=True, verbose_name='保存の番号'),
        ),
        migrations.AddField(
            model_name='historicalutterance',
            name='saved_revision',
            field=models.PositiveIntegerField(editable=False, help_text='この版を書いた保存の、会議ごとの通し番号。', null=True, verbose_name='保存の番号'),
        ),
        migrations.CreateModel(
            name='ReaderReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='指摘された発言などの番号。', verbose_name='番号')),
                ('edition', models.PositiveIntegerField(help_text='指摘した人が読んだ版。', verbose_name='読んだ版')),
                ('text', models.TextField(help_text='読む人が書いた、どこがどう違うか。', verbose_name='誤り')),
                ('suggestion', models.TextField(blank=True, help_text='読む人が正しいと思う文言。', verbose_name='正しい文言')),
                ('received_at', models.DateTimeField(help_text='指摘が届いた日時。', verbose_name='受けた日時')),
                ('state', models.CharField(choices=[('new', '未確認'), ('accepted', '訂正する'), ('declined', '訂正しない'), ('corrected', '訂正した')], default='new', help_text='「訂正する」にすると、公開の画面で訂正のもとに選べます。', max_length=20, verbose_name='扱い')),
                ('memo', models.TextField(blank=True, help_text='確かめたことなど。公開されません。', verbose_name='事務局の覚え')),
                ('decided_at', models.DateTimeField(blank=True, help_text='扱いを決めた日時。', null=True, verbose_name='決めた日時')),
                ('decided_by', models.ForeignKey(blank=True, help_text='扱いを決めた人。', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='決めた人')),
                ('meeting', models.ForeignKey(help_text='指摘された会議録の会議。', on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='minutes.meeting', verbose_name='会議')),
            ],
            options={
                'verbose_name': '誤りの指摘',
                'verbose_name_plural': '誤りの指摘',
                'ordering': ['-received_at', '-id'],
                'default_permissions': ['view', 'change'],
            },
        ),
        migrations.CreateModel(
            name='CorrectionNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_by', models.CharField(choices=[('secretariat', '事務局'), ('organisation', '団体の申出'), ('reader', '読者の指摘')], help_text='事務局、団体、読者のどれか。', max_length=20, verbose_name='誰の求めか')),
                ('organisation', models.CharField(blank=True, help_text='団体の名（記載のとおり）。', max_length=100, verbose_name='申し出た団体')),
                ('text', models.TextField(blank=True, help_text='公開されません。', verbose_name='内部の覚え')),
                ('correction', models.OneToOneField(help_text='この記録の訂正。', on_delete=django.db.models.deletion.PROTECT, related_name='note', to='minutes.correction', verbose_name='訂正')),
                ('report', models.ForeignKey(blank=True, help_text='読者の指摘によるとき、その指摘。', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='minutes.readerreport', verbose_name='もとの指摘')),
            ],
            options={
                'verbose_name': '訂正の内部の記録',
                'verbose_name_plural': '訂正の内部の記録',
                'default_permissions': ['view'],
            },
        ),
        migrations.CreateModel(
            name='ReportCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(help_text='数えた日。', verbose_name='日')),
                ('sender', models.CharField(help_text='もとに戻せない、日ごとに変わる値。', max_length=64, verbose_name='送り元の鍵')),
                ('reports', models.PositiveIntegerField(default=0, help_text='その日に届いた件数。', verbose_name='件数')),
            ],
            options={
                'verbose_name': '指摘の件数',
                'verbose_name_plural': '指摘の件数',
                'default_permissions': [],
                'constraints': [models.UniqueConstraint(fields=('day', 'sender'), name='report_count_once_a_day')],
            },
        ),
        migrations.AddIndex(
            model_name='readerreport',
            index=models.Index(fields=['meeting', 'state'], name='report_of_meeting'),
        ),
        migrations.AddConstraint(
            model_name='readerreport',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='report_says_something'),
        ),
        migrations.AddConstraint(
            model_name='readerreport',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['new', 'accepted', 'declined', 'corrected'])), name='report_state_known'),
        ),
        migrations.AddConstraint(
            model_name='correctionnote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('asked_by', 'reader'), ('report__isnull', False)), models.Q(('asked_by__in', ['secretariat', 'organisation']), ('report__isnull', True)), _connector='OR'), name='note_report_with_reader'),
        ),
    ]
