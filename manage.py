#!/usr/bin/env python
import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 (this file alone is read by any Python, and says so)
    found = f"{sys.version_info[0]}.{sys.version_info[1]}"
    sys.exit(f"Python 3.11 以上が要ります（いまのものは {found}）。.venv/bin/python で動かしてください。")

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError


def why_the_database_failed() -> str:
    """Returns a line where the database does not answer or has no tables yet; "" for an error of the program."""
    from council.state.reasons import OF_THE_DATABASE, first

    reason = first(OF_THE_DATABASE)
    return f"{reason.what}{reason.remedy}" if reason else ""


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        # What to set, and no more: a traceback of 30 lines buried it in the log of a container.
        sys.exit(str(error))
    except DatabaseError:
        line = why_the_database_failed()
        if not line:
            raise
        sys.exit(line)
