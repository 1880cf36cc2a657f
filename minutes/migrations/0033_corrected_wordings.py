"""The words of each public correction, for the list of corrections and the search for older wordings. Derived: migrate fills it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('minutes', '0032_dumps'),
    ]

    operations = [
        migrations.CreateModel(
            name='CorrectedWording',
            fields=[
                ('correction', models.OneToOneField(help_text='公開している訂正。', on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='wording', serialize=False, to='minutes.correction', verbose_name='訂正')),
                ('before_edition', models.PositiveIntegerField(help_text='前の文言の版。前の版の公開を止めたときは空欄。', null=True, verbose_name='前の版')),
                ('number', models.PositiveIntegerField(default=0, help_text='記録の中の番号。番号のないところは0。', verbose_name='番号')),
                ('kind', models.CharField(blank=True, choices=[('meeting', '会議名'), ('item', '議題'), ('presentation', '題名'), ('question', '設問'), ('turn', '発言'), ('narration', '地の文'), ('written_answer', '書面の回答'), ('handout', '資料')], help_text='発言、地の文、題名など。会議の概要などは空欄。', max_length=20, verbose_name='種類')),
                ('item', models.TextField(blank=True, help_text='この箇所の上にある議題。', verbose_name='議題')),
                ('heading', models.TextField(blank=True, help_text='この箇所の上にある題名。', verbose_name='見出し')),
                ('who', models.TextField(blank=True, help_text='発言した団体の名か、箇所の名。', verbose_name='だれの')),
                ('label', models.CharField(blank=True, help_text='前の文言を述べた団体の、印刷された名。名が取り消されたときは空欄。', max_length=100, verbose_name='名（記載のとおり）')),
                ('code', models.CharField(blank=True, help_text='訂正した版での団体。', max_length=40, verbose_name='団体コード')),
                ('code_before', models.CharField(blank=True, help_text='前の版での団体。', max_length=40, verbose_name='前の団体コード')),
                ('prefecture', models.CharField(blank=True, help_text='団体の都道府県の番号。特定されていなければ空欄。', max_length=2, verbose_name='都道府県')),
                ('brought', models.CharField(blank=True, choices=[('report', '発表'), ('inquiry', '照会')], help_text='発表か照会の題名と、その下の発言・地の文であるとき、そのどちらか。', max_length=20, verbose_name='発表・照会の中')),
                ('held_on', models.DateField(help_text='最新の版での開催日。', verbose_name='開催日')),
                ('last_day', models.DateField(help_text='何日にもわたる会議の最後の日。一日の会議は空欄。', null=True, verbose_name='最後の日')),
                ('body_key', models.CharField(help_text='最新の版での会議体の、アドレスに使う名。', max_length=40, verbose_name='会議体')),
                ('before', models.TextField(blank=True, help_text='前の版の文言。取り消された言葉は［取消し］。', verbose_name='誤')),
                ('after', models.TextField(blank=True, help_text='訂正した版の文言。', verbose_name='正')),
                ('has_words', models.BooleanField(help_text='前と後の文言が違うか。', verbose_name='文言の訂正')),
                ('text', models.TextField(blank=True, help_text='今の版にない、前の版の言葉。', verbose_name='前の本文')),
                ('folded', models.TextField(blank=True, help_text='全角・半角や異体字をそろえた写し。', verbose_name='検索用の前の本文')),
                ('meeting', models.ForeignKey(help_text='この訂正の会議。', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='minutes.meeting', verbose_name='会議')),
            ],
            options={
                'verbose_name': '訂正の文言',
                'verbose_name_plural': '訂正の文言',
                'default_permissions': [],
                'indexes': [models.Index(condition=models.Q(('code', ''), _negated=True), fields=['code'], name='corrected_wording_of_code'), models.Index(condition=models.Q(('code_before', ''), _negated=True), fields=['code_before'], name='corrected_wording_before'), models.Index(condition=models.Q(('folded', ''), _negated=True), fields=['held_on'], name='corrected_wording_searched')],
                'constraints': [models.CheckConstraint(condition=models.Q(('folded', ''), ('before_edition__isnull', False), _connector='OR'), name='corrected_wording_of_an_edition')],
            },
        ),
    ]
