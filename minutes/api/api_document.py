"""Completes the OpenAPI document: every operation also says which problems it may answer, and no parameter a default
that it would refuse if it were typed."""

from typing import Any

from minutes.api.problems import DESCRIBED, MEDIA_TYPE, SAID, Problem

REFERENCE = "#/components/schemas/{model}"
HEADERS = {
    "ETag": {"description": "変わったかを If-None-Match で尋ねるための印。", "schema": {"type": "string"}},
}
WAITING = {
    "Retry-After": {"description": "待つ秒数。", "schema": {"type": "integer"}},
}


def whole_document(document: Any) -> Any:
    """Returns the document that was generated from the operations, with what all of them share."""
    schema = Problem.model_json_schema(ref_template=REFERENCE, mode="serialization")
    document["components"]["schemas"] |= schema.pop("$defs", {}) | {"Problem": schema}
    for methods in document["paths"].values():
        for operation in methods.values():
            operation["responses"] |= {status: _problem(status) for status in DESCRIBED}
            operation["responses"][200]["headers"] = HEADERS
            operation["responses"][304] = {
                "description": "変わっていません。 / Not modified",
                "headers": HEADERS,
            }
            for parameter in operation["parameters"]:
                if parameter["schema"].get("default") in ("", None):
                    parameter["schema"].pop("default", None)
    return document


def _problem(status: int) -> dict:
    title, title_en, *_ = SAID[status]
    described = {
        "description": f"{title} / {title_en}",
        "content": {MEDIA_TYPE: {"schema": {"$ref": REFERENCE.format(model="Problem")}}},
    }
    return described | ({"headers": WAITING} if status in (429, 503) else {})
