"""「見た」 of a review is called an acknowledgement; only names change, in the database too."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("minutes", "0012_tokens_of_postgresql")]

    operations = [
        migrations.RemoveConstraint("reviewmark", "review_mark_once_a_finding"),
        migrations.RenameModel("ReviewMark", "Acknowledgement"),
        migrations.AlterField(
            "acknowledgement",
            "meeting",
            models.ForeignKey(
                help_text="確かめた会議録。",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="acknowledgements",
                to="minutes.meeting",
                verbose_name="会議",
            ),
        ),
        migrations.AddConstraint(
            "acknowledgement",
            models.UniqueConstraint(fields=["meeting", "key"], name="acknowledgement_once_a_finding"),
        ),
    ]
