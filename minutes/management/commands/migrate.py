"""manage.py migrate: migrates as Django does, then rebuilds a search index that was built by older rules."""

from django.core.management.commands.migrate import Command as Migrate

from minutes.management.progress import ProgressBar
from minutes.models import Passage
from minutes.search.rebuild import is_stale, rebuild


class Command(Migrate):
    def handle(self, *args, **options):
        super().handle(*args, **options)
        if _migrates_everything(options) and is_stale():
            bar = ProgressBar(self.stdout, Passage.objects.count())
            for done in rebuild():
                bar.show(done)


def _migrates_everything(options):
    """Returns whether the options ask for all migrations, and not only for a plan or a check of them."""
    return not any(options.get(name) for name in ("app_label", "plan", "check_unapplied", "fake"))
