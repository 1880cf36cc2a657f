"""The third group, 管理: withdraws and takes down, reads 原本, keeps organisations, bodies, site texts and accounts."""

from django.db import migrations

GROUP = "管理"
READS = [
    "agendaitem",
    "attendeeorganisation",
    "correction",
    "correctionnote",
    "edition",
    "handout",
    "inquiryquestion",
    "lostedition",
    "meeting",
    "presentation",
    "readerreport",
    "retraction",
    "tally",
    "utterance",
    "withdrawal",
    "writtenanswer",
]
RIGHTS = {
    ("minutes", "body"): ["view", "add", "change", "delete"],
    ("minutes", "sitetext"): ["view", "add", "change"],
    ("members", "organisation"): ["view", "add", "change"],
    ("members", "organisationchange"): ["view", "add", "change", "delete"],
    ("auth", "user"): ["view", "add", "change", "delete"],
    ("auth", "group"): ["view"],
}
# Declared in the models, and known by name here where a migration needs them before Django makes them.
OWN = {
    ("minutes", "meeting"): {
        "withdraw_meeting": "公開した発言を取り消せる",
        "retract_meeting": "会議録の公開を停止できる",
        "erase_meeting": "取り消した言葉を消去できる",
    },
    ("minutes", "withdrawal"): {"view_original": "取り消した言葉（原本）を読める"},
}


def make_group(apps, schema_editor):
    """A group of that name that an office made itself keeps what it has, and gains these rights."""
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    rights = {("minutes", model): ["view"] for model in READS} | RIGHTS
    for (app, model), actions in rights.items():
        called = apps.get_model(app, model)._meta.verbose_name_raw
        named = {f"{action}_{model}": f"Can {action} {called}" for action in actions}
        group.permissions.add(*_permissions(apps, app, model, named))
    for (app, model), named in OWN.items():
        group.permissions.add(*_permissions(apps, app, model, named))


def _permissions(apps, app, model, named):
    """Permissions are made here as Django will look for them after the migrations: it finds them and adds none."""
    kinds, permissions = apps.get_model("contenttypes", "ContentType"), apps.get_model("auth", "Permission")
    kind, _ = kinds.objects.get_or_create(app_label=app, model=model)
    return [
        permissions.objects.get_or_create(codename=codename, content_type=kind, defaults={"name": name})[0]
        for codename, name in named.items()
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("minutes", "0038_line_notes"),
        ("members", "0002_changes"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_group, migrations.RunPython.noop)]
