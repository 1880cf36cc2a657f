"""What the documents say of the code is there: every file, function and picture that they name."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from docs.rooms import PICTURE, drawn

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
NAMED = re.compile(r"`((?:minutes|members|council|tests|docs|templates|static)/[\w./-]*)(?::(\w+))?`")
LINKED = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_names_is_there(document):
    text = document.read_text(encoding="utf-8")
    assert [path for path, _ in NAMED.findall(text) if not (ROOT / path).exists()] == []
    assert [link for link in LINKED.findall(text) if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_function_that_a_document_names_is_in_its_file(document):
    pairs = [pair for pair in NAMED.findall(document.read_text(encoding="utf-8")) if pair[1]]
    assert [(path, name) for path, name in pairs if name not in defined_in(ROOT / path)] == []


def defined_in(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}


def test_the_picture_of_the_rooms_is_as_the_imports_are():
    """python -m docs.rooms draws it again."""
    assert PICTURE.read_text(encoding="utf-8") == drawn()


def test_the_version_is_said_alike():
    with (ROOT / "pyproject.toml").open("rb") as file:
        version = tomllib.load(file)["project"]["version"]
    newest = re.search(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert newest[1] == version
