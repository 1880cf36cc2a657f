"""Refuses at one place, before any page of the desk, what no page of it asks for."""

import re

from django.core.exceptions import BadRequest
from django.http import Http404

# Every table has numbers as its ids. 18 digits fit into every column.
ID = re.compile(r"[0-9]{1,18}")
# Parts of Django's admin that no page of ours uses: windows that open each other, rows looked up by another column,
# "save as new".
UNUSED = ("_popup", "_to_field", "_saveasnew")
# The rows of a list that an action of Django's would be for. No list of ours has one.
SELECTED = "_selected_action"


def plain_desk_addresses(get_response):
    """Middleware: answers 404 for an id that is no number; 400 for a control or a row that no page of the desk has."""

    def middleware(request):
        return get_response(request)

    def process_view(request, view, args, kwargs):
        if request.resolver_match.app_name != "admin":
            return
        ids = [
            *args,
            *(value for name, value in kwargs.items() if name == "object_id" or isinstance(value, int)),
        ]
        if not all(ID.fullmatch(str(value)) for value in ids):
            raise Http404("アドレスの中の番号が、番号ではありません。")
        if any(name in typed for name in UNUSED for typed in (request.GET, request.POST)):
            raise BadRequest("a control that no page of the desk has")
        if not all(ID.fullmatch(selected) for selected in request.POST.getlist(SELECTED)):
            raise BadRequest("a row that no list has")

    middleware.process_view = process_view
    return middleware
