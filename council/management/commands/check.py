"""manage.py check: Django's own checks of the program, and ours of the installation around it."""

from django.core.checks import registry
from django.core.management.commands import check

from council.state.state_checks import state_checks


class Command(check.Command):
    """The checks of the installation belong to this command alone: no other may wait for what they ask for."""

    def handle(self, *app_labels, **options):
        registry.register(state_checks, "state")
        try:
            super().handle(*app_labels, **options)
        finally:
            registry.registry.registered_checks.discard(state_checks)
