"""Logs one line for each event, as text or as JSON, without anything about the reader.

No IP address, account, browser or query string (what people search for) is logged. Of an exception, only the code
locations and the first line of its message are logged: PostgreSQL quotes values of rows from the second line on.
"""

import datetime
import json
import logging
import time
import traceback

# One zone for every line, whatever the machine's: gunicorn logs before Django has set its own.
JAPAN = datetime.timezone(datetime.timedelta(hours=9))
TEXT_FORMAT = "{asctime} {levelname} {name} {message}"
INVITATION = "/admin/invitation/"
request_log = logging.getLogger("council.requests")


class PlainFormatter(logging.Formatter):
    def formatTime(self, record, datefmt=None):
        """Returns 2026-11-24T21:00:00+09:00."""
        return datetime.datetime.fromtimestamp(record.created, JAPAN).isoformat(timespec="seconds")

    def formatException(self, exc_info):
        return exception_text(exc_info[1])

    def formatStack(self, stack_info):
        return ""


class JsonFormatter(PlainFormatter):
    """{"at": "2026-11-24T21:00:00+09:00", "level": "INFO", "logger": "council.requests", "message": "…", …}"""

    def format(self, record):
        line = {
            "at": self.formatTime(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= getattr(record, "facts", {})
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def exception_text(error: BaseException) -> str:
    """Returns the code locations, the exception's class and the first line of its message."""
    frames = traceback.extract_tb(error.__traceback__)
    locations = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    message = (str(error).splitlines() or [""])[0]
    return "\n".join([*locations, f"{type(error).__name__}: {message}"])


def request_lines(get_response):
    """Middleware: logs one line for each request, with its status and duration."""

    def middleware(request):
        started = time.perf_counter()
        response = get_response(request)
        facts = {
            "method": request.method,
            "path": _without_token(request.path),
            "status": response.status_code,
            "milliseconds": round((time.perf_counter() - started) * 1000, 1),
        }
        request_log.info("%(method)s %(path)s %(status)s %(milliseconds)s ms", facts, extra={"facts": facts})
        return response

    return middleware


def _without_token(path: str) -> str:
    """Whoever reads the log must not be able to choose the password of an account that was invited."""
    return INVITATION if path.startswith(INVITATION) else path


def logging_config(level: str, as_json: bool) -> dict:
    """Returns the configuration for Django's LOGGING and for gunicorn's logconfig_dict."""
    formatter = (
        {"()": JsonFormatter} if as_json else {"()": PlainFormatter, "format": TEXT_FORMAT, "style": "{"}
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        # django-axes would log names and addresses; council.refusals logs that a sign-in was locked.
        # gunicorn's own handler is replaced by ours.
        # Django's own lines about a request that was refused, and runserver's about every request, would be second ones.
        "loggers": {
            "axes": {"level": "CRITICAL"},
            # The client of an object store logs every request with its signature.
            **{name: {"level": "WARNING"} for name in ("boto3", "botocore", "s3transfer", "urllib3")},
            "gunicorn.error": {"handlers": [], "propagate": True},
            "django": {"handlers": [], "propagate": True},
            "django.request": {"level": "ERROR"},
            "django.security.csrf": {"level": "ERROR"},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        },
    }
