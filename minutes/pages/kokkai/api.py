"""The Diet's API spoken by us: /api/speech, /api/meeting, /api/meeting_list (docs/kokkai-api.md)."""

from functools import wraps

from django.conf import settings
from django.http import HttpResponse

from minutes.kokkai import error_numbers
from minutes.kokkai.answers import CONTENT_TYPES, packing_of, write_answer, write_refusal
from minutes.kokkai.error_numbers import QuestionRefused
from minutes.kokkai.parameters import MEETING, MEETING_LIST, SPEECH, Unit
from minutes.kokkai.read_question import plain_query, read_question
from minutes.pages.kokkai.matching_speeches import matches_of
from minutes.pages.kokkai.records_shown import records_of, total_of

READABLE_BY_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "X-Robots-Tag": "noindex",
}


def speech(request):
    """発言単位出力: the speeches that match."""
    return _answer(request, SPEECH)


def meeting(request):
    """会議単位出力: the meetings that match, with every speech."""
    return _answer(request, MEETING)


def meeting_list(request):
    """会議単位簡易出力: the meetings that match, with their speeches but no words."""
    return _answer(request, MEETING_LIST)


def spoken_to_programs(view):
    """Decorates the view of an answer as a whole: programs of any site may read it, a query in one token is read, and
    where the pages are shut the answer is an error of this API."""

    @wraps(view)
    def answering(request, *args, **kwargs):
        request.META["QUERY_STRING"] = plain_query(request.META.get("QUERY_STRING", ""))
        request.__dict__.pop("GET", None)
        response = view(request, *args, **kwargs)
        if hasattr(response, "why_shut"):
            response = _busy(request, response)
        for name, value in READABLE_BY_ALL.items():
            response.headers[name] = value
        return response

    return answering


def _answer(request, unit: Unit):
    packing = packing_of(request.GET.get("recordPacking", ""))
    try:
        question = read_question(request.GET.dict(), unit=unit, house=settings.SITE_NAME)
        matches = matches_of(question)
        total = total_of(matches, unit)
        if question.start > max(total, 1):
            raise QuestionRefused(error_numbers.START)
    except QuestionRefused as refused:
        return HttpResponse(write_refusal(packing, refused), content_type=CONTENT_TYPES[packing], status=400)
    site = f"{request.scheme}://{request.get_host()}"
    records = records_of(matches, unit, question.start, question.size, site)
    body = write_answer(packing, unit.name, records, total=total, start=question.start)
    return HttpResponse(body, content_type=CONTENT_TYPES[packing])


def _busy(request, shut):
    packing = packing_of(request.GET.get("recordPacking", ""))
    body = write_refusal(packing, QuestionRefused(error_numbers.BUSY, [shut.why_shut]))
    response = HttpResponse(body, content_type=CONTENT_TYPES[packing], status=503)
    for name in ("Cache-Control", "Retry-After"):
        response.headers[name] = shut.headers[name]
    return response
