"""Exports all hits of a search as CSV and JSON, streamed: only a few hits are in memory at a time."""

import csv
import json

from django.http import HttpResponseBadRequest, StreamingHttpResponse

from minutes.exports.spreadsheet_cells import escape_formula
from minutes.pages.search.hits import newest_editions, path_of, record_path
from minutes.pages.search.search_forms import SearchForm
from minutes.pages.search.search_request import read_request
from minutes.search import find, index
from minutes.search.search_query import compile_query

COLUMNS = {
    "url": "番地",
    "held_on": "開催日",
    "meeting": "会議名",
    "body": "会議体",
    "kind": "種類",
    "label": "名（記載のとおり）",
    "code": "団体コード",
    "heading": "見出し",
    "text": "本文",
    "last_day": "最後の日",
    "asked": "尋ねた相手",
    "replies_to": "答えた問いの番地",
    "replied_by": "答えの番地",
}
REFUSED = "条件に読めないところがあるか、団体が一つに決まらないので、書き出していません。"


def search_csv(request):
    """The hits as a table; the byte order mark tells spreadsheets that it is UTF-8."""
    rows = _rows(request)
    if rows is None:
        return _refused()
    writer = csv.writer(_Echo())
    lines = (writer.writerow(map(escape_formula, row.values())) for row in rows)
    head = "\ufeff" + writer.writerow(COLUMNS.values())
    return _stream([head], lines, "text/csv; charset=utf-8", "hits.csv")


def search_json(request):
    """The hits as one JSON list."""
    rows = _rows(request)
    if rows is None:
        return _refused()
    return _stream([], _json_lines(rows), "application/json", "hits.json")


def _json_lines(rows):
    separator = "[\n"
    for row in rows:
        yield separator + json.dumps(row, ensure_ascii=False)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _rows(request):
    """The hits as dicts, newest first; None where the form is not valid, asks for nothing or leaves a name open."""
    form = SearchForm(request.GET)
    if not form.is_valid() or not form.has_conditions():
        return None
    query = read_request(form).query
    return None if query is None else _read_rows(request, compile_query(query))


def _read_rows(request, index_query):
    for sort_keys in index.all_keys(index_query):
        passages = find.load_passages(sort_keys)
        meetings = newest_editions({passage.address for passage in passages})
        for passage in passages:
            if passage.address in meetings:
                yield _row(request, passage, meetings[passage.address])


def _row(request, passage, meeting):
    return {
        "url": request.build_absolute_uri(path_of(passage)),
        "held_on": passage.held_on.isoformat(),
        "meeting": meeting.title,
        "body": meeting.body_name,
        "kind": passage.get_kind_display(),
        "label": passage.printed_label,
        "code": passage.code,
        "heading": passage.heading,
        "text": passage.text,
        "last_day": (passage.last_day or passage.held_on).isoformat(),
        "asked": "、".join(passage.asked.split("\n")),
        "replies_to": _paths(request, passage, passage.replies_to),
        "replied_by": _paths(request, passage, passage.replied_by),
    }


def _paths(request, passage, numbers):
    """The addresses of turns of the same record, with a blank between them."""
    record = request.build_absolute_uri(record_path(passage.address))
    return " ".join(f"{record}#u{number}" for number in numbers.split())


class _Echo:
    """A file for csv.writer, whose writerow then returns the line."""

    def write(self, line):
        return line


def _stream(head, lines, content_type, name):
    def content():
        yield from head
        yield from lines

    response = StreamingHttpResponse(content(), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _refused():
    return HttpResponseBadRequest(REFUSED, content_type="text/plain; charset=utf-8")
