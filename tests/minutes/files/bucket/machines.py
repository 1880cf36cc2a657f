"""Web machines on one database and one bucket: each a gunicorn with a media folder of its own, in which its journal lies.

`python -m tests.minutes.files.bucket.machines` makes a clerk and a draft in the database of the environment.
"""

import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

from tests.databases import ROOT, client_programs
from tests.minutes.keeping.processes.clerk_at_work import Clerk, FormReader

KEY = "a-key-that-both-machines-share-" * 3


class Machine:
    def __init__(self, folder: Path, url: str, files_url: str):
        folder.mkdir()
        self.folder, self.process = folder, None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.site = f"http://127.0.0.1:{self.port}"
        self.environment = os.environ | {
            "DATABASE_URL": url,
            "FILES_URL": files_url,
            "MEDIA_ROOT": str(folder / "media"),
            "JOURNAL_COPY": str(folder.parent / "journal-of-all.jsonl"),
            "SECRET_KEY": KEY,
            "BIND": "127.0.0.1",
            "PORT": str(self.port),
            "WEB_PROCESSES": "1",
            "PATH": os.pathsep.join([*map(str, client_programs()), os.environ["PATH"]]),
        }

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "tests.fuzz.served:application"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        # A session of its own, so that all of its processes can be killed at once.
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, start_new_session=True, **quiet
        )

    def wait(self) -> None:
        while self.ask("/healthz")[0] != 200:
            time.sleep(0.1)

    def kill(self) -> None:
        """Pulls the plug: no process of it gets to do anything more."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None

    def run(self, *words: str) -> str:
        """Runs python with these words on this machine and returns what it printed."""
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def ask(self, path: str) -> tuple[int, bytes]:
        """Returns status and body as a stranger gets them; 0 where nobody answers."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request("GET", quote(path))
            answer = line.getresponse()
            return answer.status, answer.read()
        except OSError:
            return 0, b""
        finally:
            line.close()

    def lying(self) -> list[str]:
        """The files on its disk."""
        return [path.name for path in self.folder.rglob("*") if path.is_file()]


class UploadingClerk(Clerk):
    """A clerk whose session began at one machine, and who goes on at whichever the load balancer chooses."""

    def at(self, machine: Machine) -> "UploadingClerk":
        self.site = machine.site
        return self

    def upload(self, handout: int, name: str, content: bytes) -> bool:
        """Gives a handout a file; returns whether it was saved."""
        path = f"/admin/minutes/handout/{handout}/change/"
        values = FormReader(self.ask(path)[1]).values
        reached, _ = self._send_parts(path, values, name, content)
        return reached != path

    def file(self, handout: int) -> bytes:
        with self.opener.open(f"{self.site}/admin/minutes/handout/{handout}/file/", timeout=60) as answer:
            return answer.read()

    def _send_parts(self, path, values, name, content):
        boundary = secrets.token_hex(16)
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in values.items()
            if key != "drop"
        ]
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="upload"; filename="{name}"\r\n\r\n'
        body = b"".join([*parts, head.encode(), content, f"\r\n--{boundary}--\r\n".encode()])
        headers = {
            "Referer": self.site + path,
            "Content-Type": f"multipart/form-data; boundary={boundary}",
        }
        request = urllib.request.Request(self.site + path, body, headers)
        with self.opener.open(request, timeout=60) as answer:
            return answer.url.removeprefix(self.site), answer.read()


def make_draft() -> None:
    from tests.builders import clerk, draft

    meeting = draft(by=clerk("sano"))
    print(json.dumps([meeting.pk, meeting.handouts.get().pk]))


if __name__ == "__main__":
    import tests.fuzz.served  # noqa: F401 (Django as the machines have it)

    make_draft()
