"""/healthz: is the program up, and does its database answer? For a container engine or a load balancer."""

from django.db import DatabaseError, connection
from django.http import HttpResponse

ADDRESS = "/healthz"


def health(get_response):
    """Middleware, before all others: whoever checks knows neither our host name nor HTTPS."""

    def answer(request):
        return _state() if request.path_info == ADDRESS else get_response(request)

    return answer


def _state():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        connection.close()
        return _said("database does not answer", 503)
    return _said("ok", 200)


def _said(words, status):
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(
        f"{words}\n", status=status, headers=headers, content_type="text/plain; charset=utf-8"
    )
