"""load_sample refuses a database that holds any other meeting."""

import pytest
from django.core.management import CommandError

from tests.builders import draft
from tests.minutes.samples.sample import load, stored


@pytest.mark.django_db
def test_a_database_with_any_other_meeting_is_left_alone():
    draft()
    before = stored()
    with pytest.raises(
        CommandError, match=r"^このデータベースには見本でない会議があるので、見本は入れません。$"
    ):
        load()
    assert stored() == before
