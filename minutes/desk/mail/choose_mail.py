"""Keeps of what an account wants to be told by mail, and says of what it can be told."""

from collections.abc import Collection

from django.contrib.auth.models import User
from django.db import transaction

from minutes.desk.mail.tell import RIGHTS
from minutes.models import MailChoice, WaitingMail


@transaction.atomic
def choose_mail(*, account: User, kinds: Collection[str], among: Collection[str]) -> None:
    """Keeps that an account is told of `kinds`, and of nothing else `among` those that it was asked about."""
    chosen = {kind: kind in kinds for kind in among}
    MailChoice.objects.update_or_create(account=account, defaults=chosen)
    declined = [kind for kind, told in chosen.items() if not told]
    WaitingMail.objects.filter(to=account, kind__in=declined).delete()


def kinds_for(account: User) -> list[WaitingMail.Kind]:
    """Returns what an account may do something about, and so can be told of."""
    return [kind for kind, right in RIGHTS.items() if account.has_perm(right)]


def chosen_kinds(account: User) -> list[str]:
    """Returns of which of these the account is told."""
    choice = MailChoice.objects.filter(account=account).first() or MailChoice(account=account)
    return [kind.value for kind in kinds_for(account) if getattr(choice, kind.value)]
