"""A stored file as an answer: a type of our own choosing, a download unless it is a PDF or a picture."""

from django.http import FileResponse, Http404

from minutes.files.file_kinds import SHOWN_IN_THE_BROWSER
from minutes.files.store import open_kept


def answer_with(*, digest: str, name: str, kind: str) -> FileResponse:
    """The file of a digest. 404 where the disk does not hold it."""
    file = open_kept(digest)
    if file is None:
        raise Http404("このファイルは、今は受け取れません。")
    answer = FileResponse(
        file, as_attachment=kind not in SHOWN_IN_THE_BROWSER, filename=name, content_type=kind
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
