"""Makes every answer below the API's address one that a program on any site can read: CORS, problems instead of pages.

A middleware, because much is refused before a view is found or after it has returned: a form that cannot be read, an
address that does not exist, pages that are shut.
"""

from django.http import HttpResponse, HttpResponseBase

from minutes.api.problems import MEDIA_TYPE, problem

ADDRESS = "/api/v1/"
METHODS = "GET, HEAD, OPTIONS"
# No cookie is ever sent or read here, so that any site's script may read what anybody may read.
FOR_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
    "Allow": METHODS,
}
# Of a page that is replaced, what a program still needs.
KEPT = ("Cache-Control", "Retry-After", "Set-Cookie")


def open_answers(get_response):
    """Middleware: reads HEAD as GET, answers OPTIONS, and turns the pages of errors into problems."""

    def middleware(request):
        if not request.path_info.startswith(ADDRESS):
            return get_response(request)
        if request.method == "OPTIONS":
            return _for_all(HttpResponse(status=204, headers=PREFLIGHT))
        is_head = request.method == "HEAD"
        request.method = "GET" if is_head else request.method
        answer = _for_all(_as_problem(get_response(request)))
        return _without_body(request, answer) if is_head else answer

    return middleware


def _for_all(response: HttpResponseBase) -> HttpResponseBase:
    for name, value in FOR_ALL.items():
        response.headers[name] = value
    return response


def _as_problem(response):
    if response.status_code < 400 or response.headers.get("Content-Type", "").startswith(MEDIA_TYPE):
        return response
    kept = {name: response.headers[name] for name in KEPT if name in response.headers}
    after = response.headers.get("Retry-After", "")
    more = {"retry_after": int(after)} if after.isdecimal() else {}
    more |= {"detail": response.told} if hasattr(response, "told") else {}
    answer = problem(response.status_code, kept, **more)
    if response.status_code == 405:
        answer.headers["Allow"] = METHODS
    response.close()
    return answer


def _without_body(request, response):
    """A server need not cut off what Django answers to HEAD."""
    request.method = "HEAD"
    if not response.streaming:
        response.headers["Content-Length"] = str(len(response.content))
        response.content = b""
    return response
