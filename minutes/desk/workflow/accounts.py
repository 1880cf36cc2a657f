"""Accounts as the desk names them, and the one that acts where no person does: an import by command, the sample."""

from django.contrib.auth.models import User

SYSTEM_USERNAME = "system"


def name_of(account: User) -> str:
    """山田 花子: the family name first, which get_full_name puts last; the account's own name where neither is known."""
    return f"{account.last_name} {account.first_name}".strip() or account.get_username()


def system_account() -> User:
    """The system's own account: nobody can sign in with it."""
    account, made = User.objects.get_or_create(
        username=SYSTEM_USERNAME, defaults={"last_name": "自動処理", "is_active": False}
    )
    if made:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    return account
