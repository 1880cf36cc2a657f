"""Who is told what by mail, the mails that wait, and what passes from one account to another."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('minutes', '0044_members_of_a_body'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='autosave',
            name='typed_by',
            field=models.ForeignKey(blank=True, help_text='引き継いだ控えのとき、打った人。ふつうは空欄。', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='前の人'),
        ),
        migrations.AddField(
            model_name='linenote',
            name='handed_to',
            field=models.ForeignKey(blank=True, help_text='付けた人のアカウントが閉じたとき、後を見る人。', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='引き継いだ人'),
        ),
        migrations.CreateModel(
            name='MailChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent', models.BooleanField(default=True, help_text='会議録が確認に回され、承認を待つとき。', verbose_name='確認に回された会議録')),
                ('returned', models.BooleanField(default=True, help_text='会議録が下書きに戻され、直すのを待つとき。', verbose_name='下書きに戻された会議録')),
                ('report', models.BooleanField(default=True, help_text='公開した会議録に、誤りの指摘が届いたとき。', verbose_name='読む人からの指摘')),
                ('proposal', models.BooleanField(default=True, help_text='読み込みや保存で、確かめを待つ問いと答えの案ができたとき。', verbose_name='問いと答えの案')),
                ('account', models.OneToOneField(help_text='選んだ人。', on_delete=django.db.models.deletion.CASCADE, related_name='mail_choice', to=settings.AUTH_USER_MODEL, verbose_name='アカウント')),
            ],
            options={
                'verbose_name': '知らせの選び方',
                'verbose_name_plural': '知らせの選び方',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('task', models.CharField(choices=[('draft', '下書き'), ('check', '確認')], help_text='続きを書くか、確かめて承認するか。', max_length=20, verbose_name='すること')),
                ('at', models.DateTimeField(help_text='アカウントを閉じた日時。', verbose_name='日時')),
                ('before', models.ForeignKey(help_text='閉じたアカウント。', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='前の人')),
                ('by', models.ForeignKey(help_text='アカウントを閉じた人。', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='決めた人')),
                ('meeting', models.ForeignKey(help_text='引き継いだ会議録。', on_delete=django.db.models.deletion.CASCADE, related_name='hand_overs', to='minutes.meeting', verbose_name='会議')),
                ('to', models.ForeignKey(help_text='机のはじめの画面に出ます。', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='引き継いだ人')),
            ],
            options={
                'verbose_name': '引き継ぎ',
                'verbose_name_plural': '引き継ぎ',
                'ordering': ['at', 'id'],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('task__in', ['draft', 'check'])), name='hand_over_task_known', violation_error_message='すること（下書き、確認）を選んでください。'), models.CheckConstraint(condition=models.Q(('before', models.F('to')), _negated=True), name='hand_over_to_another', violation_error_message='ほかの人に引き継いでください。')],
            },
        ),
        migrations.CreateModel(
            name='WaitingMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('sent', '確認に回された会議録'), ('returned', '下書きに戻された会議録'), ('report', '読む人からの指摘'), ('proposal', '問いと答えの案')], help_text='何があったか。', max_length=20, verbose_name='知らせること')),
                ('since', models.PositiveIntegerField(help_text='問いと答えの案のとき、この番号からの発言の案を知らせます。', null=True, verbose_name='新しい番号')),
                ('at', models.DateTimeField(help_text='知らせることがあった日時。', verbose_name='できた日時')),
                ('tried_at', models.DateTimeField(help_text='送れなかったとき、最後の日時。', null=True, verbose_name='送ろうとした日時')),
                ('meeting', models.ForeignKey(help_text='どの会議のことか。', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='minutes.meeting', verbose_name='会議')),
                ('report', models.ForeignKey(help_text='読む人からの指摘のとき、その指摘。', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='minutes.readerreport', verbose_name='指摘')),
                ('to', models.ForeignKey(help_text='このアカウントのメールアドレスに送ります。', on_delete=django.db.models.deletion.CASCADE, related_name='waiting_mails', to=settings.AUTH_USER_MODEL, verbose_name='知らせる人')),
            ],
            options={
                'verbose_name': '送る前の知らせ',
                'verbose_name_plural': '送る前の知らせ',
                'ordering': ['at', 'id'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(condition=models.Q(('report', None)), fields=('to', 'kind', 'meeting'), name='waiting_mail_once', violation_error_message='同じ知らせが、もう待っています。'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'report'), ('report__isnull', False), ('since', None)), models.Q(('kind', 'proposal'), ('report', None), ('since__isnull', False)), models.Q(('kind__in', ['sent', 'returned']), ('report', None), ('since', None)), _connector='OR'), name='waiting_mail_of_a_kind', violation_error_message='知らせることの種類が合いません。')],
            },
        ),
    ]
