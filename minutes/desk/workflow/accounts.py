"""The names of accounts at the desk, and the account that acts where no person does: imports by command, the sample."""

from django.contrib.auth.models import User

SYSTEM_USERNAME = "system"


def account_name(account: User) -> str:
    """Returns 山田 花子: the family name first, unlike get_full_name; the username where no name is known."""
    return f"{account.last_name} {account.first_name}".strip() or account.get_username()


def system_account() -> User:
    """Returns the system's own account, with which nobody can sign in; it is made where it is missing."""
    account, made = User.objects.get_or_create(
        username=SYSTEM_USERNAME, defaults={"last_name": "自動処理", "is_active": False}
    )
    if made:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    return account
