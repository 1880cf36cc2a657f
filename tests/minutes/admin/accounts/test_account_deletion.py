"""An account that has acted is switched off, not deleted."""

import pytest
from django.contrib.auth.models import User

from tests.builders import clerk, draft

pytestmark = pytest.mark.django_db


def delete(client, user):
    return client.post(f"/admin/auth/user/{user.pk}/delete/", {"post": "yes"})


def test_one_that_has_acted_stays(client):
    client.force_login(clerk())
    acted = clerk("suzuki")
    draft(by=acted)
    delete(client, acted)
    assert User.objects.filter(username="suzuki").exists()
    shown = client.get(f"/admin/auth/user/{acted.pk}/change/").content.decode()
    assert "この人が行った操作の記録があるので、削除できません" in shown


def test_one_that_has_done_nothing_goes(client):
    client.force_login(clerk())
    delete(client, clerk("idle"))
    assert not User.objects.filter(username="idle").exists()
