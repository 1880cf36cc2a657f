"""All hits of a search as CSV and JSON, streamed: however many they are, only a few are held at a time."""

import csv
import json

from django.http import HttpResponseBadRequest, StreamingHttpResponse
from django.urls import reverse

from minutes.pages.search.hits import newest_editions
from minutes.pages.search.search_forms import SearchForm
from minutes.pages.search.search_request import asking_of
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
}
# What a cell that is a formula begins with; blanks before it do not make it harmless.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
BLANKS = " \u3000\n"
REFUSED = "条件に読めないところがあるか、団体が一つに決まらないので、書き出していません。"


def search_csv(request):
    """The hits as a table for spreadsheets, with a byte order mark, so that they read it as UTF-8."""
    found = _rows(request)
    if found is None:
        return _refused()
    writer = csv.writer(_Echo())
    lines = (writer.writerow(map(guarded, row.values())) for row in found)
    head = "\ufeff" + writer.writerow(COLUMNS.values())
    return _stream([head], lines, "text/csv; charset=utf-8", "hits.csv")


def search_json(request):
    """The hits as one JSON list."""
    found = _rows(request)
    if found is None:
        return _refused()
    return _stream([], _json_lines(found), "application/json", "hits.json")


def guarded(value: str) -> str:
    """No spreadsheet takes a text for a formula.

    >>> guarded("=1+1"), guarded("平成24年")
    ("'=1+1", '平成24年')
    """
    return f"'{value}" if value.lstrip(BLANKS)[:1] in FORMULA else value


def _json_lines(found):
    before = "[\n"
    for row in found:
        yield before + json.dumps(row, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _rows(request):
    """The hits as dicts, the newest first; None where the form asks for nothing that can be searched."""
    form = SearchForm(request.GET)
    if not form.is_valid() or not form.asks():
        return None
    question = asking_of(form).question
    return None if question is None else _read(request, compile_query(question))


def _read(request, asked):
    for found in index.all_keys(asked):
        passages = find.load_passages(found)
        meetings = newest_editions({row.address for row in passages})
        for row in passages:
            if row.address in meetings:
                yield _row(request, row, meetings[row.address])


def _row(request, passage, meeting):
    path = reverse("pages:meeting", args=[passage.address])
    anchor = f"#u{passage.number}" if passage.number else ""
    return {
        "url": request.build_absolute_uri(path) + anchor,
        "held_on": passage.held_on.isoformat(),
        "meeting": meeting.title,
        "body": meeting.body_name,
        "kind": passage.get_kind_display(),
        "label": passage.label,
        "code": passage.code,
        "heading": passage.heading,
        "text": passage.text,
    }


class _Echo:
    def write(self, line):
        return line


def _stream(head, lines, content_type, name):
    def whole():
        yield from head
        yield from lines

    answer = StreamingHttpResponse(whole(), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _refused():
    return HttpResponseBadRequest(REFUSED, content_type="text/plain; charset=utf-8")
