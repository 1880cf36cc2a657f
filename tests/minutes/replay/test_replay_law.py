"""The law of every replay: nothing withdrawn is public, no number is given twice, every chain is whole.

Over random sequences of acts, kills, backups, restores and old states that return. Full size:
REPLAY_PLANS=5000 pytest <this file>.
"""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import QUICK
from tests.minutes.replay.model_site import BLOCKS, COMMITTED, NOT_COMMITTED, NOT_DONE, ModelSite

PLANS = int(os.environ.get("REPLAY_PLANS", "25" if QUICK else "500"))
WHICH = st.integers(0, 1)
BACKUP = st.integers(0, 3)
ACTS = st.tuples(
    st.just("act"),
    st.sampled_from(["publish", "publish", "withdraw", "withdraw", "retract", "erase"]),
    WHICH,
    st.sampled_from(BLOCKS),
    st.sampled_from([COMMITTED] * 3 + [NOT_DONE, NOT_COMMITTED]),
    st.sampled_from([False] * 4 + [True]),
)
STEPS = st.one_of(
    st.just(("draft",)),
    st.tuples(st.just("edit"), WHICH, st.sampled_from(BLOCKS)),
    ACTS,
    ACTS,
    ACTS,
    st.just(("back_up",)),
    st.tuples(st.just("restore"), BACKUP, st.sampled_from(["", "before", "after", "gone"])),
    st.tuples(st.just("return_to"), BACKUP),
)


@pytest.mark.long  # hundreds of sequences, each with several replays
@settings(max_examples=PLANS)
@given(st.lists(STEPS, min_size=4, max_size=30))
def test_whatever_happens_nothing_withdrawn_is_public_and_every_chain_is_whole(steps):
    site = ModelSite()
    site.draft()
    site.act("publish", 0, "u1", COMMITTED, False)
    site.back_up()
    for name, *how in steps:
        getattr(site, name)(*how)
        if not site.is_down:
            site.check()
