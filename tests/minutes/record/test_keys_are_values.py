"""A block's key is put together and taken apart in record/block_keys.py alone; everywhere else it is a BlockKey."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
OWN = "minutes/record/block_keys.py"
LETTERS = {"u", "a", "h", "w", "r"}


def spelled(tree) -> list[int]:
    """Returns the lines on which a key is written or read letter by letter: f"u{number}", key[0], key[1:]."""
    return sorted(
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.JoinedStr) and _is_key(node.values))
        or (isinstance(node, ast.Subscript) and _name(node.value) == "key" and _is_place(node.slice))
    )


def _is_key(values) -> bool:
    return (
        len(values) == 2
        and isinstance(values[0], ast.Constant)
        and values[0].value in LETTERS
        and isinstance(values[1], ast.FormattedValue)
    )


def _name(node) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))


def _is_place(node) -> bool:
    return isinstance(node, ast.Slice) or (isinstance(node, ast.Constant) and isinstance(node.value, int))


def test_no_file_but_one_spells_a_key():
    found = {}
    for path in sorted((ROOT / "minutes").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if "/migrations/" not in name and (lines := spelled(ast.parse(path.read_text(encoding="utf-8")))):
            found[name] = lines
    found.pop(OWN, None)
    assert found == {}


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ('key = f"u{number}"', [1]),
        ("kind, number = row.key[0], int(row.key[1:])", [1, 1]),
        ('name = f"u{number}x"', []),
        ('word = words[0]\nvalue = key["name"]', []),
    ],
)
def test_a_spelled_key_is_seen(code, lines):
    assert spelled(ast.parse(code)) == lines
