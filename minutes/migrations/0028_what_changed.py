"""By which counter a page is kept: a meeting's by its address, an organisation's by its code."""

from django.db import migrations, models
from django.db.models import Max
from django.db.models.functions import Coalesce


def fill_in(apps, schema_editor):
    """Each meeting that was ever public gets the address of its editions, and the last of their days.

    Organisations have no row before the first act that raises them: pages take none for the lowest counter.
    """
    edition, state = (apps.get_model("minutes", name) for name in ("Edition", "MeetingState"))
    addresses = dict(edition.objects.order_by("number").values_list("meeting", "address"))
    readable = edition.objects.filter(retraction=None).order_by()
    until = dict(readable.values_list("meeting").annotate(until=Max(Coalesce("last_day", "held_on"))))
    states = [row for row in state.objects.all() if row.meeting_id in addresses]
    for row in states:
        row.address, row.shows_until = addresses[row.meeting_id], until.get(row.meeting_id)
    state.objects.bulk_update(states, ["address", "shows_until"], batch_size=500)


def note_last_day(apps, schema_editor):
    """As the registry's changes do from now on."""
    organisations, states = apps.get_model("members", "Organisation"), apps.get_model("minutes", "PublicState")
    days = organisations.objects.aggregate(Max("valid_from"), Max("valid_to")).values()
    last = max(filter(None, days), default=None)
    states.objects.create(subject="days", changes=last.toordinal() if last else 0)


class Migration(migrations.Migration):
    dependencies = [("minutes", "0027_handout_words")]

    operations = [
        migrations.AddField(
            model_name="meetingstate",
            name="address",
            field=models.SlugField(
                default="", help_text="公開した版のウェブのアドレス。", max_length=40, verbose_name="ウェブのアドレス"
            ),
        ),
        migrations.AddField(
            model_name="meetingstate",
            name="shows_until",
            field=models.DateField(
                db_index=True,
                help_text="公開している版の、いちばん遅い開催日。過ぎるまで、ページは日付によって変わります。",
                null=True,
                verbose_name="いつまで",
            ),
        ),
        migrations.CreateModel(
            name="OrganisationState",
            fields=[
                (
                    "code",
                    models.CharField(
                        help_text="会議に名が出たことのある団体の番号。",
                        max_length=40,
                        primary_key=True,
                        serialize=False,
                        verbose_name="団体コード",
                    ),
                ),
                (
                    "changes",
                    models.PositiveBigIntegerField(help_text="増えるだけです。", verbose_name="変わった回数"),
                ),
            ],
            options={
                "verbose_name": "団体ごとの公開の状態",
                "verbose_name_plural": "団体ごとの公開の状態",
                "default_permissions": [],
            },
        ),
        migrations.AlterField(
            model_name="publicstate",
            name="subject",
            field=models.CharField(
                choices=[
                    ("editions", "公開された版"),
                    ("site", "サイトの文章"),
                    ("shut", "公開を止めている理由"),
                    ("days", "団体の表の最後の日"),
                ],
                help_text="何が変わったか。",
                max_length=20,
                primary_key=True,
                serialize=False,
                verbose_name="対象",
            ),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
        migrations.RunPython(note_last_day, migrations.RunPython.noop),
    ]
