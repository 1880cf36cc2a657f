"""Sends a stored file to a browser, with a media type of the program's own choice."""

import logging

from django.http import FileResponse, Http404

from minutes.files.file_kinds import INLINE_TYPES
from minutes.files.whole_files import Damaged, open_whole

log = logging.getLogger("minutes.files")


def file_response(*, digest: str, name: str, media_type: str, size: int) -> FileResponse:
    """Returns a stored file as a response: a PDF or a picture to be shown, everything else as a download.

    Raises Http404 where its place does not hold it, or not as it was stored: what was altered is never sent.
    """
    try:
        file = open_whole(digest, size)
    except Damaged as damage:
        log.error("the file %s is not sent: %s", digest, damage)
        raise Http404("このファイルは、今は受け取れません。") from damage
    response = FileResponse(
        file, as_attachment=media_type not in INLINE_TYPES, filename=name, content_type=media_type
    )
    # What comes by the network does not tell its length, and without one a reader cannot see that it broke off.
    response["Content-Length"] = str(size)
    response["X-Content-Type-Options"] = "nosniff"
    return response
