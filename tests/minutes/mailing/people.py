"""Accounts of the groups that come with the program, each with a mail address."""

from django.contrib.auth.models import Group, User


def person(username: str, *groups: str, email: str | None = None, **values) -> User:
    """Makes an account of the desk, named in kanji, with username@example.jp."""
    email = f"{username}@example.jp" if email is None else email
    user = User.objects.create_user(username, email=email, is_staff=True, **values)
    user.groups.add(*(Group.objects.get(name=name) for name in groups))
    return user
