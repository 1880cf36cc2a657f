"""Recovery codes: each lets its owner sign in once without the telephone of the second factor."""

import secrets

from django.contrib.auth.models import User
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

NAME = "回復コード"
HOW_MANY = 10
# Without the signs that are taken for one another on paper: 0 and o, 1 and l and i.
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def make_codes(user: User) -> list[str]:
    """Replaces the codes of an account and returns the new ones as they are shown: abcd-2345."""
    drop_codes(user)
    device = StaticDevice.objects.create(user=user, name=NAME)
    codes = ["".join(secrets.choice(SIGNS) for _ in range(8)) for _ in range(HOW_MANY)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return [f"{code[:4]}-{code[4:]}" for code in codes]


def drop_codes(user: User) -> None:
    StaticDevice.objects.filter(user=user).delete()


def codes_left(user: User) -> int:
    return StaticToken.objects.filter(device__user=user).count()
