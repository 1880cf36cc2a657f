"""The size of folders and files, and the names of files: what keeps the tree readable."""

from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("council", "members", "minutes")
FOLDERS = (*APPS, "static", "templates", "tests")
# Django writes the migrations; data is no code, not even the scripts that built it.
NO_CODE = {"migrations", "data", "__pycache__"}
# One file per management command, all in this one folder: Django looks nowhere else.
UNBOUNDED = "minutes/management/commands"
MOST_FILES, MOST_LINES = 12, 400

COMMAND = "the management command and the verb that it calls"
BACKEND = "what the room does in the way of one database"
# (app, name of the file): the rooms that have it, and why both are called so. One thing in two rooms, and nothing else.
TWINS = {
    ("minutes", "backup"): ({"keeping", "management/commands"}, COMMAND),
    ("minutes", "purge"): ({"keeping", "management/commands"}, COMMAND),
    ("minutes", "restore"): ({"keeping", "management/commands"}, COMMAND),
    ("minutes", "postgresql"): ({"keeping", "search/engines"}, BACKEND),
    ("minutes", "sqlite"): ({"keeping", "search/engines"}, BACKEND),
    ("minutes", "history_redaction"): (
        {"admin/records", "publication/withdrawal"},
        "withdrawn words in history rows, as shown and as stored",
    ),
}


def files():
    """Every file of code, templates and tests, as its path from the root."""
    for start in FOLDERS:
        for path in (ROOT / start).rglob("*"):
            inside = path.relative_to(ROOT)
            if path.is_file() and NO_CODE.isdisjoint(inside.parts) and not path.name.startswith("."):
                yield inside


def python_files():
    return [path for path in files() if path.suffix == ".py"]


def test_no_folder_holds_more_than_twelve_files():
    sizes = Counter(path.parent.as_posix() for path in files() if path.name != "__init__.py")
    assert len(sizes) > 60
    assert {folder: size for folder, size in sizes.items() if size > MOST_FILES and folder != UNBOUNDED} == {}


def test_no_two_files_of_an_app_share_a_name_but_the_twins():
    rooms = defaultdict(set)
    for path in python_files():
        app, *room = path.parent.parts
        if app in APPS and path.stem != "__init__":
            rooms[app, path.stem].add("/".join(room))
    assert {name: where for name, where in rooms.items() if len(where) > 1} == {
        name: where for name, (where, _) in TWINS.items()
    }


def test_no_python_file_is_longer_than_400_lines():
    lengths = {
        path.as_posix(): len((ROOT / path).read_text(encoding="utf-8").splitlines())
        for path in python_files()
    }
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_every_folder_with_python_files_is_a_package():
    folders = {path.parent for path in python_files()}
    packages = {path.parent for path in python_files() if path.name == "__init__.py"}
    assert {folder.as_posix() for folder in folders - packages} == set()
