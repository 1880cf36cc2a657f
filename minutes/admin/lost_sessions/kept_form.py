"""A form that was refused for want of its session, as one text that a page carries in a hidden field.

Nothing of it is stored on the server: it goes from the browser to the page that asks to sign in, and back.
"""

import json
import re
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import QueryDict

# The field in which it travels.
NAME = "kept_form"
SECRET = re.compile("password|token|secret|^otp")
# What a page that carries it sends besides: the token, a user name, a password, a code.
ROOM_FOR_SIGNING_IN = 64 * 1024


@dataclass(frozen=True)
class KeptForm:
    """action: the address that it was sent to. fields: name and value of each, as sent. files: the names of chosen files.

    Neither a password nor a token is in it, and no byte of a file.
    """

    action: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...] = ()

    @property
    def is_too_large(self) -> bool:
        """Returns whether a page could not send it back: it would be larger than any form may be."""
        return len(written(self).encode()) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE - ROOM_FOR_SIGNING_IN

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.fields]

    def sent(self) -> QueryDict:
        """Returns the fields as a form sends them."""
        form = QueryDict(mutable=True)
        for name, value in self.fields:
            form.appendlist(name, value)
        return form


def kept_form(request) -> KeptForm:
    """Returns what a refused request brought: its own fields, or the kept form that it carried. Raises BadRequest."""
    if NAME in request.POST:
        return read(request.POST[NAME])
    fields = [
        (name, value) for name, values in request.POST.lists() if not SECRET.search(name) for value in values
    ]
    files = [file.name for _, chosen in request.FILES.lists() for file in chosen]
    return KeptForm(request.get_full_path(), tuple(fields), tuple(files))


def written(kept: KeptForm) -> str:
    return json.dumps([kept.action, kept.fields, kept.files], ensure_ascii=False)


def read(text: str) -> KeptForm:
    """Returns the form that `written` wrote. Raises BadRequest for any other text: no page of ours sent it."""
    try:
        action, fields, files = json.loads(text)
        kept = KeptForm(action, tuple((name, value) for name, value in fields), tuple(name for name in files))
    except (ValueError, TypeError, RecursionError) as error:
        raise BadRequest("a kept form that cannot be read") from error
    words = [kept.action, *kept.files, *(word for field in kept.fields for word in field)]
    if not all(isinstance(word, str) for word in words) or not kept.action.startswith("/admin/"):
        raise BadRequest("a kept form that no page of the desk has")
    return kept
