"""/.well-known/security.txt (RFC 9116): where somebody who finds a weakness says so."""

import datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

# The standard asks for less than a year.
GOOD_FOR = datetime.timedelta(days=180)


@csrf_exempt
@require_safe
def security_txt(request):
    if not settings.SECURITY_CONTACT:
        raise Http404("No contact is set.")
    until = (
        timezone.now().astimezone(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0) + GOOD_FOR
    )
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: ja, en",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
