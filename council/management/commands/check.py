"""manage.py check: Django's own checks of the program, and ours of the published files."""

from django.core.checks import registry
from django.core.management.commands import check

from minutes.files.file_checks import file_checks


class Command(check.Command):
    """The files are hashed for this command alone: no other may wait for gigabytes."""

    def handle(self, *app_labels, **options):
        registry.register(file_checks, "files")
        try:
            super().handle(*app_labels, **options)
        finally:
            registry.registry.registered_checks.discard(file_checks)
