"""The columns of a table, out of the shape that its objects have in the API: one description of a row, and no second one.

An object within an object has a column for each of its fields (speaker_code); a list is one cell, written as JSON.
"""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from minutes.exports.spreadsheet_cells import escape_formula

# What Table Schema calls the types of our fields. Codes are strings, so that 012289 keeps its 0.
TYPES = {
    str: "string",
    int: "integer",
    bool: "boolean",
    datetime.date: "date",
    datetime.datetime: "datetime",
    datetime.time: "time",
}
ARRAY = "array"


@dataclass(frozen=True)
class Column:
    """One column. path: where its value stands in the object. type: of Table Schema. codes: the vocabulary, if any."""

    name: str
    path: tuple[str, ...]
    type: str
    title: str
    description: str
    codes: tuple[str, ...] = ()


def columns_of(shape: type[BaseModel]) -> list[Column]:
    """Returns the columns of a table whose rows are objects of this shape."""
    return list(_columns(shape, (), ""))


def cells_of(row: dict[str, Any], columns: list[Column]) -> list[str]:
    """Returns the cells of an object, given as its JSON. What is null or not there is an empty cell."""
    return [_cell(_value(row, column.path), column) for column in columns]


def _columns(shape, path, title) -> Iterator[Column]:
    for name, field in shape.model_fields.items():
        kind = _without_none(field.annotation)
        here, named = (*path, name), f"{title}{field.title}"
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _columns(kind, here, f"{named}・")
        else:
            extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
            codes = tuple(str(code) for code in extra.get("enum", ()))
            yield Column("_".join(here), here, _type(kind), named, field.description or named, codes)


def _without_none(annotation):
    if get_origin(annotation) in (Union, UnionType):
        (annotation,) = [kind for kind in get_args(annotation) if kind is not type(None)]
    return annotation


def _type(kind) -> str:
    return ARRAY if get_origin(kind) is list else TYPES[kind]


def _value(row, path):
    for name in path:
        if row is None:
            return None
        row = row[name]
    return row


def _cell(value, column) -> str:
    if value is None:
        return ""
    if column.type == ARRAY:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if column.type == "boolean":
        return "true" if value else "false"
    return escape_formula(value) if isinstance(value, str) else str(value)
