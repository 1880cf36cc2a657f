"""What a replay is planned to do with single lines, and when nobody can know what happened."""

import json

import pytest

from minutes.replay.journal_lines import Site, Source, read_source, united, written
from minutes.replay.replay_plan import (
    ActAgain,
    GiveAddress,
    Held,
    RecordLost,
    plan_replay,
    unknown_times,
    why_unknown,
)

DAY = "2026-09-03-1"
AT = "2026-09-24T04:00:00.000000Z"
SITE = Site("db", frozenset({"1"}), frozenset({"w"}), adopts=True)


def line(what, n, **facts):
    """A line of an act in meeting DAY. n 0: a line of an older program."""
    stamp = {"db": "db", "epoch": "1", "writer": "w", "n": n} if n else {}
    named = {"blocks": ["u12"], "marks": ["12-1"], "rule": "規程", "category": "withdrawal", "places": []}
    return {"id": f"{what}{n}", "what": what, "address": DAY, "at": AT, "edition": None, "digest": ""} | (
        named | stamp | facts
    )


def done(act):
    return {"what": "done", "of": act["id"]}


def held(announced=1, lines=(), editions=None, **values):
    editions = {DAY: {1: "one"}} if editions is None else editions
    origins = values.pop("origins", lines)
    return Held(
        announced,
        frozenset(lines),
        frozenset(origins),
        editions,
        frozenset({DAY}),
        frozenset(editions),
        **values,
    )


def steps(plan):
    return [
        (type(step).__name__, getattr(step, "number", None) or getattr(step, "origin", None))
        for step in plan.steps
    ]


def test_an_open_line_of_a_living_database_never_happened():
    plan = plan_replay([line("withdraw", 1, edition=2)], held(announced=1))
    assert (plan.steps, plan.lines, plan.void) == ((), (), ("withdraw1",))


def test_an_open_line_counts_where_its_number_was_never_announced():
    plan = plan_replay([line("withdraw", 2, edition=2)], held(announced=1))
    assert (steps(plan), plan.void) == ([("RecordLost", 2), ("ActAgain", "withdraw2")], ())


def test_an_open_line_counts_in_a_restore_and_beside_any_line_that_is_ahead():
    first, second = line("withdraw", 1, edition=2), line("retract", 2)
    assert steps(plan_replay([first], held(announced=1), is_old=True)) == [
        ("RecordLost", 2),
        ("ActAgain", "withdraw1"),
    ]
    assert steps(plan_replay([first, second, done(second)], held(announced=1))) == [
        ("RecordLost", 2),
        ("ActAgain", "withdraw1"),
        ("ActAgain", "retract2"),
    ]


def test_what_is_void_never_counts_and_what_is_done_always_does():
    void, both = line("withdraw", 2), line("retract", 3)
    ends = [{"what": "void", "of": act["id"]} for act in (void, both)]
    plan = plan_replay([void, both, *ends, done(both)], held(announced=1), is_old=True)
    assert steps(plan) == [("ActAgain", "retract3")]


def test_a_meeting_is_taken_down_again_once():
    """What was published between the two is lost, so the second would find nothing to take down, and be refused."""
    acts = [line("retract", 2), line("publish", 3, edition=2, digest="two"), line("retract", 4)]
    plan = plan_replay(acts, held(), is_old=True)
    assert steps(plan) == [("RecordLost", 2), ("ActAgain", "retract2")]
    assert plan.lines == tuple(acts)


def test_all_numbers_come_before_all_acts_and_a_new_edition_stands_above_them():
    acts = [line("withdraw", 2, edition=2, digest="two"), line("publish", 3, edition=3, digest="three")]
    plan = plan_replay(acts, held(), is_old=True)
    assert plan.steps == (
        RecordLost(DAY, 2, "two", AT),
        RecordLost(DAY, 3, "three", AT),
        ActAgain(acts[0], "withdraw2", (), 3),
    )


def test_of_two_takings_down_the_first_alone_is_made_again():
    """What was published between them is lost. The mirror's random acts found it: the restore was refused."""
    acts = [line("retract", 2), line("publish", 3, edition=2, digest="two"), line("retract", 4)]
    plan = plan_replay(acts, held(), is_old=True)
    assert steps(plan) == [("RecordLost", 2), ("ActAgain", "retract2")]
    assert plan.lines == tuple(acts)


def test_a_number_of_which_no_line_tells_is_not_given_again_either():
    plan = plan_replay([line("publish", 5, edition=4, digest="four")], held(), is_old=True)
    assert [(step.number, step.digest) for step in plan.steps] == [(2, ""), (3, ""), (4, "four")]


def test_an_act_that_was_made_again_is_one_act():
    first = line("withdraw", 2, places=[[1, "u12/text", 0, 2, "leaf"]])
    again = line("withdraw", 9, again="withdraw2", places=[[3, "u12/text", 0, 2, "other"]])
    (step,) = plan_replay([first, again], held(), is_old=True).steps
    assert (step.origin, len(step.places)) == ("withdraw2", 2)
    assert (
        plan_replay([first, again], held(lines=["withdraw9"], origins=["withdraw2"]), is_old=True).steps == ()
    )


def test_lines_of_an_older_program_that_give_one_number_are_settled_by_the_last():
    first, second = (
        line("withdraw", 0, id="a", edition=2),
        line("withdraw", 0, id="b", edition=2, blocks=["u13"]),
    )
    plan = plan_replay([first, second], held(), is_old=True)
    assert steps(plan) == [("RecordLost", 2), ("ActAgain", f"withdraw {DAY} u13 12-1")]


def test_a_draft_whose_record_was_public_gets_its_address_back():
    acts = [
        line("publish", 2, edition=1, digest="one", meeting="5 then"),
        line("withdraw", 3, meeting="5 then"),
    ]
    plan = plan_replay(acts, held(editions={}, drafts=frozenset({"5 then"})), is_old=True)
    assert plan.steps[1:] == (GiveAddress("5 then", DAY), ActAgain(acts[1], "withdraw3", (), 1))
    assert steps(plan_replay(acts, held(editions={}), is_old=True)) == [("RecordLost", 1)]


def test_whose_a_line_is():
    lines = [
        line("retract", n, epoch=epoch, writer=writer)
        for n, epoch, writer in [(1, "1", "w"), (2, "1", "x"), (3, "2-unseen", "w"), (4, "2-of a copy", "x")]
    ]
    foreign = line("retract", 5, db="other")
    own = united([Source("file", (*lines, foreign, done(foreign), done(lines[1])))], SITE)
    assert [one.get("n", one["what"]) for one in own] == ["done", 1, 2, 3]


def data(*lines, broken=b""):
    return b"".join(f"{written(one)}\n".encode() for one in lines) + broken


def test_what_cannot_be_read_is_damage_unless_a_later_line_owns_up_to_it():
    torn, act = b'{"what":"retract","addr', line("retract", 1)
    assert read_source("", data(act, broken=torn), is_living=True).damage == ()
    (damage,) = read_source("", torn + b"\n" + data(act), is_living=True).damage
    cut = {"what": "cut", "of": damage.hash}
    assert read_source("", torn + b"\n" + data(cut, act), is_living=True).damage == ()
    for text in ('{"what":"withdraw"}', "[1]", '"x"', "{}"):
        assert len(read_source("", text.encode() + b"\n", is_living=True).damage) == 1


@pytest.mark.parametrize(
    ("sources", "why"),
    [
        ([], "見つからない"),
        ([Source("backup", (line("retract", 1),))], "見つからない"),
        ([Source("file", (line("retract", 1, db="other"),), is_living=True)], "見つからない"),
        ([Source("table", (), is_living=True, table_of="db")], None),
        ([read_source("file", data(line("retract", 1)), is_living=True)], None),
        ([read_source("file", b"x\n" + data(line("retract", 1)), is_living=True)], "読めない行が 1 ある"),
        ([read_source("file", b"x\n" + data(line("retract", 7)), is_living=True)], None),
        (
            [
                read_source("file", data(line("retract", 7)) + b"x\n", is_living=True),
                read_source("second", data(line("retract", 7)), is_living=True),
            ],
            None,
        ),
    ],
    ids=[
        "none",
        "backup",
        "foreign",
        "table",
        "file",
        "damaged",
        "damaged-before-what-is-held",
        "second-place",
    ],
)
def test_when_nobody_can_know(sources, why):
    found = why_unknown(sources, SITE, frozenset({"retract7"}), expected="f", journal_lost="--journal-lost")
    assert (found is None) if why is None else (why in found and "--journal-lost" in found)


def test_the_operators_word_stays_in_the_journal():
    word = {"id": "u", "what": "unknown", "db": "db", "epoch": "1", "since": "", "until": AT}
    assert unknown_times(united([Source("file", (word,))], SITE)) == [("", AT)]
    assert json.loads(written(word)) == word
