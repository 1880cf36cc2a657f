#!/usr/bin/env python
import os
import sys

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
        if line := why_the_database_failed():
            sys.exit(line)
        raise
