"""The matrix of an inquiry as data: one row for each organisation and question in CSV, nested in JSON."""

import csv
import io

from django.db.models import Q
from django.http import Http404, HttpResponse

from minutes.exports.spreadsheet_cells import escape_formula
from minutes.pages.finding import NEWEST, edition_numbered, edition_with_text, editions_of
from minutes.pages.inquiries.answer_matrix import GivenAnswer, MatrixCell, MatrixRow, choice_counts
from minutes.pages.inquiries.inquiry_page import ReadInquiry, read_inquiry
from minutes.pages.record.tally_lines import TallyLine
from minutes.record.canonical import canonical

HEAD = "団体コード 団体 資格 設問 設問の番号 回答の番号 選択 文 状態 受けた日と方法 話し合い".split()
GONE = "取消し"


def inquiry_csv(request, address, number, edition=None):
    """The byte order mark tells spreadsheets that it is UTF-8."""
    read = _read(address, number, edition)
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(HEAD)
    for row in read.rows:
        for cell in row.cells:
            writer.writerows([map(escape_formula, line) for line in _lines(row, cell)])
    return _file("\ufeff" + stream.getvalue(), "text/csv; charset=utf-8", f"answers-{number}.csv")


def inquiry_json(request, address, number, edition=None):
    read = _read(address, number, edition)
    value = {
        "meeting": address,
        "edition": read.edition.number,
        "inquiry": number,
        "asked_by": _organisation(read.section.speaker),
        "titles": list(read.section.titles),
        "questions": [_question(read, question) for question in read.questions],
        "organisations": [_row(row) for row in read.rows],
        "tallies": [_tally(line) for line in read.tallies],
    }
    return _file(canonical(value), "application/json", f"answers-{number}.json")


def _read(address: str, number: int, edition: int | None) -> ReadInquiry:
    editions = editions_of(address, NEWEST if edition is None else Q(number=edition))
    chosen = edition_with_text(editions) if edition is None else edition_numbered(editions, edition)
    read = read_inquiry(editions, chosen, number)
    if read is None:
        raise Http404("この番号の照会はありません。")
    return read


def _lines(row: MatrixRow, cell: MatrixCell) -> list[list[str]]:
    speaker, question = row.speaker, cell.question
    who = [speaker.code, speaker.label, speaker.capacity_name, question.name, str(question.number)]
    talk = " ".join(f"#{number}" for number in row.talk)
    if not cell.answers:
        return [[*who, "", "", "", cell.empty, row.received, talk]]
    return [
        [*who, str(answer.number), answer.choice, answer.text, _state(answer), row.received, talk]
        for answer in cell.answers
    ]


def _state(answer: GivenAnswer) -> str:
    return GONE if answer.is_withdrawn else f"一部{GONE}" if answer.tombstones else ""


def _question(read: ReadInquiry, question) -> dict:
    counts = choice_counts(read.rows, question) if question.choices else []
    return {
        "number": question.number,
        "name": question.name,
        "text": question.text,
        "choices": list(question.choices),
        "counts": {count.choice: count.count for count in counts if count.share},
        "without_choice": {count.choice: count.count for count in counts if not count.share},
    }


def _tally(line: TallyLine) -> dict:
    return {
        "number": line.number,
        "turn": line.turn,
        "phrase": line.phrase,
        "counted": line.counted,
        "rule": line.rule,
        "count": len(line.by),
        "of": line.among,
        "withdrawn": line.withdrawn,
        "borne_out": {"yes": True, "no": False, "unsure": None}[line.state],
        "organisations": [_organisation(speaker) for speaker in line.by],
    }


def _organisation(speaker) -> dict:
    return {"code": speaker.code, "name": speaker.label}


def _row(row: MatrixRow) -> dict:
    return _organisation(row.speaker) | {
        "capacity": row.speaker.capacity,
        "has_answered": row.has_answered,
        "received": row.received,
        "talk": row.talk,
        "answers": [
            {
                "question": cell.question.number,
                "answer": answer.number,
                "choice": answer.choice,
                "text": answer.text,
                "state": _state(answer),
            }
            for cell in row.cells
            for answer in cell.answers
        ],
    }


def _file(text: str, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response
