"""manage.py check: Django's own checks of the program, and ours of the installation and of its published files."""

from django.core.checks import registry
from django.core.management.commands import check

from council.state.state_checks import state_checks
from minutes.files.file_checks import file_checks

OURS = {"state": state_checks, "files": file_checks}


class Command(check.Command):
    """Our checks belong to this command alone: no other may wait for what they ask for, or for gigabytes to be hashed."""

    def handle(self, *app_labels, **options):
        for tag, checks in OURS.items():
            registry.register(checks, tag)
        try:
            super().handle(*app_labels, **options)
        finally:
            registry.registry.registered_checks.difference_update(OURS.values())
