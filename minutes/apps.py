from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "minutes"
    verbose_name = "会議録"

    def ready(self):
        from minutes.keeping.journal import journal_checks  # noqa: F401 (registers the check)
