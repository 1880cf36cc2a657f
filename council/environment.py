"""Reads settings from environment variables, as text, boolean, list or choice; a .env file gives defaults for them."""

import os
from pathlib import Path


def read_env_file(path: Path) -> None:
    """Sets the environment variables of a file of NAME=value lines; a variable that is set already stays."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        name, separator, value = line.strip().partition("=")
        if separator and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("\"'"))


def text(name: str, default: str = "") -> str:
    """Returns the variable NAME, else the content of the file that NAME_FILE names (a container engine's secret)."""
    value = os.environ.get(name, "").strip()
    file = os.environ.get(f"{name}_FILE", "").strip()
    if not value and file:
        value = Path(file).read_text(encoding="utf-8").strip()
    return value or default


def boolean(name: str, default: bool = False) -> bool:
    """Returns True for 1, true, yes, on; False for 0, false, no, off. Raises ValueError for anything else."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ValueError(f"{name} は 1 か 0 で指定してください（今の値: {value}）")


def comma_separated(name: str, default: str = "") -> list[str]:
    """Returns the items of a comma-separated list, without blanks and empty items."""
    return [item.strip() for item in text(name, default).split(",") if item.strip()]


def choice(name: str, choices: tuple[str, ...]) -> str:
    """Returns one of the choices, the first where the variable is empty. Raises ValueError for anything else."""
    value = text(name, choices[0])
    if value not in choices:
        raise ValueError(f"{name} は {'、'.join(choices)} のどれかで指定してください（今の値: {value}）")
    return value
