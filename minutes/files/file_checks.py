"""The published files as a check of Django's, for manage.py check."""

from django.core.checks import Error
from django.db import DatabaseError

from minutes.files.damaged_files import damaged_files

REMEDY = "バックアップの media/handouts から、同じ名のファイルを戻してください。戻すまで、このファイルは外に出しません。"


def file_checks(app_configs=None, **_) -> list[Error]:
    """Returns an error for each published file that is lost, altered or unreadable; none before the tables are there."""
    try:
        return [Error(line, hint=REMEDY, id="minutes.files") for line in damaged_files()]
    except DatabaseError:
        return []
