"""Calls the WSGI application as gunicorn would, without a socket, and says what came back."""

import io
import time
import traceback
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from django.core.signals import got_request_exception


@dataclass
class Call:
    """One request as it goes over the wire: `address` is percent-encoded and may hold a query."""

    method: str
    address: str
    body: bytes = b""
    environ: dict[str, str] = field(default_factory=dict)

    def __str__(self):
        shown = {name: value[:80] for name, value in self.environ.items() if name != "HTTP_COOKIE"}
        return f"{self.method} {self.address[:300]} {self.body[:300]!r} {shown}"


@dataclass
class Answer:
    """`error` is the last place of the code and the error behind a 500; "" for any other answer."""

    status: int
    seconds: float
    body: bytes
    error: str = ""


def call(application, request: Call) -> Answer:
    """Returns the answer. An error that leaves the application counts as 500: the reader would see a closed line."""
    answered, errors = [], []

    def note(sender, request=None, **_):
        errors.append(traceback.format_exc())

    got_request_exception.connect(note)
    began = time.perf_counter()
    try:
        chunks = application(
            _environ(request), lambda status, headers, exc_info=None: answered.append(status)
        )
        body = b"".join(chunks)
        if hasattr(chunks, "close"):
            chunks.close()
        status = int(answered[-1].split()[0])
    except Exception:
        errors.append(traceback.format_exc())
        status, body = 500, b""
    finally:
        got_request_exception.disconnect(note)
    return Answer(status, time.perf_counter() - began, body, _kind(errors) if status >= 500 else "")


def _environ(request):
    path, _, query = request.address.partition("?")
    return {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "CONTENT_LENGTH": str(len(request.body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(request.body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **request.environ,
    }


def _kind(errors):
    """Returns the innermost place of our own code or Django's, and the error."""
    lines = errors[-1].splitlines() if errors else ["no error was seen"]
    places = [
        line.strip().partition("site-packages/")[2] or line.strip()
        for line in lines
        if line.lstrip().startswith("File ")
    ]
    ours = [
        place
        for place in places
        if "site-packages" not in place and ("/minutes/" in place or "/members/" in place)
    ]
    return " | ".join([*ours[-1:], *places[-1:], lines[-1][:70]])
