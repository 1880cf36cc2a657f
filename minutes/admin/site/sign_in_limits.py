"""How many failed sign-ins lock: of one name from one place, and of all names from one place."""

from axes.helpers import get_client_ip_address
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.utils import timezone

# One clerk's slips. It counts one name from one place (AXES_LOCKOUT_PARAMETERS), so nobody locks a clerk out from elsewhere.
OF_ONE_NAME = 5
# One password tried over many names fails once a name. No office mistypes so often in a quarter of an hour.
OF_ALL_NAMES = 20


def failure_limit(request, credentials) -> int:
    """Is AXES_FAILURE_LIMIT. Returns 0, which locks at once, where too many names failed from the place of the request."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    attempts = AccessAttempt.objects.filter(
        ip_address=get_client_ip_address(request), attempt_time__gte=since
    )
    failures = attempts.aggregate(all=Sum("failures_since_start"))["all"] or 0
    return 0 if failures >= OF_ALL_NAMES else OF_ONE_NAME
