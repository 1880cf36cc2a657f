"""Every setting that comes from the environment or from .env: its name, its kind, its value where it is empty. Pure.

All are read and judged at once, by manage.py and by gunicorn, before anything else begins: a wrong one is a line.
"""

import difflib
import os
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from council.environment import setting_kinds as kinds
from council.environment.email_url import email_url
from council.environment.env_file import read_env_file
from council.environment.files_url import files_url
from council.environment.licences import licence

LONGEST_SHOWN = 60
# Names in .env that others read: Docker Compose, the client library of PostgreSQL, the time zone of the machine.
OF_OTHERS = (
    "COMPOSE_",
    "DOCKER_",
    "PG",
    "TZ",
    "LANG",
    "LC_",
    "http_",
    "https_",
    "no_",
    "HTTP_",
    "HTTPS_",
    "NO_",
)


class WrongSettings(Exception):
    """What is wrong with the settings, a line each, in Japanese."""


@dataclass(frozen=True)
class Setting:
    """One setting. `empty` is what an empty text stands for; a secret value is never shown."""

    name: str
    read: Callable[[str], Any]
    empty: str = ""
    secret: bool = False


SETTINGS = (
    Setting("SECRET_KEY", kinds.secret_key, secret=True),
    Setting("DEBUG", kinds.switch, "0"),
    Setting("SITE_NAME", kinds.line, "会議録"),
    Setting("LICENCE", licence, "CC-BY-4.0"),
    Setting("PUBLISHER_MAY_BE_LAST_EDITOR", kinds.switch, "1"),
    Setting("APPROVAL_SEALS", kinds.seals, "部長,課長,課長補佐,係長,係,合議"),
    Setting("ALLOWED_HOSTS", kinds.hosts, "127.0.0.1,localhost,[::1]"),
    Setting("CSRF_TRUSTED_ORIGINS", kinds.origins),
    Setting("DATABASE_URL", lambda text: kinds.database_url(text) if text else "", secret=True),
    Setting("DATABASE_REPLICA_URLS", kinds.replica_urls, secret=True),
    Setting("SEARCH_ENGINE", kinds.dotted_name),
    Setting("MEDIA_ROOT", lambda text: kinds.folder(text) if text else ""),
    Setting("FILES_URL", files_url, secret=True),
    Setting("JOURNAL_COPY", lambda text: kinds.file_path(text) if text else ""),
    Setting("EMAIL_URL", email_url, secret=True),
    Setting("RECORD_CACHE", lambda text: kinds.cache_place(text) if text else "", secret=True),
    Setting("LARGEST_HANDOUT_MB", kinds.whole_number(1, 2000), "50"),
    Setting("API_REQUESTS_A_MINUTE", kinds.whole_number(0, 1_000_000), "120"),
    Setting("HTTPS", lambda text: kinds.switch(text) if text else None),
    Setting("HSTS", kinds.one_of("host", "subdomains", "preload"), "host"),
    Setting("BEHIND_PROXY", kinds.switch, "0"),
    Setting("SECURITY_CONTACT", kinds.contact),
    Setting("LOG_LEVEL", kinds.one_of("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"), "INFO"),
    Setting("LOG_FORMAT", kinds.one_of("text", "json"), "text"),
    Setting("BIND", kinds.bind_address, "0.0.0.0"),
    Setting("PORT", kinds.whole_number(1, 65535), "8000"),
    Setting("WEB_PROCESSES", kinds.whole_number(1, 64), "2"),
    Setting("SAMPLE", kinds.switch, "0"),
)
NAMES = [setting.name for setting in SETTINGS]


def settings_of(env_file: Path, environ: MutableMapping[str, str] = os.environ) -> dict[str, Any]:
    """Returns {name: value} of every setting. What stands in the file is put into the environment, unless it is there.

    Raises WrongSettings with all that is wrong.
    """
    problems = _take_file(env_file, environ)
    values = {}
    for setting in SETTINGS:
        try:
            values[setting.name] = _value(setting, environ)
        except ValueError as error:
            problems.append(str(error))
    problems += _problems_together(values, env_file)
    if problems:
        raise WrongSettings("\n".join(problems))
    return values


def site_address(origins: list[str]) -> str:
    """Returns the address that a mail's links begin with, https://kaigiroku.example.jp: the first of the origins that is
    no pattern; "" where there is none."""
    return next((origin for origin in origins if "*" not in origin), "")


def _problems_together(values, env_file) -> list[str]:
    """Returns what is wrong with settings that are right one by one."""
    problems = []
    if not values.get("SECRET_KEY", True) and not values.get("DEBUG", True):
        problems.append("SECRET_KEY: 環境変数か .env で指定してください（make run は自動で作ります）")
    if values.get("DATABASE_REPLICA_URLS") and not values.get("DATABASE_URL", "postgres").startswith(
        "postgres"
    ):
        problems.append("DATABASE_REPLICA_URLS: DATABASE_URL が PostgreSQL のときだけ使えます")
    media = values.get("MEDIA_ROOT") or env_file.parent / "var" / "media"
    if _is_backed_up(values.get("RECORD_CACHE"), media):
        problems.append("RECORD_CACHE: MEDIA_ROOT の中は控えに入るので、外のフォルダにしてください")
    if values.get("EMAIL_URL") and not site_address(values.get("CSRF_TRUSTED_ORIGINS", ["unknown"])):
        problems.append(
            "EMAIL_URL: メールの中のリンクに要るので、CSRF_TRUSTED_ORIGINS にこのサイトのアドレスを書いてください（* のないもの）"
        )
    return problems


def _is_backed_up(cache, media):
    return str(cache or "").startswith("/") and Path(cache).resolve().is_relative_to(Path(media).resolve())


def _take_file(path, environ):
    """Puts the file's values into the environment; returns its problems, among them every name that is misspelt."""
    try:
        file = read_env_file(path.read_bytes())
    except FileNotFoundError:
        return []
    except OSError as error:
        return [f".env: 読めません（{error.strerror}）。"]
    for name, value in file.values.items():
        environ.setdefault(name, value)
    return file.problems + [line for name in file.values if (line := _misspelt(name))]


def _misspelt(name):
    """Returns the line about a name in .env that nothing reads; "" for one that something does."""
    if name.removesuffix("_FILE") in NAMES or name.startswith(OF_OTHERS):
        return ""
    near = difflib.get_close_matches(name.upper(), NAMES, n=1)
    return f"{name}: .env にこの名の設定はありません" + (f"。{near[0]} ではありませんか" if near else "")


def _value(setting, environ):
    """Returns the value of NAME, else of the file that NAME_FILE names (a container engine's secret)."""
    text, file = (environ.get(name, "").strip() for name in (setting.name, f"{setting.name}_FILE"))
    if not text and file:
        try:
            text = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as error:
            raise ValueError(
                f"{setting.name}_FILE: そのファイルは読めません（{file[:LONGEST_SHOWN]}）"
            ) from error
    try:
        return setting.read(text or setting.empty)
    except ValueError as error:
        shown = (
            "" if setting.secret else f"（今の値: {''.join(filter(str.isprintable, text))[:LONGEST_SHOWN]}）"
        )
        raise ValueError(f"{setting.name}: {error}{shown}") from error
