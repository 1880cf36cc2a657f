"""Which methods a public address answers: reading, and sending where a form is taken. 405 with Allow for any other.

Django's guard against forged forms goes by a cookie, and answered whoever posts to a page with 403 and a word about a form
that is too old. No public page needs it (minutes/pages/corrections/sent_from_here.py), so none sets that cookie.
"""

from functools import wraps

from django.http import HttpResponseNotAllowed

READING = ("GET", "HEAD")


def answering(view, *sending: str):
    """Returns the view of a public address, which answers the methods of READING and those of `sending`."""
    methods = (*READING, *sending)

    @wraps(view)
    def answering_view(request, *args, **kwargs):
        if request.method not in methods:
            return HttpResponseNotAllowed(methods)
        return view(request, *args, **kwargs)

    answering_view.csrf_exempt = True
    return answering_view
