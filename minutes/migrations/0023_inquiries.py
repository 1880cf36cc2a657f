"""Inquiries: their questions and the written answers to them, and who answered without attending."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


# Whoever writes records writes questions and answers too; whoever approves them reads both.
RIGHTS = {"編集": ["view", "add", "change", "delete"], "承認": ["view"]}


def give(apps, schema_editor):
    kinds, permissions = apps.get_model("contenttypes", "ContentType"), apps.get_model("auth", "Permission")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=RIGHTS):
        for model in ("inquiryquestion", "writtenanswer"):
            kind, _ = kinds.objects.get_or_create(app_label="minutes", model=model)
            called = apps.get_model("minutes", model)._meta.verbose_name_raw
            for action in RIGHTS[group.name]:
                right, _ = permissions.objects.get_or_create(
                    codename=f"{action}_{model}",
                    content_type=kind,
                    defaults={"name": f"Can {action} {called}"},
                )
                group.permissions.add(right)


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('members', '0002_changes'),
        ('minutes', '0022_mentions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalInquiryQuestion',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('saved_revision', models.PositiveIntegerField(editable=False, help_text='この版を書いた保存の、会議ごとの通し番号。', null=True, verbose_name='保存の番号')),
                ('number', models.PositiveIntegerField(help_text='この会議の中で一度だけ付く番号。並べ替えても変わらず、ほかのものに付け直されません。', verbose_name='番号')),
                ('position', models.PositiveIntegerField(help_text='記録の中の並び順。小さいものが先です。', verbose_name='並び順')),
                ('text', models.TextField(help_text='尋ねる文。番号（問1など）は付けません。並び順から付きます。', verbose_name='設問')),
                ('choices', models.TextField(blank=True, help_text='一行に一つ。選択肢のない設問（文で答えるもの）は空欄。', verbose_name='選択肢')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical 設問',
                'verbose_name_plural': 'historical 設問',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalWrittenAnswer',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('saved_revision', models.PositiveIntegerField(editable=False, help_text='この版を書いた保存の、会議ごとの通し番号。', null=True, verbose_name='保存の番号')),
                ('number', models.PositiveIntegerField(help_text='この会議の中で一度だけ付く番号。並べ替えても変わらず、ほかのものに付け直されません。', verbose_name='番号')),
                ('position', models.PositiveIntegerField(help_text='回答の並び順。小さいものが先です。', verbose_name='並び順')),
                ('choice', models.CharField(blank=True, help_text='選択肢のある設問で選ばれたもの。', max_length=500, verbose_name='選んだ答え')),
                ('text', models.TextField(blank=True, help_text='書面に書かれたとおりに。', verbose_name='回答の文')),
                ('received_on', models.DateField(blank=True, help_text='回答を受けた日。公開されます。', null=True, verbose_name='受けた日')),
                ('way', models.CharField(choices=[('unknown', '不明'), ('letter', '文書'), ('mail', 'メール'), ('fax', 'ファクス'), ('phone', '電話')], default='unknown', help_text='文書、電話など。事務局が代わって入力したことと合わせて公開されます。', max_length=20, verbose_name='受けた方法')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical 書面の回答',
                'verbose_name_plural': 'historical 書面の回答',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='InquiryQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='この会議の中で一度だけ付く番号。並べ替えても変わらず、ほかのものに付け直されません。', verbose_name='番号')),
                ('position', models.PositiveIntegerField(help_text='記録の中の並び順。小さいものが先です。', verbose_name='並び順')),
                ('text', models.TextField(help_text='尋ねる文。番号（問1など）は付けません。並び順から付きます。', verbose_name='設問')),
                ('choices', models.TextField(blank=True, help_text='一行に一つ。選択肢のない設問（文で答えるもの）は空欄。', verbose_name='選択肢')),
            ],
            options={
                'verbose_name': '設問',
                'verbose_name_plural': '設問',
                'ordering': ['meeting', 'position'],
            },
        ),
        migrations.CreateModel(
            name='WrittenAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='この会議の中で一度だけ付く番号。並べ替えても変わらず、ほかのものに付け直されません。', verbose_name='番号')),
                ('position', models.PositiveIntegerField(help_text='回答の並び順。小さいものが先です。', verbose_name='並び順')),
                ('choice', models.CharField(blank=True, help_text='選択肢のある設問で選ばれたもの。', max_length=500, verbose_name='選んだ答え')),
                ('text', models.TextField(blank=True, help_text='書面に書かれたとおりに。', verbose_name='回答の文')),
                ('received_on', models.DateField(blank=True, help_text='回答を受けた日。公開されます。', null=True, verbose_name='受けた日')),
                ('way', models.CharField(choices=[('unknown', '不明'), ('letter', '文書'), ('mail', 'メール'), ('fax', 'ファクス'), ('phone', '電話')], default='unknown', help_text='文書、電話など。事務局が代わって入力したことと合わせて公開されます。', max_length=20, verbose_name='受けた方法')),
            ],
            options={
                'verbose_name': '書面の回答',
                'verbose_name_plural': '書面の回答',
                'ordering': ['meeting', 'position'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='attendeeorganisation',
            name='attendee_capacity_known',
        ),
        migrations.AlterField(
            model_name='attendeeorganisation',
            name='capacity',
            field=models.CharField(choices=[('officer', '役員'), ('attendee', '出席者'), ('observer', 'オブザーバ'), ('audience', '傍聴'), ('secretariat', '事務局'), ('answer_only', '回答のみ'), ('unknown', '不明')], default='unknown', help_text='役員、出席者、オブザーバなど。記録からわからないときは不明。', max_length=20, verbose_name='資格'),
        ),
        migrations.AlterField(
            model_name='historicalattendeeorganisation',
            name='capacity',
            field=models.CharField(choices=[('officer', '役員'), ('attendee', '出席者'), ('observer', 'オブザーバ'), ('audience', '傍聴'), ('secretariat', '事務局'), ('answer_only', '回答のみ'), ('unknown', '不明')], default='unknown', help_text='役員、出席者、オブザーバなど。記録からわからないときは不明。', max_length=20, verbose_name='資格'),
        ),
        migrations.AlterField(
            model_name='passage',
            name='kind',
            field=models.CharField(choices=[('meeting', '会議名'), ('item', '議題'), ('presentation', '題名'), ('question', '設問'), ('turn', '発言'), ('narration', '地の文'), ('written_answer', '書面の回答')], help_text='発言、地の文、題名など。', max_length=20, verbose_name='種類'),
        ),
        migrations.AlterField(
            model_name='passage',
            name='role',
            field=models.CharField(blank=True, choices=[('report', '発表した'), ('inquiry', '照会した'), ('answer', '照会に答えた'), ('written', '書面で答えた'), ('speech', '発言した')], help_text='団体が何をした箇所か。地の文などは空欄。', max_length=20, verbose_name='役割'),
        ),
        migrations.AddConstraint(
            model_name='attendeeorganisation',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__in', ['officer', 'attendee', 'observer', 'audience', 'secretariat', 'answer_only', 'unknown'])), name='attendee_capacity_known'),
        ),
        migrations.AddField(
            model_name='historicalinquiryquestion',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalinquiryquestion',
            name='meeting',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='この設問の会議。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.meeting', verbose_name='会議'),
        ),
        migrations.AddField(
            model_name='historicalwrittenanswer',
            name='attendee',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='回答した団体。会議に出ていない団体の資格は「回答のみ」です。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.attendeeorganisation', verbose_name='団体'),
        ),
        migrations.AddField(
            model_name='historicalwrittenanswer',
            name='entered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='最後に言葉を入力した人。公開されません。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='入力した人'),
        ),
        migrations.AddField(
            model_name='historicalwrittenanswer',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalwrittenanswer',
            name='meeting',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='この回答の会議。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.meeting', verbose_name='会議'),
        ),
        migrations.AddField(
            model_name='inquiryquestion',
            name='meeting',
            field=models.ForeignKey(help_text='この設問の会議。', on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='minutes.meeting', verbose_name='会議'),
        ),
        migrations.AddField(
            model_name='historicalwrittenanswer',
            name='question',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='どの設問への回答か。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.inquiryquestion', verbose_name='設問'),
        ),
        migrations.AddField(
            model_name='writtenanswer',
            name='attendee',
            field=models.ForeignKey(help_text='回答した団体。会議に出ていない団体の資格は「回答のみ」です。', on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='minutes.attendeeorganisation', verbose_name='団体'),
        ),
        migrations.AddField(
            model_name='writtenanswer',
            name='entered_by',
            field=models.ForeignKey(editable=False, help_text='最後に言葉を入力した人。公開されません。', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='入力した人'),
        ),
        migrations.AddField(
            model_name='writtenanswer',
            name='meeting',
            field=models.ForeignKey(help_text='この回答の会議。', on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='minutes.meeting', verbose_name='会議'),
        ),
        migrations.AddField(
            model_name='writtenanswer',
            name='question',
            field=models.ForeignKey(help_text='どの設問への回答か。', on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='minutes.inquiryquestion', verbose_name='設問'),
        ),
        migrations.AddIndex(
            model_name='historicalinquiryquestion',
            index=models.Index(fields=['history_date', 'id'], name='minutes_his_history_e5a313_idx'),
        ),
        migrations.AddConstraint(
            model_name='inquiryquestion',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='question_number_once_a_meeting'),
        ),
        migrations.AddConstraint(
            model_name='inquiryquestion',
            constraint=models.UniqueConstraint(fields=('meeting', 'position'), name='question_position_once_a_meeting'),
        ),
        migrations.AddConstraint(
            model_name='inquiryquestion',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='question_has_words'),
        ),
        migrations.AddIndex(
            model_name='historicalwrittenanswer',
            index=models.Index(fields=['history_date', 'id'], name='minutes_his_history_e75c85_idx'),
        ),
        migrations.AddConstraint(
            model_name='writtenanswer',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='answer_number_once_a_meeting'),
        ),
        migrations.AddConstraint(
            model_name='writtenanswer',
            constraint=models.CheckConstraint(condition=models.Q(('choice', ''), ('text', ''), _negated=True), name='answer_says_something'),
        ),
        migrations.AddConstraint(
            model_name='writtenanswer',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['unknown', 'letter', 'mail', 'fax', 'phone'])), name='answer_way_known'),
        ),
        migrations.AlterField(
            model_name='meetingname',
            name='in_newest',
            field=models.BooleanField(help_text='最新の版で出席した団体か。回答のみの団体は違います。', verbose_name='最新の版'),
        ),
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
