from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("minutes", "0039_who_may_do_what")]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="form_key",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="この会議を作った画面の鍵。ボタンを二度押しても、会議は一つです。",
                max_length=32,
                null=True,
                verbose_name="作った画面の鍵",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("form_key__isnull", False)),
                fields=("form_key",),
                name="meeting_made_once_by_a_form",
                violation_error_message="この画面からは、もう会議を作ってあります。",
            ),
        ),
    ]
