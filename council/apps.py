from django.apps import AppConfig


class CouncilConfig(AppConfig):
    """Has no tables: Django finds the commands of the program as a whole in it."""

    name = "council"
