"""Who may import whom, lowest first: the table of the design, held against the code."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# The first row that a module's name begins with is its layer.
LAYERS = [
    ("council", 9),
    ("members.codes", 0),
    ("members.spelling", 0),
    ("members.wareki", 0),
    ("members.models", 1),
    ("members.registry", 4),
    ("members.fields", 7),
    ("members.inputs", 7),
    ("members.templatetags", 7),
    ("members.admin", 7),
    ("members.management", 7),
    ("minutes.notation", 0),
    ("minutes.compare.record_diff", 0),
    ("minutes.record.canonical", 0),
    ("minutes.compare.edition_comparison", 0),
    ("minutes.compare.text_diff", 0),
    ("minutes.record.block_locations", 0),
    ("minutes.record.block_text", 0),
    ("minutes.record.passages", 0),
    ("minutes.compare.shingles", 0),
    ("minutes.publication.withdrawal.redact", 0),
    ("minutes.search.analysis.folding", 0),
    ("minutes.search.analysis.highlight", 0),
    ("minutes.search.analysis.keys", 0),
    ("minutes.search.query", 0),
    ("minutes.search.analysis.tokens", 0),
    ("minutes.search.analysis.variants", 0),
    ("minutes.files.file_names", 0),
    ("minutes.files.file_kinds", 0),
    ("minutes.files", 3),
    ("minutes.models.default_texts", 0),
    ("minutes.models", 2),
    ("minutes.revision", 3),
    ("minutes.search", 3),
    ("minutes.publication", 5),
    ("minutes.exports", 5),
    ("minutes.desk.review.findings", 0),
    ("minutes.desk.review.fact_rules", 0),
    ("minutes.desk.review.wording_rules", 0),
    ("minutes.desk.manuscript.alignment", 0),
    ("minutes.desk.manuscript.block_words", 0),
    ("minutes.desk.manuscript.redaction_check", 0),
    ("minutes.desk.manuscript.matching", 0),
    ("minutes.desk.manuscript.merge", 0),
    ("minutes.desk.rows.free_positions", 0),
    ("minutes.desk", 5),
    ("minutes.keeping", 6),
    ("minutes.admin", 7),
    ("minutes.pages", 7),
    ("minutes.templatetags", 7),
    ("minutes.management", 7),
    ("minutes.apps", 7),
    ("members.apps", 7),
]
PURE = {0}


def modules():
    for app in ("council", "members", "minutes"):
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts and path.name != "__init__.py":
                yield ".".join(path.relative_to(ROOT).with_suffix("").parts), path


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer(name):
    return next((height for start, height in LAYERS if name == start or name.startswith(start + ".")), None)


def test_every_module_has_a_layer():
    assert [
        name for name, _ in modules() if layer(name) is None and not name.startswith("members.data")
    ] == []


def test_nobody_imports_from_above():
    wrong = []
    for name, path in modules():
        for other in imported(path):
            height = layer(other)
            if height is not None and layer(name) is not None and height > layer(name):
                wrong.append((name, other))
    assert wrong == []


def test_members_never_import_minutes():
    assert [
        (name, other)
        for name, path in modules()
        if name.startswith("members.")
        for other in imported(path)
        if other.startswith("minutes")
    ] == []


def test_what_is_pure_knows_no_django():
    wrong = [
        (name, other)
        for name, path in modules()
        if layer(name) in PURE
        for other in imported(path)
        if other.split(".")[0] in {"django", "simple_history", "psycopg"}
    ]
    assert wrong == []


def test_no_file_is_longer_than_400_lines():
    assert [
        name for name, path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > 400
    ] == []
