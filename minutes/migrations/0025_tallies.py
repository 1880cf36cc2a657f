"""Tallies: phrases of the talk tied to counts over the written answers; and autosaves of grids of answers."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


# Whoever writes records writes tallies too; whoever approves them reads them.
RIGHTS = {"編集": ["view", "add", "change", "delete"], "承認": ["view"]}


def give(apps, schema_editor):
    kinds, permissions = apps.get_model("contenttypes", "ContentType"), apps.get_model("auth", "Permission")
    for group in apps.get_model("auth", "Group").objects.filter(name__in=RIGHTS):
        for model in ("tally",):
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
        ('minutes', '0024_ties'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='autosave',
            name='inquiry',
            field=models.PositiveIntegerField(blank=True, help_text='どの照会の回答の表か。原稿の控えは空欄。', null=True, verbose_name='照会の番号'),
        ),
        migrations.AlterField(
            model_name='autosave',
            name='text',
            field=models.TextField(blank=True, help_text='打ったまま、まだ保存していないもの。', verbose_name='原稿'),
        ),
        migrations.CreateModel(
            name='HistoricalTally',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('saved_revision', models.PositiveIntegerField(editable=False, help_text='この版を書いた保存の、会議ごとの通し番号。', null=True, verbose_name='保存の番号')),
                ('number', models.PositiveIntegerField(help_text='この会議の中で一度だけ付く番号。並べ替えても変わらず、ほかのものに付け直されません。', verbose_name='番号')),
                ('position', models.PositiveIntegerField(help_text='照合の並び順。小さいものが先です。', verbose_name='並び順')),
                ('turn', models.PositiveIntegerField(help_text='言葉のある発言。', verbose_name='発言の番号')),
                ('phrase', models.CharField(help_text='発言にあるとおりに。例：19団体中7団体。', max_length=100, verbose_name='数の言葉')),
                ('question', models.PositiveIntegerField(help_text='どの設問への回答を数えるか。', verbose_name='設問の番号')),
                ('choices', models.TextField(blank=True, help_text='一行に一つ。空欄なら、答えた団体をすべて数えます。', verbose_name='数える答え')),
                ('among', models.CharField(choices=[('answered', 'この設問に答えた団体'), ('present', '会議に出た団体（照会した団体を除く）'), ('chosen', '選んだ団体')], default='answered', help_text='どの団体の中での数か。', max_length=20, verbose_name='どの団体のうち')),
                ('chosen', models.TextField(blank=True, help_text='団体を選んだときの、その番号。空白で区切ります。', verbose_name='選んだ団体の番号')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(blank=True, db_constraint=False, help_text='この照合の会議。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.meeting', verbose_name='会議')),
            ],
            options={
                'verbose_name': 'historical 数の照合',
                'verbose_name_plural': 'historical 数の照合',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
                'indexes': [models.Index(fields=['history_date', 'id'], name='minutes_his_history_94ae66_idx')],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='この会議の中で一度だけ付く番号。並べ替えても変わらず、ほかのものに付け直されません。', verbose_name='番号')),
                ('position', models.PositiveIntegerField(help_text='照合の並び順。小さいものが先です。', verbose_name='並び順')),
                ('turn', models.PositiveIntegerField(help_text='言葉のある発言。', verbose_name='発言の番号')),
                ('phrase', models.CharField(help_text='発言にあるとおりに。例：19団体中7団体。', max_length=100, verbose_name='数の言葉')),
                ('question', models.PositiveIntegerField(help_text='どの設問への回答を数えるか。', verbose_name='設問の番号')),
                ('choices', models.TextField(blank=True, help_text='一行に一つ。空欄なら、答えた団体をすべて数えます。', verbose_name='数える答え')),
                ('among', models.CharField(choices=[('answered', 'この設問に答えた団体'), ('present', '会議に出た団体（照会した団体を除く）'), ('chosen', '選んだ団体')], default='answered', help_text='どの団体の中での数か。', max_length=20, verbose_name='どの団体のうち')),
                ('chosen', models.TextField(blank=True, help_text='団体を選んだときの、その番号。空白で区切ります。', verbose_name='選んだ団体の番号')),
                ('meeting', models.ForeignKey(help_text='この照合の会議。', on_delete=django.db.models.deletion.CASCADE, related_name='tallies', to='minutes.meeting', verbose_name='会議')),
            ],
            options={
                'verbose_name': '数の照合',
                'verbose_name_plural': '数の照合',
                'ordering': ['meeting', 'number'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='tally_number_once_a_meeting'), models.CheckConstraint(condition=models.Q(('phrase', ''), _negated=True), name='tally_has_a_phrase'), models.CheckConstraint(condition=models.Q(('among__in', ['answered', 'present', 'chosen'])), name='tally_among_known')],
            },
        ),
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
