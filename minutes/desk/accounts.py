"""The account that acts where no person does: an import from the command line, the sample."""

from django.contrib.auth.models import User

SYSTEM_USERNAME = "system"


def system_account() -> User:
    """The system's own account: nobody can sign in with it."""
    account, made = User.objects.get_or_create(
        username=SYSTEM_USERNAME, defaults={"last_name": "自動処理", "is_active": False}
    )
    if made:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    return account
