"""A handout's file, to whoever asks for it, as long as an edition lists it."""

from django.http import Http404
from django.utils.cache import get_conditional_response

from minutes.files.sending import answer_with
from minutes.models import PublishedFile


def handout_file(request, digest, name):
    """The digest is in the address: a replaced file has another one, and this one stays with its editions."""
    listed = PublishedFile.objects.filter(digest=digest, name=name).order_by("pk").first()
    if listed is None:
        raise Http404("この番地の資料はありません。")
    etag = f'"{digest}"'
    unchanged = get_conditional_response(request, etag=etag)
    answer = unchanged or answer_with(digest=digest, name=listed.name, kind=listed.type)
    answer["ETag"] = etag
    answer["Cache-Control"] = "no-cache"
    return answer
