"""Joining two rows of the same organisation: one points to the other, without chains or circles."""

import pytest

from members.models import Organisation, RegistryState
from members.registry import JoinRefused, add_organisation, candidates, join_organisations
from tests.builders import NOON, clerk

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    by = clerk()
    return [add_organisation(key=f"x-{name}", name=name, kind="other", by=by) for name in ("a", "b", "c")]


def test_a_join_is_stored_and_undone(three):
    first, second, _ = three
    by, state = clerk(), RegistryState.objects.get().changes
    join_organisations(row=second, same_as=first, by=by)
    assert [organisation.key for organisation in candidates("b", NOON.date())] == ["x-a"]
    assert second.history.first().history_user == by
    join_organisations(row=second, same_as=None, by=by)
    assert [organisation.key for organisation in candidates("b", NOON.date())] == ["x-b"]
    assert RegistryState.objects.get().changes == state + 2


def test_a_chain_or_a_circle_is_refused(three):
    first, second, third = three
    by = clerk()
    join_organisations(row=second, same_as=first, by=by)
    for row, other, message in (
        (first, first, "同じ番号の団体です。"),
        (third, second, "b（x-b） は a（x-a） と同じ団体になっています。"),
        (first, third, "b（x-b） が、この行と同じ団体になっています。"),
    ):
        with pytest.raises(JoinRefused, match=message):
            join_organisations(row=row, same_as=other, by=by)


def test_towns_of_the_table_are_joined_by_changes_only(three):
    towns = Organisation.objects.filter(name__in=["八鹿町", "養父市"])
    with pytest.raises(JoinRefused):
        join_organisations(row=towns[0], same_as=towns[1], by=clerk())
    join_organisations(row=three[0], same_as=towns[1], by=clerk())
