"""Typed readers for what the environment says. `.env` beside manage.py stands in for variables not set."""

import os
from pathlib import Path


def read_env_file(path: Path) -> None:
    """Put the NAME=value lines of a file into the environment; a variable that is set already wins."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        name, separator, value = line.strip().partition("=")
        if separator and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("\"'"))


def text(name: str, default: str = "") -> str:
    """What NAME says; else what the file says that NAME_FILE names (a secret of a container engine)."""
    said = os.environ.get(name, "").strip()
    file = os.environ.get(f"{name}_FILE", "").strip()
    if not said and file:
        said = Path(file).read_text(encoding="utf-8").strip()
    return said or default


def yes(name: str, default: bool = False) -> bool:
    """True for 1, true, yes, on; False for 0, false, no, off; anything else is a mistake worth a stop."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ValueError(f"{name} は 1 か 0 で指定してください（今の値: {value}）")


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list, blanks dropped."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def choice(name: str, choices: tuple[str, ...]) -> str:
    """One of a few words; the first where nothing is said, a stop where something else is."""
    value = text(name, choices[0])
    if value not in choices:
        raise ValueError(f"{name} は {'、'.join(choices)} のどれかで指定してください（今の値: {value}）")
    return value
