"""The Diet's API: the issueID of each meeting that was ever public, and what stands before its talk."""

import django.db.models.deletion
from django.db import migrations, models

from minutes.kokkai.issue_ids import issue_id_of, issue_of


def give_issue_ids(apps, schema_editor):
    """To each meeting that has an address, one of the address and of the 会議体 of its first edition."""
    names = ("Body", "Edition", "IssueID", "Meeting")
    body, edition, issue_id, meeting = (apps.get_model("minutes", name) for name in names)
    bodies = dict(body.objects.values_list("key", "pk"))
    first_keys = dict(edition.objects.order_by("-number").values_list("meeting", "body_key"))
    given = meeting.objects.exclude(address=None).order_by("pk").values_list("pk", "address", "body")
    issue_id.objects.bulk_create(
        (
            issue_id(
                meeting_id=pk,
                issue_id=issue_id_of(address, bodies.get(first_keys.get(pk), body_now)),
                issue=issue_of(address),
            )
            for pk, address, body_now in given
        ),
        batch_size=500,
    )


class Migration(migrations.Migration):

    dependencies = [
        ("minutes", "0030_changes"),
    ]

    operations = [
        migrations.CreateModel(
            name='MeetingInformation',
            fields=[
                ('meeting', models.OneToOneField(help_text='公開している会議。', on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='information', serialize=False, to='minutes.meeting', verbose_name='会議')),
                ('text', models.TextField(help_text='最新の版の、会議の概要と見出しと配付資料。', verbose_name='会議録情報')),
                ('folded', models.TextField(help_text='全角・半角や異体字をそろえた写し。', verbose_name='検索用の会議録情報')),
            ],
            options={
                'verbose_name': '会議録情報',
                'verbose_name_plural': '会議録情報',
                'default_permissions': [],
            },
        ),
        migrations.CreateModel(
            name='IssueID',
            fields=[
                ('meeting', models.OneToOneField(help_text='公開したことのある会議。', on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='issue_id', serialize=False, to='minutes.meeting', verbose_name='会議')),
                ('issue_id', models.CharField(help_text='国会会議録の検索用APIの形の番号。21字。', max_length=21, unique=True, verbose_name='会議録ID')),
                ('issue', models.PositiveIntegerField(help_text='その日の会議の何番目か。アドレスの終わりの数。', verbose_name='号')),
            ],
            options={
                'verbose_name': '会議録ID',
                'verbose_name_plural': '会議録ID',
                'default_permissions': [],
                'constraints': [models.CheckConstraint(condition=models.Q(('issue__gte', 1)), name='issue_id_counts_from_1')],
            },
        ),
        migrations.RunPython(give_issue_ids, migrations.RunPython.noop),
    ]
