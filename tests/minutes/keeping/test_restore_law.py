"""The law of every replay through a real database. Full size: LIVES=500 pytest <this file>."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

pytestmark = [pytest.mark.django_db, pytest.mark.long]  # each life makes, restores and verifies a database
LIVES = int(os.environ.get("LIVES", "12"))


@settings(
    max_examples=LIVES,
    phases=[Phase.explicit, Phase.generate],  # to make a failing life shorter would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
# Taken down, published again and taken down again since the backup that is restored.
@example([55, 46, 14, 8, 15, 45, 32, 26, 3, 36, 40, 24, 7, 29])
@given(st.lists(st.integers(0, 59), min_size=4, max_size=14))
def test_whatever_happens_nothing_withdrawn_is_public(migrated_site, steps):
    with tempfile.TemporaryDirectory() as folder:
        migrated_site.copied(Path(folder)).run("life", *steps)
