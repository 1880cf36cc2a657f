"""manage.py load_sample: loads an invented council with published meetings, for trying the program."""

import csv
import datetime
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from members import wareki
from members.models import Organisation
from members.registry import add_organisation
from minutes.desk.answers.answer_grid import load_grid
from minutes.desk.answers.pasted_table import check_table
from minutes.desk.answers.save_answers import save_answers
from minutes.desk.answers.table_text import TAB, write_table
from minutes.desk.importing.import_text import import_text
from minutes.desk.rows.row_verbs import save_row
from minutes.desk.ties.save_ties import save_ties
from minutes.desk.workflow.accounts import system_account
from minutes.models import Edition, Meeting, Presentation
from minutes.publication.publish import publish
from minutes.record import block_keys
from minutes.record.ties.turn_ties import TurnTies

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
SECRETARIAT = "x-mihon-jimukyoku"
CONFIRMED = "発言した団体に内容を確かめ、誤記を訂正して確定しました。"


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
        files = sorted(SAMPLE.glob("*.txt"))
        for file in files:
            _store_meeting(file, actor)
        plans = _table("plans.csv")
        for plan in plans:
            _announce(plan, actor)
        self.stdout.write(
            f"見本の会議録を{len(files)}件、これから開く会議を{len(plans)}件入れました。どのページにも「見本」と出ます。"
        )


def _table(name):
    with (SAMPLE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _store_organisations(actor):
    for row in _table("organisations.csv"):
        add_organisation(**row, by=actor)


def _store_meeting(file, actor):
    """Publishes a record as 確定. One that corrections.csv lists is published as 速報 with the errors first, then corrected."""
    text = file.read_text(encoding="utf-8")
    errors = [row for row in _table("corrections.csv") if row["file"] == file.name]
    for error in errors:
        text = text.replace(error["right"], error["wrong"])
    meeting, _ = import_text(text=text, by=actor, is_sample=True)
    _name_secretariat(meeting.body, actor)
    _answer(file.name, meeting, actor)
    _tie(file.name, meeting, actor)
    _publish(meeting, actor, Edition.Status.PRELIMINARY if errors else Edition.Status.FINAL)
    if errors:
        reasons = {_correct(meeting, error, actor): error["reason"] for error in errors}
        _publish(meeting, actor, Edition.Status.FINAL, reason=CONFIRMED, reasons=reasons)


def _answer(name, meeting, actor):
    """Puts the written answers of answers.csv into the grids of the inquiries of a meeting."""
    answers = [row for row in _table("answers.csv") if row["file"] == name]
    for presenter in dict.fromkeys(row["presenter"] for row in answers):
        inquiry = meeting.presentations.get(presenter__label=presenter, kind=Presentation.Kind.INQUIRY)
        of_inquiry = [row for row in answers if row["presenter"] == presenter]
        heads = [head for head in of_inquiry[0] if head not in ("file", "presenter")]
        text = write_table([heads, *([row[head] for head in heads] for row in of_inquiry)], TAB)
        grid = check_table(text, TAB, load_grid(meeting, inquiry), {}).grid
        save_answers(meeting=meeting, inquiry=inquiry, typed=grid, revision=meeting.revision, by=actor)


def _tie(name, meeting, actor):
    """Ties questions of the talk to whom they ask and to the turns that answer them, as ties.csv has them by their words."""
    attendees = dict(meeting.attendees.values_list("label", "number"))
    ties = defaultdict(TurnTies)
    for row in (row for row in _table("ties.csv") if row["file"] == name):
        question = meeting.utterances.get(text__startswith=row["question"]).number
        asked = tuple(attendees[label] for label in row["asked"].split("、"))
        ties[question] = replace(ties[question], addressed_to=asked)
        for words in row["answers"].split("／"):
            answer = meeting.utterances.get(text__startswith=words).number
            ties[answer] = replace(ties[answer], replies_to=(question,))
    save_ties(meeting=meeting, ties=ties, revision=meeting.revision, by=actor)


def _announce(plan, actor):
    """Publishes the announcement of a meeting to come; where plans.csv says so, postpones it. Days count from today."""
    day = wednesday_in(int(plan["weeks"]))
    text = (SAMPLE / "plans" / plan["file"]).read_text(encoding="utf-8")
    text = text.replace("{年度}", wareki.format_fiscal_year(wareki.fiscal_year(day)))
    meeting, _ = import_text(text=text.replace("{開催日}", day_words(day)), by=actor, is_sample=True)
    _name_secretariat(meeting.body, actor)
    _publish(meeting, actor, Edition.Status.PLANNED)
    if plan["put_off_by"]:
        later = day + datetime.timedelta(weeks=int(plan["put_off_by"]))
        meeting.time = meeting.time.replace(day_words(day), day_words(later))
        save_row(row=meeting, revision=meeting.revision, by=actor, reason=plan["reason"])
        _publish(meeting, actor, Edition.Status.PLANNED, reason=plan["reason"])


def wednesday_in(weeks):
    """Returns the first Wednesday on or after today plus some weeks: a fixed day would soon be past."""
    day = timezone.localdate() + datetime.timedelta(weeks=weeks)
    return day + datetime.timedelta(days=(2 - day.weekday()) % 7)


def day_words(day):
    return f"{wareki.format_era_date(day)}（水）"


def _name_secretariat(body, actor):
    if body.secretariat is None:
        body.secretariat = Organisation.objects.get(key=SECRETARIAT)
        body._history_user = actor
        body.save()


def _correct(meeting, error, actor):
    """Corrects the turn that holds an error, and returns its block key."""
    turn = meeting.utterances.get(text__contains=error["wrong"])
    turn.text = turn.text.replace(error["wrong"], error["right"])
    save_row(row=turn, revision=meeting.revision, by=actor, reason=error["reason"])
    return block_keys.block(turn.number)


def _publish(meeting, actor, status, **words):
    publish(meeting=meeting, revision=meeting.revision, status=status, by=actor, at=timezone.now(), **words)
