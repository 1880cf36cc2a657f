"""The scene of the tests of the admin: one draft, made once a module, and the clerk who made it."""

import pytest
from django.contrib.auth.models import User

from minutes.models import Meeting
from tests.builders import clerk, draft


@pytest.fixture(scope="module")
def drafted(rows_of_module) -> int:
    """Returns the id of a draft by the clerk sano. A module that needs another scene overrides this fixture."""
    return draft(by=clerk("sano", last_name="佐野", first_name="花")).pk


@pytest.fixture
def by(drafted) -> User:
    return User.objects.get(username="sano")


@pytest.fixture
def signed_in(client, by):
    """Returns the browser of the test, in which sano is signed in."""
    client.force_login(by)
    return client


@pytest.fixture
def meeting(drafted, signed_in) -> Meeting:
    """Returns the draft as the module made it; sano is signed in."""
    return Meeting.objects.get(pk=drafted)
