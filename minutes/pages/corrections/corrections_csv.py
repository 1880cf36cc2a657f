"""Exports the corrections as CSV, streamed: what the API says of each, in the same words and the same order."""

from minutes.exports.csv_lines import csv_line
from minutes.models import CorrectedWording
from minutes.pages.corrections.correction_conditions import read_conditions
from minutes.pages.corrections.correction_news import CorrectionNews
from minutes.pages.streaming import stream
from minutes.record.block_text import block_name

COLUMNS = {
    "url": "正誤表のアドレス",
    "corrected_at": "訂正した日時",
    "meeting": "会議の、アドレスに使う名",
    "title": "会議名",
    "edition": "訂正した版",
    "previous_edition": "前の版",
    "position": "並び順",
    "key": "箇所",
    "name": "箇所の名",
    "item": "議題",
    "heading": "見出し",
    "who": "だれの",
    "code": "団体コード",
    "change": "変わり方",
    "category": "区分",
    "reason": "理由",
    "from_reader": "読者の指摘による",
    "before": "誤",
    "after": "正",
}
# The corrections are chosen at once by their ids; their words are read for these few.
READ_AT_ONCE = 50


def corrections_csv(request):
    """The table; the byte order mark tells spreadsheets that it is UTF-8."""
    conditions, _ = read_conditions(request.GET)
    ids = list(conditions.chosen().newest_first().values_list("pk", flat=True))
    name, content_type = "corrections.csv", "text/csv; charset=utf-8"
    return stream(request, _chunks(request, ids), content_type=content_type, name=name)


def _chunks(request, ids):
    yield "\ufeff" + csv_line(COLUMNS.values())
    for start in range(0, len(ids), READ_AT_ONCE):
        rows = CorrectedWording.objects.newest_first().filter(pk__in=ids[start : start + READ_AT_ONCE])
        yield "".join(csv_line(_cells(request, CorrectionNews(row, []))) for row in rows)


def _cells(request, news: CorrectionNews):
    wording, correction, edition = news.wording, news.wording.correction, news.edition
    return (
        request.build_absolute_uri(f"{news.errata}#e{edition.number}"),
        news.moment.isoformat(),
        edition.address,
        edition.title,
        edition.number,
        wording.before_edition or "",
        correction.position,
        correction.key,
        block_name(correction.block_key),
        wording.item,
        wording.heading,
        wording.who,
        wording.code,
        correction.get_change_display(),
        correction.get_category_display(),
        news.reason,
        "はい" if correction.from_reader else "",
        wording.before,
        wording.after,
    )
