"""What backups, restores and replays do in the way of each database."""

from minutes.keeping import postgresql, sqlite

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}
