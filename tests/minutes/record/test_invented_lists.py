"""The rule of format 2 knows no list by its name: records with lists that come later are verified by today's script."""

import copy
import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.record.leaves import map_texts, texts
from tests.minutes.record.invented import DOCS, download, invented_records, stranger

check_edition = stranger().check_edition
ANSWERS = {
    "letters": {"blocks": "u", "questions": "q", "answers": "w"},
    "body": {"key": "kaigi-1", "name": "役員会"},
    "title": "第1回",
    "held_on": "2026-09-03",
    "blocks": [
        {
            "number": 4,
            "block_kind": "presentation",
            "questions": [
                {"number": 30, "text": "公表していますか。", "choices": ["公表している", "していない"]},
                {"number": 31, "text": "その理由は。", "choices": []},
            ],
        }
    ],
    "answers": [{"number": 40, "question": 30, "attendee": 9, "choice": "公表している", "came_kind": "fax"}],
}


def test_an_invented_list_is_verified():
    assert [key for key, _ in texts(ANSWERS)] == [
        *("body/name", "q30/choices/0", "q30/choices/1", "q30/text", "q31/text", "title", "w40/choice"),
    ]
    assert check_edition(download(ANSWERS)) == ([], [])


@pytest.mark.parametrize(
    ("alter", "told"),
    [
        (lambda one: one["answers"][0].update(choice="していない"), "the text at w40/choice is not the one"),
        (lambda one: one["answers"][0].update(attendee=8), "a number, a kind, a day, the order of rows"),
        (
            lambda one: one["answers"][0].update(came_kind="mail"),
            "a number, a kind, a day, the order of rows",
        ),
        (lambda one: one["blocks"][0]["questions"].reverse(), "a number, a kind, a day, the order of rows"),
        (lambda one: one["blocks"][0]["questions"].pop(0), "the text at q30/text is missing"),
        (
            lambda one: one["answers"].append({"number": 41, "choice": "x"}),
            "the text at w41/choice has no leaf",
        ),
        (lambda one: one["answers"].append(one["answers"][0]), "two texts have the place w40/choice"),
    ],
)
def test_what_was_changed_in_it_is_named(alter, told):
    spoiled = copy.deepcopy(download(ANSWERS))
    alter(spoiled["record_2"])
    wrong, _ = check_edition(spoiled)
    assert told in "\n".join(wrong)


@given(invented_records(), st.data())
def test_any_record_holds_until_a_single_text_is_changed_or_withdrawn(record, data):
    one = json.loads(json.dumps(download(record)))
    assert check_edition(one) == ([], [])
    key = data.draw(st.sampled_from([key for key, _ in texts(record)]))
    changed = one | {"record_2": map_texts(record, lambda at, text: f"{text}。" if at == key else text)}
    assert f"the text at {key} is not the one that was published" in check_edition(changed)[0]
    withdrawn = changed | {"salts": {at: salt for at, salt in one["salts"].items() if at != key}}
    assert check_edition(withdrawn) == ([], [key])


def test_a_script_of_before_says_that_it_knows_no_edition(tmp_path):
    """What 0.9 shipped reads files that have a "record"; it is written down here in its two lines that decide."""
    (tmp_path / "1.json").write_text(json.dumps(download(ANSWERS)), encoding="utf-8")
    files = [json.loads((tmp_path / "1.json").read_text(encoding="utf-8"))]
    assert [one for one in files if "record" in one] == []
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(DOCS / "verify_download.py"), "1.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, "holds" in done.stdout) == (0, True)
