"""Code, a database and a media folder that belong together, and the commands that are run on them."""

import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# One key for all installations of a run: a reader's form that one of them made is good at another.
KEY = secrets.token_urlsafe(50)
SETTINGS = {
    "DEBUG": "0",
    "HTTPS": "0",
    "BEHIND_PROXY": "0",
    "ALLOWED_HOSTS": "testserver",
    "SITE_NAME": "試験の会議録",
    "LOG_LEVEL": "ERROR",
    "PUBLISHER_MAY_BE_LAST_EDITOR": "1",
}
# What would lead one code to the modules of another one; and twenty processes would each compile it all.
NOT_PASSED_ON = ("PYTHONPATH", "PYTHONSAFEPATH", "DJANGO_SETTINGS_MODULE", "PYTHONDONTWRITEBYTECODE")


class CommandFailed(Exception):
    """A command that must not fail; the message holds the last lines that it said."""


@dataclass(frozen=True)
class Installation:
    name: str
    code: Path
    url: str
    folder: Path
    programs: tuple[Path, ...] = ()  # folders that come first where a command looks for pg_dump

    @property
    def media(self) -> Path:
        return self.folder / "media"

    @property
    def journal(self) -> Path:
        """Where the program writes it: beside the media, under their name."""
        return self.folder / "media-journal.jsonl"

    @property
    def pages(self) -> Path:
        """What the last walk wrote down."""
        return self.folder / "pages"

    def manage(self, *words) -> str:
        return self._run("manage.py", *words)

    def module(self, name: str, *words) -> str:
        return self._run("-m", name, *words)

    def _run(self, *words) -> str:
        """What the command says. Raises CommandFailed."""
        command = [sys.executable, *map(str, words)]
        done = subprocess.run(command, cwd=self.code, env=self._environment(), capture_output=True, text=True)
        if done.returncode != 0:
            last = "\n".join(done.stderr.strip().splitlines()[-12:])
            raise CommandFailed(f"{' '.join(map(str, words[:3]))} ended with {done.returncode}\n{last}")
        return done.stdout.strip()

    def _environment(self):
        kept = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
        path = os.pathsep.join([*map(str, self.programs), os.environ["PATH"]])
        own = {"DATABASE_URL": self.url, "MEDIA_ROOT": str(self.media), "SECRET_KEY": KEY, "PATH": path}
        return kept | SETTINGS | own

    def take_files(self, other: "Installation") -> None:
        """The media files and the journal of another installation, as they stand now."""
        shutil.copytree(other.media, self.media, dirs_exist_ok=True)
        self.take_journal(other)

    def take_journal(self, other: "Installation") -> None:
        shutil.copyfile(other.journal, self.journal)
