"""Steps and autosaves of the desk, and the two groups: 編集 writes records, 承認 approves and publishes them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ROWS = ["agendaitem", "presentation", "utterance", "attendeeorganisation", "handout"]
READS = [*ROWS, "meeting", "body", "edition", "correction"]
EDITING = {
    **{model: ["view", "add", "change", "delete"] for model in ROWS},
    "meeting": ["view", "add", "change", "delete"],
    "body": ["view", "add", "change"],
    "edition": ["view"],
    "correction": ["view"],
}
APPROVING = {model: ["view"] for model in READS}


def make_groups(apps, schema_editor):
    """Permissions are made here as Django will look for them after the migrations: it finds them and adds none."""
    group = apps.get_model("auth", "Group")
    editing, _ = group.objects.get_or_create(name="編集")
    approving, _ = group.objects.get_or_create(name="承認")
    for made, rights in ((editing, EDITING), (approving, APPROVING)):
        for model, actions in rights.items():
            names = apps.get_model("minutes", model)._meta.verbose_name_raw
            for action in actions:
                made.permissions.add(_permission(apps, model, f"{action}_{model}", f"Can {action} {names}"))
        made.permissions.add(_permission(apps, "organisation", "view_organisation", "Can view 団体", app="members"))
    approving.permissions.add(
        _permission(apps, "step", "approve_meeting", "会議録を承認できる"),
        _permission(apps, "meeting", "publish_meeting", "会議録を公開できる"),
    )


def _permission(apps, model, codename, name, app="minutes"):
    kinds, permissions = apps.get_model("contenttypes", "ContentType"), apps.get_model("auth", "Permission")
    kind, _ = kinds.objects.get_or_create(app_label=app, model=model)
    found, _ = permissions.objects.get_or_create(codename=codename, content_type=kind, defaults={"name": name})
    return found


def drop_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=["編集", "承認"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("minutes", "0004_withdrawal"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Autosave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.CharField(help_text='どの画面で打ったか。開くたびに変わります。', max_length=40, verbose_name='画面')),
                ('revision', models.PositiveIntegerField(help_text='画面を開いたときの会議録。', verbose_name='改訂')),
                ('opened_at', models.DateTimeField(help_text='画面を開いた日時。', verbose_name='開いた日時')),
                ('text', models.TextField(blank=True, help_text='打ったまま、まだ保存していない原稿。', verbose_name='原稿')),
                ('kept_at', models.DateTimeField(blank=True, help_text='原稿を控えた日時。', null=True, verbose_name='控えた日時')),
                ('open_at', models.DateTimeField(blank=True, help_text='画面が最後に開いていた日時。閉じたら空欄。', null=True, verbose_name='開いていた日時')),
                ('by', models.ForeignKey(help_text='この画面を開いている人。', on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='打った人')),
                ('meeting', models.ForeignKey(help_text='この原稿の会議。', on_delete=django.db.models.deletion.CASCADE, related_name='autosaves', to='minutes.meeting', verbose_name='会議')),
            ],
            options={
                'verbose_name': '控え',
                'verbose_name_plural': '控え',
                'ordering': ['meeting', '-kept_at', 'id'],
                'default_permissions': [],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'by', 'page'), name='autosave_once_a_page'), models.CheckConstraint(condition=models.Q(('page', ''), _negated=True), name='autosave_of_a_page')],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('sent', '確認に回した'), ('returned', '下書きに戻した'), ('approved', '承認した'), ('published', '公開した'), ('withdrawn', '発言を取り消した')], help_text='確認に回した、承認したなど。', max_length=20, verbose_name='したこと')),
                ('revision', models.PositiveIntegerField(help_text='このときの会議録。後で保存されると、承認はなくなります。', verbose_name='改訂')),
                ('at', models.DateTimeField(help_text='この段階に進めた日時。', verbose_name='日時')),
                ('note', models.TextField(blank=True, help_text='次の人への伝言。公開はされません。', verbose_name='ひとこと')),
                ('by', models.ForeignKey(help_text='この段階に進めた人。', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='した人')),
                ('meeting', models.ForeignKey(help_text='この段階の会議。', on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='minutes.meeting', verbose_name='会議')),
            ],
            options={
                'verbose_name': '段階の記録',
                'verbose_name_plural': '段階の記録',
                'ordering': ['meeting', 'id'],
                'permissions': [('approve_meeting', '会議録を承認できる')],
                'default_permissions': [],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['sent', 'returned', 'approved', 'published', 'withdrawn'])), name='step_kind_known')],
            },
        ),
        migrations.RunPython(make_groups, drop_groups),
    ]
