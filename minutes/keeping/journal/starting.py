"""Before a server serves anything: the database is brought up to its journal, or its public pages are shut."""

import logging

from django.db import DatabaseError, connection
from django.utils import timezone

from minutes.keeping.journal.journal_replay import ReplayRefused, catch_up
from minutes.keeping.journal.journal_standing import standing

log = logging.getLogger("council.journal")


def start() -> None:
    """Finishes a restore that was killed, and replays what the journal alone holds; logs why it cannot."""
    try:
        if standing().is_open:
            return
        for line in catch_up(at=timezone.now()):
            log.warning(line)
    except ReplayRefused as error:
        log.error("公開を止めています。%s", error)
    except DatabaseError as error:
        log.error("データベースを確かめられません。%s", error)
    finally:
        connection.close()
