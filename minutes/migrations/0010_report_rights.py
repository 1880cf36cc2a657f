"""Whoever writes records decides on readers' reports too; whoever approves them reads both reports and notes."""

from django.db import migrations

RIGHTS = {
    "編集": {"readerreport": ["view", "change"], "correctionnote": ["view"]},
    "承認": {"readerreport": ["view"], "correctionnote": ["view"]},
}


def give(apps, schema_editor):
    kinds, permissions = apps.get_model("contenttypes", "ContentType"), apps.get_model("auth", "Permission")
    for name, models in RIGHTS.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        for model, actions in models.items():
            kind, _ = kinds.objects.get_or_create(app_label="minutes", model=model)
            called = apps.get_model("minutes", model)._meta.verbose_name_raw
            for action in actions:
                right, _ = permissions.objects.get_or_create(
                    codename=f"{action}_{model}",
                    content_type=kind,
                    defaults={"name": f"Can {action} {called}"},
                )
                group.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [("minutes", "0009_serving")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
