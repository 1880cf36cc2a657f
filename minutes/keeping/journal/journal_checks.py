"""What manage.py check says of the journal (tagged `database`: run by migrate, and by check --database default)."""

import os

from django.core.checks import Error, Tags, Warning, register
from django.db import DatabaseError, transaction

from minutes.keeping.journal.journal_standing import standing
from minutes.models import JournalState
from minutes.publication.journal_files import copy_path

NO_SECOND_PLACE = "JOURNAL_COPY（{}）に書けません。フォルダがあるか、書いてよいか、確かめてください。"


@register(Tags.database)
def check_journal(app_configs, databases, **options):
    """Compares the database with its journal, and changes nothing."""
    if "default" not in (databases or ()):
        return []
    try:
        with transaction.atomic():
            found, unknown = standing(), JournalState.unknown_time()
    except DatabaseError:  # not migrated yet
        return []
    copy = copy_path()
    if copy and not os.access(copy.parent, os.W_OK | os.X_OK):
        return [Error(NO_SECOND_PLACE.format(copy), id="minutes.E002")]
    problems = [] if found.is_open else [Error(found.message, id="minutes.E001")]
    return problems + ([Warning(unknown, id="minutes.W001")] if unknown else [])
