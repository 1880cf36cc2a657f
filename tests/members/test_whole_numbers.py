"""A list of numbers may hold one that no column holds: it is found in no row."""

import pytest

from members.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("beyond", [2**63, 10**30, -(10**30)])
def test_a_number_that_no_column_holds_is_found_in_no_row(beyond):
    row = Organisation.objects.first()
    assert list(Organisation.objects.filter(pk__in=[row.pk, beyond])) == [row]
    assert list(Organisation.objects.filter(pk__in=[str(beyond)])) == []
    assert Organisation.objects.exclude(pk__in=[beyond]).count() == Organisation.objects.count()
