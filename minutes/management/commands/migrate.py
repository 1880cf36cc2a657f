"""manage.py migrate: Django's own, and the search index anew where it was built by other rules than these."""

from django.core.management.commands.migrate import Command as Migrate

from minutes.search.rebuild import is_stale, rebuild


class Command(Migrate):
    def handle(self, *args, **options):
        super().handle(*args, **options)
        if _is_whole(options) and is_stale():
            for _ in rebuild():
                pass


def _is_whole(options):
    """False where only a part of the migrations was asked for, or only a plan of them."""
    return not any(options.get(name) for name in ("app_label", "plan", "check_unapplied", "fake"))
