"""Writes an answer or an error of the Diet's API as JSON or XML. Pure."""

import json
from collections.abc import Iterator
from xml.sax.saxutils import escape

from minutes.exports.xml_text import valid_xml_text
from minutes.kokkai.error_numbers import QuestionRefused
from minutes.kokkai.parameters import JSON, XML

CONTENT_TYPES = {JSON: "application/json;charset=UTF-8", XML: "application/xml;charset=UTF-8"}
# A reader of XML takes a bare carriage return for no character of its own.
_REFERENCES = {"\r": "&#13;"}


def packing_of(typed: str) -> str:
    """Returns how an answer is written: as JSON only where that is asked for."""
    return JSON if typed == JSON else XML


def write_answer(packing: str, kind: str, records: list[dict], *, total: int, start: int) -> str:
    """Returns a page of an answer. kind: speechRecord or meetingRecord. start: of its first record, from 1."""
    behind = start + len(records)
    head = {
        "numberOfRecords": total,
        "numberOfReturn": len(records),
        "startRecord": start,
        "nextRecordPosition": behind if records and behind <= total else None,
    }
    if packing == JSON:
        return _json(head | {kind: records})
    said = {name: value for name, value in head.items() if value is not None}
    return (
        f"<data>{_elements(said)}<records>{''.join(_packed(kind, one) for one in records)}</records></data>"
    )


def write_refusal(packing: str, refused: QuestionRefused) -> str:
    """Returns an error. `details` only where there are some."""
    if packing == JSON:
        details = {"details": list(refused.details)} if refused.details else {}
        return _json({"message": refused.message} | details)
    said = _elements({"message": refused.message, "details": refused.details})
    return f"<data><diagnostics><diagnostic>{said}</diagnostic></diagnostics></data>"


def _json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _packed(kind, record):
    return f"<record><recordData><{kind}>{_elements(record)}</{kind}></recordData></record>"


def _elements(values: dict) -> str:
    return "".join(_written(name, value) for name, value in values.items())


def _written(name: str, value) -> str:
    """A list is its element once for each; nothing is an element without words."""
    return "".join(f"<{name}>{text}</{name}>" for text in _texts(value))


def _texts(value) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        yield _elements(value)
    else:
        yield "" if value is None else escape(valid_xml_text(str(value)), _REFERENCES)
