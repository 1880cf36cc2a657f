"""Makes plain what a request says of itself before anything else reads it: its type, its length, its address, its form.

Django reads the charset of Content-Type while it builds the request, before any middleware: `charset=idna` with an
escape in the query, `charset*=x''` or a NUL ended there in an error that no page answered.
"""

import re

from django.core.exceptions import BadRequest
from django.http import Http404

MEDIA_TYPE = re.compile(r"\s*([a-z0-9.+-]+/[a-z0-9.+-]+)\s*(?:;|\Z)", re.IGNORECASE)
BOUNDARY = re.compile(r';\s*boundary=("?)([0-9A-Za-z\'()+_,./:=? -]{1,70})\1\s*(?:;|\Z)', re.IGNORECASE)


def plain_type(content_type: str) -> str:
    """Returns a Content-Type with its boundary and nothing else. Its charset goes: every page of ours sends UTF-8.

    >>> plain_type("multipart/form-data; charset=idna; boundary=x"), plain_type(";;"), plain_type("text/plain; charset*=a''b")
    ('multipart/form-data; boundary="x"', '', 'text/plain')
    """
    kind, boundary = MEDIA_TYPE.match(content_type), BOUNDARY.search(content_type)
    if not kind:
        return ""
    return f'{kind[1]}; boundary="{boundary[2].strip()}"' if boundary else kind[1]


def plain_length(length: str) -> str:
    """Returns a Content-Length that is a number, "0" for any other."""
    return length if length.isascii() and length.isdecimal() and len(length) < 19 else "0"


def reading_plainly(application):
    """Wraps a WSGI application: it sees plain types and lengths alone."""

    def plain_application(environ, start_response):
        environ["CONTENT_TYPE"] = plain_type(environ.get("CONTENT_TYPE", ""))
        environ["CONTENT_LENGTH"] = plain_length(environ.get("CONTENT_LENGTH", ""))
        return application(environ, start_response)

    return plain_application


def plain_requests(get_response):
    """Middleware: 404 for an address with a NUL, which PostgreSQL looks up in no text; 400 for a form that cannot be read."""

    def middleware(request):
        # The form first: Django's page of a 404 reads it too, where an error would meet no page.
        try:
            request.POST  # noqa: B018 (reading it is what may fail)
        except (LookupError, UnicodeError) as error:  # filename*=nowhere''%81 in the header of a part
            raise BadRequest("a form that cannot be read") from error
        if "\0" in request.path_info:
            raise Http404("No address holds a NUL.")
        return get_response(request)

    return middleware
