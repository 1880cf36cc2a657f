"""What comes from outside the program: settings from environment variables and .env, read and judged at once."""

from council.environment.settings_table import NAMES, SETTINGS, WrongSettings, settings_of

__all__ = ["NAMES", "SETTINGS", "WrongSettings", "settings_of"]
