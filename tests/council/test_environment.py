"""Every environment variable that the program reads is explained in .env.example and passed on by Docker."""

import os
import re
import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READERS = re.compile(r"environment\.(?:text|boolean|comma_separated|choice)\(\s*['\"]([A-Z_]+)['\"]")
# The image sets these itself, and DEBUG is never on in it.
SET_BY_THE_IMAGE = {"DEBUG", "MEDIA_ROOT", "BIND", "PORT"}


def read_by_the_program():
    files = [ROOT / "gunicorn.conf.py", *(ROOT / "council").glob("*.py")]
    return {name for file in files for name in READERS.findall(file.read_text(encoding="utf-8"))}


def test_every_setting_is_explained():
    explained = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(explained) == sorted(read_by_the_program() | {"SAMPLE"})


def test_docker_passes_on_every_setting():
    lines = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    passed_on = re.findall(r"^      ([A-Z_]+): \$\{\1:-", lines, re.MULTILINE)
    assert sorted(passed_on) == sorted((read_by_the_program() - SET_BY_THE_IMAGE) | {"SAMPLE"})


def test_gunicorn_reads_the_env_file(tmp_path, monkeypatch):
    """gunicorn reads its configuration before the settings are loaded, so that file has to read .env itself."""
    (tmp_path / ".env").write_text("BIND=127.0.0.1\nPORT=8123\nWEB_PROCESSES=5\n")
    (tmp_path / "gunicorn.conf.py").write_bytes((ROOT / "gunicorn.conf.py").read_bytes())
    monkeypatch.setattr(os, "environ", {})
    config = runpy.run_path(str(tmp_path / "gunicorn.conf.py"))
    assert (config["bind"], config["workers"]) == ("127.0.0.1:8123", 5)
