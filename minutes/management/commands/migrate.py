"""manage.py migrate: migrates as Django does, then makes again whatever was derived by older rules."""

from django.core.management.commands.migrate import Command as Migrate

from minutes.management.progress import ProgressBar
from minutes.publication.derived.walk import rebuild, rebuild_size, stale_kinds


class Command(Migrate):
    def handle(self, *args, **options):
        super().handle(*args, **options)
        if _migrates_everything(options):
            bar = ProgressBar(self.stdout, rebuild_size())
            for done in rebuild(stale_kinds()):
                bar.show(done)


def _migrates_everything(options):
    """Returns whether the options ask for all migrations, and not only for a plan or a check of them."""
    return not any(options.get(name) for name in ("app_label", "plan", "check_unapplied", "fake"))
