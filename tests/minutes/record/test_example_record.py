"""The record that tests/builders.py draws in its docstring is the one that it publishes."""

import json
import re

import pytest

from tests import builders


def first_line(block):
    """Returns a block as it is drawn: its speaker, and the first line of its words."""
    words = block.get("title") or block.get("text") or block["titles"][0]
    speaker = f"{block['label']}：" if "label" in block else ""
    return speaker + words.split("\n")[0]


def attendee(row):
    return row["label"] + (f"（{row['representative']}）" if row["representative"] else "")


@pytest.mark.django_db
def test_every_number_is_drawn_as_it_is_given():
    record = json.loads(builders.published().record)
    rows = [(f"u{block['number']}", block["kind"], first_line(block)) for block in record["blocks"]]
    rows += [(f"a{row['number']}", row["capacity"], attendee(row)) for row in record["attendees"]]
    rows += [
        (f"h{row['number']}", "handout", f"{row['label']}　{row['title']}") for row in record["handouts"]
    ]
    drawn = re.findall(r"^    ([uah]\d+) +(\w+) +(.+?)(?:（and .+）)?$", builders.__doc__, re.MULTILINE)
    assert drawn == rows
