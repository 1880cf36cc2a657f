"""/healthz tells a container engine or a load balancer whether the program runs and its database answers."""

from django.db import DatabaseError, connection
from django.http import HttpResponse

from minutes.keeping.journal.journal_standing import checked_standing
from minutes.models import JournalState

ADDRESS = "/healthz"


def health(get_response):
    """Middleware, before all others: a health check knows neither our host name nor HTTPS."""

    def middleware(request):
        return _check() if request.path_info == ADDRESS else get_response(request)

    return middleware


def _check():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        found = checked_standing()
        unknown = JournalState.unknown_time()
    except DatabaseError:
        connection.close()
        return _response("database does not answer", 503)
    if not found.is_open:
        return _response(found.message, 503)
    return _response("\n".join(["ok", unknown] if unknown else ["ok"]), 200)


def _response(text, status):
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(f"{text}\n", status=status, headers=headers, content_type="text/plain; charset=utf-8")
