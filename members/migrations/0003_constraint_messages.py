"""Every constraint says in Japanese what it refuses. Nothing of the tables changes."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0002_changes'),
    ]

    operations = [
        migrations.AlterConstraint(
            model_name='organisation',
            name='organisation_one_generation_a_day',
            constraint=models.UniqueConstraint(fields=('key', 'valid_from'), name='organisation_one_generation_a_day', violation_error_message='この団体コードとこの日から始まる団体は、もうあります。'),
        ),
        migrations.AlterConstraint(
            model_name='organisation',
            name='organisation_search_number_16_bits',
            constraint=models.CheckConstraint(condition=models.Q(('search_number__gte', 1), ('search_number__lte', 65535)), name='organisation_search_number_16_bits', violation_error_message='検索に使う番号は、1から65535までです。'),
        ),
        migrations.AlterConstraint(
            model_name='organisation',
            name='organisation_ends_after_it_begins',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='organisation_ends_after_it_begins', violation_error_message='なくなった日は、できた日より後にしてください。'),
        ),
        migrations.AlterConstraint(
            model_name='organisation',
            name='organisation_not_same_as_itself',
            constraint=models.CheckConstraint(condition=models.Q(('same_as', models.F('id')), _negated=True), name='organisation_not_same_as_itself', violation_error_message='団体を、それ自身と同じ団体にすることはできません。'),
        ),
        migrations.AlterConstraint(
            model_name='organisationchange',
            name='change_shipped_once',
            constraint=models.UniqueConstraint(condition=models.Q(('shipped', True)), fields=('took_effect_on', 'kind', 'event'), name='change_shipped_once', violation_error_message='この廃置分合は、もう入っています。'),
        ),
        migrations.AlterConstraint(
            model_name='organisationchange',
            name='change_shipped_says_what_happened',
            constraint=models.CheckConstraint(condition=models.Q(('event', ''), ('shipped', True), _negated=True), name='change_shipped_says_what_happened', violation_error_message='はじめから入っている廃置分合には、何があったかが必要です。'),
        ),
        migrations.AlterConstraint(
            model_name='registrystate',
            name='registry_state_one_row',
            constraint=models.CheckConstraint(condition=models.Q(('id', 1)), name='registry_state_one_row', violation_error_message='表の行は一つだけです。'),
        ),
    ]
