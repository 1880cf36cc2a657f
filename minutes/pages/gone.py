"""410: what was public here was taken down, when and why."""

from django.shortcuts import render
from django.utils import timezone

from minutes.pages.taken_down import Gone


class GoneMiddleware:
    """Turns Gone, raised anywhere in a view, into its page; handler404 would not be asked while DEBUG is on."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Gone):
            return None
        retraction = exception.retraction
        context = {"retraction": retraction, "day": timezone.localdate(retraction.retracted_at)}
        answer = render(request, "410.html", context, status=410)
        answer["Cache-Control"] = "no-cache"
        return answer
