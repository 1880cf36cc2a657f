"""A handout's file, to whoever asks for it, as long as an edition lists it."""

from django.http import Http404
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from minutes.files.sending import file_response
from minutes.models import PublishedFile
from minutes.pages.gone import Gone


def _gone(request, digest):
    """410 for a file that was public once, 404 for one that never was."""
    once = PublishedFile.objects.filter(digest=digest).select_related("edition__retraction").first()
    if once is None or PublishedFile.objects.readable().filter(digest=digest).exists():
        raise Http404("この番地の資料はありません。")
    if once.edition.retraction:
        raise Gone(once.edition.retraction)
    answer = render(request, "410.html", status=410)
    answer["Cache-Control"] = "no-cache"
    return answer


def handout_file(request, digest, name):
    """The digest is in the address: a replaced file has another one, and this one stays with its editions."""
    listed = PublishedFile.objects.readable().filter(digest=digest, name=name).order_by("pk").first()
    if listed is None:
        return _gone(request, digest)
    etag = f'"{digest}"'
    unchanged = get_conditional_response(request, etag=etag)
    answer = unchanged or file_response(digest=digest, name=listed.name, media_type=listed.type)
    answer["ETag"] = etag
    answer["Cache-Control"] = "no-cache"
    return answer
