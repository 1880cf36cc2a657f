"""Exports all hits of a search as CSV and JSON, streamed: only a few hits are in memory at a time, and each is read just
before it is sent (minutes/pages/streaming.py)."""

import json

from django.http import HttpResponseBadRequest

from minutes.exports.csv_lines import csv_line
from minutes.models import HandoutPage
from minutes.pages.search.hits import newest_editions, path_of, record_path
from minutes.pages.search.search_forms import SearchForm
from minutes.pages.search.search_request import read_request
from minutes.pages.search.wordings.wording_hits import ALL
from minutes.pages.search.wordings.wording_rows import OF_WORDINGS, with_wordings
from minutes.pages.streaming import stream
from minutes.search import find, index
from minutes.search.search_query import compile_query

COLUMNS = {
    "url": "ウェブのアドレス",
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
    "replies_to": "答えた問いのウェブのアドレス",
    "replied_by": "答えのウェブのアドレス",
    "standing": "立場",
}
# The keys of hits are found by the hundred; their words are read for these few.
READ_AT_ONCE = 50
REFUSED = "条件に読めないところがあるか、団体が一つに決まらないので、ダウンロードするものはありません。"


def search_csv(request):
    """The hits as a table; the byte order mark tells spreadsheets that it is UTF-8."""
    return _export(request, csv_chunks, content_type="text/csv; charset=utf-8", name="hits.csv")


def search_json(request):
    """The hits as one JSON list."""
    return _export(request, _json_chunks, content_type="application/json", name="hits.json")


def _export(request, written, **how):
    """Streams the hits, newest first, as `written` writes them. Refuses where the form is not valid, asks for nothing or
    leaves a name open."""
    form = SearchForm(request.GET)
    if not form.is_valid() or not form.has_conditions():
        return _refused(form)
    query = read_request(form).query
    if query is None:
        return _refused(form)
    columns, chunks = COLUMNS, _chunks(request, compile_query(query))
    if form.cleaned_data["wordings"] == ALL:
        columns, chunks = COLUMNS | OF_WORDINGS, with_wordings(request, chunks, query, READ_AT_ONCE)
    return stream(request, written(columns, chunks), **how)


def csv_chunks(columns, chunks):
    """Yields a table as text: a head of the columns, then the rows of each list (rows_of)."""
    yield "\ufeff" + csv_line(columns.values())
    for rows in chunks:
        yield "".join(csv_line(row.values()) for row in rows)


def _json_chunks(_columns, chunks):
    separator = "[\n"
    for rows in chunks:
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        if lines:
            yield separator + lines
            separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _chunks(request, index_query):
    """Yields the hits as lists of dicts, each read when it is asked for."""
    for sort_keys in index.all_keys(index_query):
        for start in range(0, len(sort_keys), READ_AT_ONCE):
            yield rows_of(request, find.load_passages(sort_keys[start : start + READ_AT_ONCE]))


def rows_of(request, passages) -> list[dict[str, str]]:
    """Returns passages as rows of COLUMNS. Two queries at most, however many they are."""
    meetings = newest_editions({passage.address for passage in passages})
    pages = HandoutPage.objects.of_passages(passages)
    return [
        _row(request, passage, meetings[passage.address], pages.get(passage.part_key))
        for passage in passages
        if passage.address in meetings
    ]


def _row(request, passage, meeting, page):
    return {
        "url": request.build_absolute_uri(path_of(passage, page)),
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
        "standing": passage.get_standing_display(),
    }


def _paths(request, passage, numbers):
    """The addresses of turns of the same record, with a blank between them."""
    record = request.build_absolute_uri(record_path(passage.address))
    return " ".join(f"{record}u/{number}/" for number in numbers.split())


def _refused(form):
    lines = "\n".join([REFUSED, *form.problems()])
    return HttpResponseBadRequest(lines, content_type="text/plain; charset=utf-8")
