"""/healthz tells a container engine or a load balancer whether pages can be answered, and if not, why."""

from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.utils import timezone

from council.state.reasons import SHUTTING, first
from council.version import VERSION
from minutes.models import JournalState, WaitingMail

ADDRESS = "/healthz"


def health(get_response):
    """Middleware, before all others: a health check knows neither our host name nor HTTPS."""

    def middleware(request):
        return _check() if request.path_info == ADDRESS else get_response(request)

    return middleware


def _check():
    try:
        reason, troubles = first(SHUTTING), []
        if reason is None:
            troubles = [JournalState.unknown_time(), WaitingMail.trouble(timezone.now())]
    except DatabaseError:
        connection.close()
        return _response("データベースが答えません。", 503)
    if reason:
        return _response(f"{reason.what}{reason.remedy}", 503)
    return _response("\n".join(filter(None, [f"ok {VERSION}", *troubles])), 200)


def _response(text, status):
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(f"{text}\n", status=status, headers=headers, content_type="text/plain; charset=utf-8")
