"""What make does before it makes anything: a Python too old or missing is named, a .venv of another one is made again."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / ".ci" / "which-python"


def python(path, version):
    """Writes a program that answers as that Python would."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new_enough = int(version >= (3, 11))
    name = ".".join(map(str, version))
    path.write_text(
        f'#!/bin/sh\ncase "$*" in\n*--version*) echo "Python {name}";;\n*print*) echo {name};;\n*) exit $((1 - {new_enough}));;\nesac\n'
    )
    path.chmod(0o755)
    return path


def said(folder, name="python3", origin="file"):
    """Returns what make is told: why it cannot go on, or nothing."""
    path = f"{folder / 'bin'}:{os.environ['PATH']}"
    run = subprocess.run(
        [SCRIPT, name, origin], cwd=folder, env={"PATH": path}, capture_output=True, text=True, check=True
    )
    return run.stdout


def test_a_python_that_is_missing(tmp_path):
    assert said(tmp_path, "python3.99").startswith(
        "Python 3.11 以上が要りますが、python3.99 は見つかりません。"
    )


def test_a_python_that_is_too_old_leaves_no_environment(tmp_path):
    python(tmp_path / "bin" / "python3", (3, 9))
    assert said(tmp_path).startswith("Python 3.11 以上が要りますが、python3 は Python 3.9 です。")
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(
    ("stands", "asked", "origin", "stays"),
    [
        ((3, 12), (3, 12), "file", True),
        ((3, 12), (3, 11), "file", True),
        ((3, 12), (3, 9), "file", True),
        ((3, 12), (3, 13), "command line", False),
        ((3, 12), (3, 12), "environment", True),
        ((3, 9), (3, 12), "file", False),
        (None, (3, 12), "file", False),
    ],
)
def test_an_environment_of_another_python_is_made_again(tmp_path, stands, asked, origin, stays):
    python(tmp_path / "bin" / "python3", asked)
    if stands:
        python(tmp_path / ".venv" / "bin" / "python", stands)
    else:
        (tmp_path / ".venv").mkdir()  # begun, and broken off
    assert said(tmp_path, origin=origin) == ""
    assert (tmp_path / ".venv").exists() == stays


def test_a_python_asked_for_that_is_too_old_leaves_the_environment_as_it_is(tmp_path):
    python(tmp_path / "bin" / "python3", (3, 9))
    python(tmp_path / ".venv" / "bin" / "python", (3, 12))
    assert "3.9" in said(tmp_path, origin="command line")
    assert (tmp_path / ".venv").exists()
