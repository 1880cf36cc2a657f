"""The Diet's API spoken by us: /api/speech, /api/meeting, /api/meeting_list (docs/kokkai-api.md)."""

from functools import wraps

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotAllowed
from django.views.decorators.csrf import csrf_exempt

from minutes.kokkai import error_numbers
from minutes.kokkai.answers import CONTENT_TYPES, packing_of, write_answer, write_refusal
from minutes.kokkai.error_numbers import QuestionRefused
from minutes.kokkai.parameters import MEETING, MEETING_LIST, SPEECH, Unit
from minutes.kokkai.read_question import plain_query, read_question
from minutes.pages.kokkai.matching_speeches import matches_of
from minutes.pages.kokkai.records_shown import records_of, total_of

ADDRESSES = ("/api/speech", "/api/meeting", "/api/meeting_list")
METHODS = ("GET", "HEAD", "OPTIONS")
# A script of another site that sends a header of its own asks first whether it may.
PREFLIGHT = {
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
    "Allow": ", ".join(METHODS),
}
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
    """Decorates the view of an answer as a whole: programs of any site may read it, a query in one token is read, other
    methods are told which there are, and where the pages are shut the answer is an error of this API."""

    # Nothing is changed by any method, and a program that posts should read 405 and no page about a form.
    @csrf_exempt
    @wraps(view)
    def answering(request, *args, **kwargs):
        _read_plainly(request)
        if request.method == "OPTIONS":
            return _for_all(HttpResponse(status=204, headers=PREFLIGHT))
        if request.method not in METHODS:
            return _for_all(HttpResponseNotAllowed(METHODS))
        response = view(request, *args, **kwargs)
        if hasattr(response, "why_shut"):
            response = _busy(request, response)
        return _for_all(response)

    return answering


def asked_too_often(request, wait: int) -> HttpResponse:
    """Returns what a program of the Diet's is told that has to wait for some seconds: in the form that it reads."""
    _read_plainly(request)
    told = f"一つの相手が一分間に尋ねられる数を超えました。{wait}秒後に続けてください。"
    response = _refusal(request, QuestionRefused(error_numbers.BUSY, [told]), status=429)
    response.headers["Cache-Control"], response.headers["Retry-After"] = "no-store", str(wait)
    return _for_all(response)


def _read_plainly(request):
    request.META["QUERY_STRING"] = plain_query(request.META.get("QUERY_STRING", ""))
    request.__dict__.pop("GET", None)


def _for_all(response):
    for name, value in READABLE_BY_ALL.items():
        response.headers[name] = value
    return response


def _answer(request, unit: Unit):
    packing = packing_of(request.GET.get("recordPacking", ""))
    try:
        question = read_question(request.GET.dict(), unit=unit, house=settings.SITE_NAME)
        matches = matches_of(question)
        total = total_of(matches, unit)
        if question.start > max(total, 1):
            raise QuestionRefused(error_numbers.START)
    except QuestionRefused as refused:
        return _refusal(request, refused, status=400)
    site = f"{request.scheme}://{request.get_host()}"
    records = records_of(matches, unit, question.start, question.size, site)
    body = write_answer(packing, unit.name, records, total=total, start=question.start)
    return HttpResponse(body, content_type=CONTENT_TYPES[packing])


def _busy(request, shut):
    response = _refusal(request, QuestionRefused(error_numbers.BUSY, [shut.why_shut]), status=503)
    for name in ("Cache-Control", "Retry-After"):
        response.headers[name] = shut.headers[name]
    return response


def _refusal(request, refused: QuestionRefused, *, status: int):
    packing = packing_of(request.GET.get("recordPacking", ""))
    return HttpResponse(write_refusal(packing, refused), content_type=CONTENT_TYPES[packing], status=status)
