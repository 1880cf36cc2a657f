"""Makes a site with the code of the folder that it runs in: python -m tests.upgrade.site.make_site [--record FILE] [--later]

By commands of manage.py, addresses, forms and names of tables alone: what is inside moves between two revisions. The
database and the media folder are those of the environment. Prints one line that says what the site holds.
"""

import argparse
import secrets
from io import StringIO
from pathlib import Path

from tests.upgrade.django_here import begin

SHORT = "only the invented records: ../shared is absent"
COUNTED = {
    "Meeting": "meetings",
    "Edition": "editions",
    "Correction": "corrections",
    "Withdrawal": "withdrawals",
    "Retraction": "retractions",
    "PublishedFile": "files of editions",
    "ReaderReport": "reports",
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--record", type=Path, help="a real record, published and corrected like the invented ones"
    )
    parser.add_argument(
        "--later", action="store_true", help="the site stands: do what happens after the backup"
    )
    asked = parser.parse_args()
    begin()
    from django.db import connection

    if asked.later:
        go_on()
    else:
        make(asked.record)
    print(summary() if asked.record or asked.later else f"{summary()} ({SHORT})")
    connection.close()


def make(real: Path | None) -> None:
    from tests.upgrade.site import story
    from tests.upgrade.site.records import REAL

    # The sample goes into a database without other meetings only, so it comes first.
    for command in ("migrate", "load_registry", "load_sample"):
        said(command)
    desk = desk_of("builder")
    story.tell(desk)
    if real:
        meeting = story.import_text(real.read_text(encoding="utf-8"), "--publish")
        story.correct(desk, meeting, REAL)
        desk.withdraw(meeting, f"#{story.number_of(meeting, '事業者は長崎で')}", "事業者は長崎で、")


def go_on() -> None:
    from tests.upgrade.site import story

    story.go_on(desk_of("builder-later"))


def desk_of(username: str):
    """The desk, signed in as a new superuser whose password nobody ever sees."""
    from django.contrib.auth.models import User
    from django.test import Client

    from tests.upgrade.site.desk import Desk

    password = secrets.token_urlsafe(20)
    User.objects.create_superuser(username, password=password)
    return Desk(Client(headers={"sec-fetch-site": "same-origin"}), username, password)


def said(*words: str) -> str:
    """What a command of manage.py says."""
    from django.core.management import call_command

    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def summary() -> str:
    from django.apps import apps

    counts = {name: apps.get_model("minutes", model).objects.count() for model, name in COUNTED.items()}
    return ", ".join(f"{count} {name}" for name, count in counts.items())


if __name__ == "__main__":
    main()
