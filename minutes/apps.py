from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "minutes"
    verbose_name = "会議録"

    def ready(self):
        from members.models import registry_changed
        from minutes.keeping.journal import journal_checks  # noqa: F401 (registers the check)
        from minutes.publication.derived.follow_registry import follow_registry

        registry_changed.connect(follow_registry)
