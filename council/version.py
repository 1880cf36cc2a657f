"""The version of the program, as CHANGELOG.md and pyproject.toml name it."""

VERSION = "0.10.0"
