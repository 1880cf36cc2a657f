"""The record that tests/builders.py draws in its docstring is the one that it publishes."""

import json
import re

import pytest

from minutes.record.record import attendee_of, labels_of, words_of
from tests import builders


def first_line(block, labels):
    """Returns a block as it is drawn: its speaker, and the first line of its words."""
    who = labels[attendee_of(block)]
    return f"{who}{'：' if who else ''}" + words_of(block).split("\n")[0]


def attendee(row):
    return row["label"] + (f"（{row['representative']}）" if row["representative"] else "")


@pytest.mark.django_db
def test_every_number_is_drawn_as_it_is_given():
    record = json.loads(builders.published().record)
    rows = [
        (f"u{block['number']}", block["block_kind"], first_line(block, labels_of(record)))
        for block in record["blocks"]
    ]
    rows += [(f"a{row['number']}", row["capacity_kind"], attendee(row)) for row in record["attendees"]]
    rows += [
        (f"h{row['number']}", "handout", f"{row['label']}　{row['title']}") for row in record["handouts"]
    ]
    drawn = re.findall(r"^    ([uah]\d+) +(\w+) +(.+?)(?:（and .+）)?$", builders.__doc__, re.MULTILINE)
    assert drawn == rows
