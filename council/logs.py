"""What is logged, and how: one line an event, as text or as JSON, and nothing about who was reading.

No IP address, account, browser or query string (what people look for) is written. Of an exception, the places in
the code and the first line of its message: PostgreSQL quotes the values of rows from the second line on.
"""

import json
import logging
import time
import traceback

LINE = "{asctime} {levelname} {name} {message}"
requests = logging.getLogger("council.requests")


class PlainFormatter(logging.Formatter):
    def formatException(self, exc_info):
        return exception_words(exc_info[1])

    def formatStack(self, stack_info):
        return ""


class JsonFormatter(PlainFormatter):
    """{"at": "2026-11-24T12:00:00Z", "level": "INFO", "logger": "council.requests", "message": "…", …}"""

    converter = time.gmtime

    def format(self, record):
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= getattr(record, "facts", {})
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def exception_words(error: BaseException) -> str:
    """Where it happened and what kind of mistake, without the values that were at hand."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    message = (str(error).splitlines() or [""])[0]
    return "\n".join([*places, f"{type(error).__name__}: {message}"])


def request_lines(get_response):
    """Middleware: one line for each request, with what it took."""

    def answer(request):
        began = time.perf_counter()
        response = get_response(request)
        facts = {
            "method": request.method,
            "path": request.path,
            "status": response.status_code,
            "milliseconds": round((time.perf_counter() - began) * 1000, 1),
        }
        requests.info("%(method)s %(path)s %(status)s %(milliseconds)s ms", facts, extra={"facts": facts})
        return response

    return answer


def logging_config(level: str, as_json: bool) -> dict:
    """For Django's LOGGING and for gunicorn's logconfig_dict."""
    formatter = {"()": JsonFormatter} if as_json else {"()": PlainFormatter, "format": LINE, "style": "{"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        # django-axes writes names and addresses; that somebody was locked out is said by council.refusals.
        # gunicorn's own handler gives way to ours.
        "loggers": {"axes": {"level": "CRITICAL"}, "gunicorn.error": {"handlers": [], "propagate": True}},
    }
