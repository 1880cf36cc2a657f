"""datapackage.json: what the files of a dump are, column by column, as Frictionless Data says it (Data Package, Table Schema).

Pure, but for the settings, which are handed in.
"""

from typing import Any

from minutes.dumps.compressed_files import CSV, JSON_LINES, WrittenFile
from minutes.dumps.dump_tables import TABLES, Table
from minutes.dumps.flat_columns import Column

NAME, TITLE = "datapackage.json", "欄の説明（Frictionless Data Package）"
ESCAPED = (
    "表計算ソフトが式と読む字（= + - @ など）で始まるセルは、前に ' を付けてあります。"
    "一覧になる欄は、JSON で書いてあります。もとのままの値は JSON Lines にあります。"
)
SIDE = "ウェブのアドレスのうち / で始まるものは、このサイトの中のものです。"


def data_package(
    files: list[WrittenFile], *, site_name: str, licence, newest_at: str | None
) -> dict[str, Any]:
    """Returns the description of a dump. `licence` has identifier, name and url; `newest_at` is a moment in ISO 8601."""
    by_name = {file.name: file for file in files}
    return {
        "profile": "data-package",
        "name": "minutes",
        "title": site_name,
        "description": f"{site_name}の、公開しているすべての会議録。{SIDE}",
        "version": newest_at or "",
        "licenses": [{"name": licence.identifier, "title": licence.name, "path": licence.url}],
        "resources": [
            resource
            for table in TABLES
            for resource in (
                _of_cells(table, by_name[f"{table.name}{CSV}"]),
                _of_lines(table, by_name[f"{table.name}{JSON_LINES}"]),
            )
        ],
    }


def _of_cells(table: Table, file: WrittenFile) -> dict[str, Any]:
    return _resource(table.name, table, file) | {
        "profile": "tabular-data-resource",
        "description": ESCAPED,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"header": True, "delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": _schema(table),
    }


def _of_lines(table: Table, file: WrittenFile) -> dict[str, Any]:
    of_lines = {"format": "jsonl", "mediatype": "application/jsonl", "encoding": "utf-8"}
    return _resource(f"{table.name}-jsonl", table, file) | of_lines


def _resource(name: str, table: Table, file: WrittenFile) -> dict[str, Any]:
    return {
        "name": name,
        "path": file.name,
        "title": table.title,
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
        "compression": "gz",
    }


def _schema(table: Table) -> dict[str, Any]:
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": column, "reference": {"resource": other, "fields": key}}
            for column, other, key in table.refers
        ],
    }


def _field(column: Column) -> dict[str, Any]:
    field = {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "description": column.description,
    }
    return field | ({"constraints": {"enum": list(column.codes)}} if column.codes else {})
