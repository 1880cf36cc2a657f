"""manage.py load_sample: an invented council with published meetings, for trying the program."""

import csv
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from members.models import Organisation
from members.registry import add_organisation
from minutes.desk.accounts import system_account
from minutes.desk.importing import import_text
from minutes.models import Edition, Meeting, Utterance
from minutes.publication.publish import publish
from minutes.revision import raise_revision

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
SECRETARIAT = "x-mihon-jimukyoku"


class Command(BaseCommand):
    help = "試すための見本（架空の会議）を入れます。ほかの会議があるデータベースには入れません。"

    @transaction.atomic
    def handle(self, **options):
        if Meeting.objects.filter(is_sample=False).exists():
            raise CommandError("このデータベースには見本でない会議があるので、見本は入れません。")
        if Meeting.objects.exists():
            self.stdout.write("見本はもう入っています。")
            return
        actor = system_account()
        _store_organisations(actor)
        meetings = [_store_meeting(file, actor) for file in sorted(SAMPLE.glob("*.txt"))]
        for row in _table("corrections.csv"):
            _correct(row, actor)
        self.stdout.write(f"見本の会議を{len(meetings)}件入れました。どのページにも「見本」と出ます。")


def _table(name):
    with (SAMPLE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _store_organisations(actor):
    for row in _table("organisations.csv"):
        add_organisation(**row, by=actor)


def _store_meeting(file, actor):
    text = file.read_text(encoding="utf-8")
    for row in _table("corrections.csv"):
        if row["file"] == file.name:
            text = text.replace(row["right"], row["wrong"])
    meeting, _ = import_text(text=text, by=actor, is_sample=True)
    _name_secretariat(meeting.body, actor)
    _publish(meeting, actor, Edition.Status.PRELIMINARY if _slips(file) else Edition.Status.FINAL)
    return meeting


def _slips(file):
    return any(row["file"] == file.name for row in _table("corrections.csv"))


def _name_secretariat(body, actor):
    if body.secretariat is None:
        body.secretariat = Organisation.objects.get(key=SECRETARIAT)
        body._history_user = actor
        body.save()


def _correct(row, actor):
    """Put a slip right that the first edition was published with, so that the sample shows what a correction is."""
    utterance = Utterance.objects.select_related("meeting").get(
        meeting__is_sample=True, text__contains=row["wrong"]
    )
    meeting = utterance.meeting
    raise_revision(meeting=meeting, revision=meeting.revision)
    utterance.text = utterance.text.replace(row["wrong"], row["right"])
    utterance._history_user = actor
    utterance._change_reason = row["reason"]
    utterance.save()
    _publish(meeting, actor, Edition.Status.FINAL, row["reason"])


def _publish(meeting, actor, status, reason=""):
    publish(
        meeting=meeting, revision=meeting.revision, status=status, by=actor, at=timezone.now(), reason=reason
    )
