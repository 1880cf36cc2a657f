"""Who may import whom: the table in docs/architecture.md, held against the code."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
FRAMEWORKS = {"django", "simple_history", "psycopg", "axes", "django_otp"}
# Apps' own settings, which import nothing of ours.
OUTSIDE = {"members.apps", "minutes.apps"}
NAME = re.compile(r"`([A-Za-z_.]+)`")


@cache
def table():
    """Room → (what it does, the rooms that it may import), in the order of the table."""
    rows = re.findall(r"^\| (`(?:members|minutes|council).*?) \| (.*?) \| ?(.*?) ?\|$", TEXT, re.M)
    return {
        room: (does, NAME.findall(imports)) for rooms, does, imports in rows for room in NAME.findall(rooms)
    }


def room_of(module):
    rooms = [room for room in table() if module == room or module.startswith(f"{room}.")]
    return max(rooms, key=len, default=None)


def may_import(module, other):
    """Whether a module may import another one of ours."""
    room = room_of(module)
    if room_of(other) == room:
        return True
    _, allowed = table()[room]
    return any(
        other == name or (other.startswith(f"{name}.") and (name == room_of(other) or name not in table()))
        for name in allowed
    )


@cache
def modules():
    paths = [path for app in ("council", "members", "minutes") for path in sorted((ROOT / app).rglob("*.py"))]
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in paths
        if "migrations" not in path.parts
    }


def imported(path):
    """(module or name that is imported, whether it is a module of ours)"""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield from (_target(node.module, alias.name) for alias in node.names)


def _target(module, name):
    """`from minutes.search import find` imports a module, `from minutes.models import Edition` a name."""
    return f"{module}.{name}" if f"{module}.{name}" in modules() else module


def own(path):
    return [other for other in imported(path) if other.split(".")[0] in {"council", "members", "minutes"}]


def test_every_module_stands_in_the_table():
    assert [name for name in modules() if "." in name and room_of(name) is None and name not in OUTSIDE] == []


def test_every_name_of_the_table_is_there():
    rooms = {*table(), *(name for _, allowed in table().values() for name in allowed)}
    assert [
        name for name in rooms if not any(one == name or one.startswith(f"{name}.") for one in modules())
    ] == []


def test_a_room_imports_only_from_rows_above_it():
    order = list(table())
    wrong = [
        (room, name)
        for room, (_, allowed) in table().items()
        for name in allowed
        if order.index(room_of(name)) > order.index(room)
    ]
    assert wrong == []


def test_nobody_imports_what_the_table_does_not_name():
    wrong = [
        (name, other)
        for name, path in modules().items()
        if room_of(name)
        for other in own(path)
        if not may_import(name, other)
    ]
    assert wrong == []


def test_nothing_stands_in_a_row_that_nobody_imports():
    used = {}
    for name, path in modules().items():
        used.setdefault(room_of(name), set()).update(own(path))
    idle = [
        (room, name)
        for room, (_, allowed) in table().items()
        for name in allowed
        if not any(other == name or other.startswith(f"{name}.") for other in used[room])
    ]
    assert idle == []


@pytest.mark.parametrize(
    ("module", "other"),
    [
        ("minutes.pages.record.meetings", "minutes.admin.records.record_admin"),
        ("minutes.desk.manuscript.matching", "minutes.publication.withdrawal.redact"),
        ("minutes.admin.publishing.publish_preview", "minutes.pages.record.record_view"),
        ("minutes.pages.citing.remark", "minutes.publication.withdrawal.wordings"),
        ("minutes.pages.citing.remark", "minutes.desk.rows.row_verbs"),
        ("minutes.exports.record_docx", "minutes.models"),
        ("minutes.record.canonical", "minutes.models"),
        ("members.registry.load", "minutes.models"),
        ("minutes.keeping.backup", "council.settings"),
    ],
)
def test_what_is_forbidden_is_found(module, other):
    assert module in modules()
    assert other in modules()
    assert not may_import(module, other)


@cache
def public_models():
    (sentence,) = re.findall(r"A page reads these models and no other: (.*?)\. They hold", TEXT, re.S)
    return set(NAME.findall(sentence))


def models_named(path):
    """Every model that a module imports by name, and any way round that: a module of models, `apps.get_model`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module.split(".")[:2] in (
            ["minutes", "models"],
            ["members", "models"],
        ):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Attribute) and node.attr == "get_model":
            yield "get_model"


def test_a_page_reads_public_models_only():
    rooms = ("minutes.pages", "minutes.open_data", "minutes.api")
    pages = [path for name, path in modules().items() if name.startswith(rooms)]
    assert {name for path in pages for name in models_named(path)} == public_models()


def test_a_page_that_names_another_model_is_found(tmp_path):
    page = tmp_path / "page.py"
    page.write_text("from minutes.models import Edition, WithdrawnWords\n")
    assert set(models_named(page)) - public_models() == {"WithdrawnWords"}
    page.write_text("from django.apps import apps\n\napps.get_model('minutes', 'Withdrawal')\n")
    assert set(models_named(page)) - public_models() == {"get_model"}


def test_what_is_pure_knows_no_framework():
    wrong = [
        (name, other)
        for name, path in modules().items()
        if room_of(name) and table()[room_of(name)][0].startswith("pure")
        for other in imported(path)
        if other.split(".")[0] in FRAMEWORKS
    ]
    assert wrong == []
