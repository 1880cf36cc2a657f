"""manage.py migrate: migrates as Django does, makes again whatever was derived by older rules, and brings the database
up to its journal."""

from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as Migrate
from django.utils import timezone

from minutes.keeping.journal.journal_replay import ReplayRefused, catch_up
from minutes.management.progress import ProgressBar
from minutes.publication.derived.walk import rebuild, rebuild_size, stale_kinds


class Command(Migrate):
    def check(self, **options):
        """Leaves out the checks of the database: what they find, this command may be about to mend."""
        super().check(**(options | {"databases": None}))

    def handle(self, *args, **options):
        super().handle(*args, **options)
        if _migrates_everything(options):
            bar = ProgressBar(self.stdout, rebuild_size())
            for done in rebuild(stale_kinds()):
                bar.show(done)
            self._catch_up()

    def _catch_up(self):
        try:
            done = catch_up(at=timezone.now())
        except ReplayRefused as error:
            raise CommandError(f"公開を止めています。{error}") from error
        for line in done:
            self.stdout.write(line)


def _migrates_everything(options):
    """Returns whether the options ask for all migrations, and not only for a plan or a check of them."""
    return not any(options.get(name) for name in ("app_label", "plan", "check_unapplied", "fake"))
