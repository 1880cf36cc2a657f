"""構成団体: the organisations of a body, each with its office and days, and their history."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0002_changes'),
        ('minutes', '0043_constraint_messages'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalMembership',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('office', models.CharField(blank=True, help_text='会長、監事、オブザーバーなど、名簿にあるとおりに。なければ空欄。', max_length=100, verbose_name='役職')),
                ('since', models.DateField(blank=True, help_text='加わった日。初めからか、わからなければ空欄。', null=True, verbose_name='いつから')),
                ('until', models.DateField(blank=True, help_text='構成団体である最後の日。続いていれば空欄。', null=True, verbose_name='いつまで')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('body', models.ForeignKey(blank=True, db_constraint=False, help_text='この団体が加わっている会議体。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='minutes.body', verbose_name='会議体')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, help_text='会議体を構成する団体。名やコードが変わっても、そのままでかまいません。', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='members.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': 'historical 構成団体',
                'verbose_name_plural': 'historical 構成団体',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
                'indexes': [models.Index(fields=['history_date', 'id'], name='minutes_his_history_da5379_idx')],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('office', models.CharField(blank=True, help_text='会長、監事、オブザーバーなど、名簿にあるとおりに。なければ空欄。', max_length=100, verbose_name='役職')),
                ('since', models.DateField(blank=True, help_text='加わった日。初めからか、わからなければ空欄。', null=True, verbose_name='いつから')),
                ('until', models.DateField(blank=True, help_text='構成団体である最後の日。続いていれば空欄。', null=True, verbose_name='いつまで')),
                ('body', models.ForeignKey(help_text='この団体が加わっている会議体。', on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='minutes.body', verbose_name='会議体')),
                ('organisation', models.ForeignKey(help_text='会議体を構成する団体。名やコードが変わっても、そのままでかまいません。', on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='members.organisation', verbose_name='団体')),
            ],
            options={
                'verbose_name': '構成団体',
                'verbose_name_plural': '構成団体',
                'ordering': ['body', 'id'],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='membership_ends_after_it_begins', violation_error_message='「いつまで」は「いつから」より前にできません。'), models.UniqueConstraint(fields=('body', 'organisation', 'since'), name='membership_once_a_day', violation_error_message='同じ日から、同じ団体が二度書かれています。'), models.UniqueConstraint(condition=models.Q(('since__isnull', True)), fields=('body', 'organisation'), name='membership_once_from_the_beginning', violation_error_message='初めからの同じ団体が、二度書かれています。')],
            },
        ),
    ]
