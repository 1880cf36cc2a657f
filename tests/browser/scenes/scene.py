"""The scene: everything that the browser tests find on their server, and the one account that signs in there."""

from django.contrib.auth.models import Group, User

from tests.browser.scenes.desk import build_desk, build_rare_rows
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
# Accounts that may only what their group may: (user name, group, name).
EDITOR, APPROVER = "hanako", "taro"
MEMBERS = [(EDITOR, "編集", "編集花子"), (APPROVER, "承認", "承認太郎")]


def build_scene() -> None:
    """The order settles the ids of the rows, and desk_pages.py names some of them."""
    by = clerk(USERNAME)
    build_records(by)
    announce(by)
    build_desk(by)
    correct_twice(by)
    build_withdrawals(by)
    build_inquiry(by)
    build_dump()
    for username, group, name in MEMBERS:
        account = User.objects.create_user(username, password=PASSWORD, last_name=name, is_staff=True)
        account.groups.add(Group.objects.get(name=group))
    build_rare_rows(by)
