"""Sends a stored file to a browser, with a media type of the program's own choice."""

from django.http import FileResponse, Http404

from minutes.files.file_kinds import INLINE_TYPES
from minutes.files.store import open_stored


def file_response(*, digest: str, name: str, media_type: str) -> FileResponse:
    """Returns a stored file as a response: a PDF or a picture to be shown, everything else as a download.

    Raises Http404 where the disk does not hold it.
    """
    file = open_stored(digest)
    if file is None:
        raise Http404("このファイルは、今は受け取れません。")
    response = FileResponse(
        file, as_attachment=media_type not in INLINE_TYPES, filename=name, content_type=media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
