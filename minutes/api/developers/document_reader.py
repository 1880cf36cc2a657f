"""Reads the OpenAPI document into what /developers/ prints: operations with parameters, objects with fields. Pure."""

from dataclasses import dataclass
from typing import Any

KINDS = {
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "true か false",
    "object": "物",
    "null": "null",
}
FORMATS = {"date": "日付", "date-time": "日時", "time": "時刻"}
REFERENCE = "#/components/schemas/"


@dataclass(frozen=True)
class NamedField:
    """A parameter, or a field of an object. kind: of KINDS or FORMATS, or the name of the object that it holds, which
    then is `refers`. bounds: 200字まで, 1から100まで, はじめは20."""

    name: str
    label: str
    description: str
    kind: str
    refers: str = ""
    bounds: str = ""


@dataclass(frozen=True)
class DescribedOperation:
    """One address. answer: the name of the object that it gives. query: that of its example."""

    key: str
    path: str
    name: str
    name_en: str
    description: str
    description_en: str
    parameters: tuple[NamedField, ...]
    answer: str


@dataclass(frozen=True)
class DescribedObject:
    name: str
    description: str
    fields: tuple[NamedField, ...]


def operations_in(document: dict) -> list[DescribedOperation]:
    """Returns the operations of the document in its order."""
    return [
        _operation(path, operation)
        for path, methods in document["paths"].items()
        for operation in methods.values()
    ]


def objects_in(document: dict) -> list[DescribedObject]:
    """Returns the objects that answers are made of, by name."""
    schemas = document["components"]["schemas"]
    return [
        DescribedObject(name, schema.get("description", ""), _fields(schema))
        for name, schema in sorted(schemas.items())
    ]


def answer_schema(operation: dict) -> dict:
    """Returns the schema of the answer 200 of an operation."""
    return operation["responses"][200]["content"]["application/json"]["schema"]


def _operation(path: str, operation: dict) -> DescribedOperation:
    name, _, name_en = operation["summary"].partition(" / ")
    parameters = tuple(_field(one["name"], one["schema"]) for one in operation["parameters"])
    _, answer = _kind(answer_schema(operation))
    # English paragraphs, then one in Japanese, whose lines are joined without blanks. Names stand between ` for Markdown.
    said_en, _, said = operation.get("description", "").replace("`", "").rpartition("\n\n")
    said = said.replace("\n", "")
    return DescribedOperation(
        operation["operationId"], path, name, name_en, said, said_en, parameters, answer
    )


def _fields(schema: dict) -> tuple[NamedField, ...]:
    return tuple(_field(name, one) for name, one in schema.get("properties", {}).items())


def _field(name: str, schema: dict) -> NamedField:
    kind, refers = _kind(schema)
    label = schema.get("title", name)
    description = schema.get("description", "")
    return NamedField(name, label, "" if description == label else description, kind, refers, _bounds(schema))


def _kind(schema: dict) -> tuple[str, str]:
    """Returns (kind in words, name of the object that it refers to)."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(REFERENCE)
        return name, name
    if "anyOf" in schema:
        kinds = [_kind(one) for one in schema["anyOf"]]
        return "か ".join(kind for kind, _ in kinds), next((name for _, name in kinds if name), "")
    if "allOf" in schema:
        return _kind(schema["allOf"][0])
    if schema.get("type") == "array":
        kind, refers = _kind(schema["items"])
        return f"{kind} の列", refers
    return FORMATS.get(schema.get("format", ""), KINDS.get(schema.get("type", ""), "")), ""


def _bounds(schema: dict[str, Any]) -> str:
    """Returns the limits of a value in words."""
    said = []
    if "maxLength" in schema:
        said.append(f"{schema['maxLength']}字まで")
    if "minimum" in schema and "maximum" in schema:
        said.append(f"{schema['minimum']}から{schema['maximum']}まで")
    if isinstance(schema.get("default"), int) and not isinstance(schema["default"], bool):
        said.append(f"書かなければ{schema['default']}")
    return "、".join(said)
