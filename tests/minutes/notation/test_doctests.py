"""The examples in the docstrings of the pure modules hold."""

import doctest
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PURE = [
    "members/codes.py",
    "members/wareki/*.py",
    "minutes/notation/**/*.py",
    "minutes/file_texts/*.py",
    "minutes/record/**/*.py",
    "minutes/proposals/*.py",
    "minutes/compare/*.py",
    "minutes/search/analysis/*.py",
    "minutes/akoma_ntoso/*.py",
    "minutes/bibliography/*.py",
    "minutes/kokkai/*.py",
]
MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for pattern in PURE
    for path in sorted(ROOT.glob(pattern))
    if path.name != "__init__.py"
]


@cache
def examples_of(name):
    return doctest.testmod(import_module(name))


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    assert examples_of(name).failed == 0


@pytest.mark.parametrize("pattern", PURE)
def test_examples_are_there(pattern):
    """Each of these paths has at least one example."""
    prefix = pattern.removesuffix("*.py").removesuffix("**/").removesuffix(".py").replace("/", ".")
    names = [name for name in MODULES if name.startswith(prefix)]
    assert sum(examples_of(name).attempted for name in names) > 0
