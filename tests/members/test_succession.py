"""Which codes are one organisation: one predecessor, one successor, by a change of code, status or name."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from members.registry.shipped_table import change_rows, organisation_rows
from members.succession import Succession, Transition, succession_of, successions

DAY = datetime.date(2012, 4, 1)
KINDS = (
    "city",
    "town",
    "designation",
    "rename",
    "district",
    "new-merger",
    "absorption",
    "separation",
    "other",
)


def passed(before, after, *, kind="rename", day=DAY, change=1, is_whole=True):
    return Transition(change, kind, day, before, after, is_whole)


def test_a_change_of_status_is_one_organisation_under_the_code_of_the_day():
    found = successions([passed("432016", "431001", kind="designation")])
    assert found["432016"] is found["431001"]
    assert found["431001"] == Succession(((None, "432016"), (DAY, "431001")))
    eve = DAY - datetime.timedelta(days=1)
    assert [found["432016"].code_on(day) for day in (eve, DAY)] == ["432016", "431001"]


def test_a_merger_of_one_is_none_and_neither_is_what_nobody_has_said():
    for kind in ("new-merger", "absorption", "separation", "division", "other"):
        assert successions([passed("a", "b", kind=kind)]) == {}
    assert successions([passed("a", "b", is_whole=False)]) == {}
    assert successions([passed("a", None), passed(None, "b"), passed("a", "a")]) == {}


def test_of_two_that_became_one_or_one_that_became_two_none_goes_on():
    assert successions([passed("a", "c"), passed("b", "c", change=2)]) == {}
    assert successions([passed("a", "b"), passed("a", "c", change=2)]) == {}
    assert successions([passed("a", "c"), passed("c", "c", change=2)]) == {}


def test_several_steps_are_one_and_of_one_day_too():
    later = datetime.date(2020, 4, 1)
    steps = [passed("b", "c", change=2), passed("a", "b"), passed("c", "d", day=later, change=3)]
    assert [code for _, code in successions(steps)["a"].borne] == ["a", "b", "c", "d"]
    assert successions(steps)["d"].code_on(DAY) == "c"


def test_who_takes_an_old_code_again_is_known_under_it():
    back = datetime.date(2020, 4, 1)
    found = successions([passed("a", "b"), passed("b", "a", day=back, change=2)])["a"]
    assert [found.code_on(day) for day in (DAY, back)] == ["b", "a"]


def test_a_joined_row_is_the_same_and_is_never_the_code_of_today():
    found = successions([passed("432016", "431001")], [("x-kumamoto", "432016")])
    assert found["x-kumamoto"].codes == {"x-kumamoto", "432016", "431001"}
    assert found["x-kumamoto"].code_on(DAY) == "431001"
    assert successions([], [("x-b", "x-a"), ("x-c", "x-a")])["x-c"].code_on(DAY) == "x-a"


def test_a_code_that_never_changed_is_alone():
    assert succession_of("012289", {}) == Succession(((None, "012289"),))


def slow_successions(transitions):
    """The same sets of codes, by looking at each pair of codes and each day, and joining until nothing changes."""
    going_on = [one for one in transitions if one.kind in KINDS[:5] and one.is_whole]
    sets = []
    for one in going_on:
        same_day = [other for other in going_on if other.day == one.day]
        alone = all(other.after == one.after for other in same_day if other.before == one.before) and all(
            other.before == one.before for other in same_day if other.after == one.after
        )
        if alone and one.before != one.after:
            sets.append({one.before, one.after})
    while merged := next(((a, b) for a in sets for b in sets if a is not b and a & b), None):
        sets = [one for one in sets if one is not merged[0] and one is not merged[1]]
        sets.append(merged[0] | merged[1])
    return {code: one for one in sets for code in one}


@given(
    st.lists(
        st.builds(
            passed,
            st.sampled_from("abcdef"),
            st.sampled_from("abcdef"),
            kind=st.sampled_from(KINDS),
            day=st.sampled_from([DAY, datetime.date(2013, 4, 1), datetime.date(2014, 4, 1)]),
            is_whole=st.booleans(),
        ),
        max_size=8,
    ),
    st.dates(datetime.date(2010, 1, 1), datetime.date(2016, 1, 1)),
)
def test_the_codes_of_an_organisation_by_a_slow_reading(transitions, day):
    found = successions(transitions)
    assert {code: set(one.codes) for code, one in found.items()} == slow_successions(transitions)
    for one in found.values():
        assert one.code_on(day) in one.codes
        assert len({one.code_on(day) for _ in one.codes}) == 1


def shipped():
    """The transitions of the shipped table: of a change of district, the pairs of one name."""
    rows = {(row.key, row.valid_from): row for row in organisation_rows()}
    for number, change in enumerate(change_rows()):
        for before in change.before:
            for after in change.after:
                old, new, day = rows[before], rows[after], change.took_effect_on
                if change.kind != "district" or old.name == new.name:
                    yield Transition(
                        *(number, change.kind, day, old.key, new.key), old.valid_to == day == new.valid_from
                    )


def test_the_shipped_table():
    transitions = list(shipped())
    found = successions(transitions)
    assert {code: set(one.codes) for code, one in found.items()} == slow_successions(transitions)
    assert found["012017"].codes == {"012017", "011002"}  # 札幌市
    assert found["014397"].codes == {"014397", "014729"}  # 幌加内町, from one 支庁 into another
    assert found["174211"].codes == {"174211", "174611"}  # 穴水町, not 門前町
    assert (
        "282227" not in found and "193411" not in found
    )  # 養父市 of four towns, 上九一色村 that was divided
    # Every one that is in force is known under the code that is in force, and nobody under two.
    in_force = {row.key for row in organisation_rows() if row.valid_to is None}
    for one in set(found.values()):
        assert len(one.codes & in_force) <= 1
        assert one.codes & in_force <= {one.code_on(datetime.date(2026, 7, 9))}
