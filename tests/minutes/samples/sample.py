"""The files of the sample that ships, and the rows that load_sample stores of them."""

import csv
from collections import Counter
from io import StringIO

from django.core.management import call_command

from members.models import Organisation
from minutes.management.commands.load_sample import SAMPLE
from minutes.models import AttendeeOrganisation, Body, Correction, Edition, Meeting, Passage, Utterance
from minutes.notation.parser import parse

FILES = sorted(SAMPLE.glob("*.txt"))
TEXTS = {file.name: file.read_bytes().decode() for file in FILES}
DOCUMENTS = {name: parse(text) for name, text in TEXTS.items()}
ADDRESSES = [f"{file.name[:10]}-1" for file in FILES]


def table(name):
    with (SAMPLE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


ORGANISATIONS = table("organisations.csv")
SLIPS = table("corrections.csv")
PLANS = table("plans.csv")
TIES = table("ties.csv")
HOMONYMS = {name for name, rows in Counter(row["name"] for row in ORGANISATIONS).items() if rows > 1}


def load() -> str:
    """Loads the sample and returns the output of the command."""
    out = StringIO()
    call_command("load_sample", stdout=out)
    return out.getvalue()


STORED = (
    Meeting,
    Body,
    AttendeeOrganisation,
    Utterance,
    Edition,
    Correction,
    Passage,
    Organisation,
    Utterance.history.model,
    Meeting.history.model,
    Organisation.history.model,
)


def stored():
    return [list(model.objects.order_by("pk").values()) for model in STORED]
