"""The scene: everything that the browser tests find on their server, and the one account that signs in there."""

from tests.browser.scenes.desk import build_desk
from tests.browser.scenes.public import (
    announce,
    build_dump,
    build_inquiry,
    build_records,
    build_withdrawals,
    correct_twice,
)
from tests.builders import clerk

USERNAME, PASSWORD = "browser", "correct horse battery"


def build_scene() -> None:
    """The order settles the ids of the rows, and DESK_PAGES name some of them."""
    by = clerk(USERNAME)
    build_records(by)
    announce(by)
    build_desk(by)
    correct_twice(by)
    build_withdrawals(by)
    build_inquiry(by)
    build_dump()
