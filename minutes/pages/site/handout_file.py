"""The file of a handout, as long as a public edition lists it."""

from django.http import Http404
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from minutes.files.sending import file_response
from minutes.models import PublishedFile
from minutes.notation.redactions import plain_redactions
from minutes.pages.gone import Gone


def _gone(request, digest):
    """410 for a file that was public once, 404 for one that never was."""
    former = PublishedFile.objects.filter(digest=digest).select_related("edition__retraction").first()
    if former is None or PublishedFile.objects.readable().filter(digest=digest).exists():
        raise Http404("このアドレスの資料はありません。")
    if former.edition.retraction:
        raise Gone(former.edition.retraction)
    response = render(request, "errors/410.html", status=410)
    response["Cache-Control"] = "no-cache"
    return response


def handout_file(request, digest, name):
    """The address holds the digest: a replaced file has another address, and the old one stays with its editions.

    Its name is the one that pages print: where a part of it was withdrawn, ［取消し］ stands there without a number.
    """
    files = PublishedFile.objects.readable().filter(digest=digest).order_by("pk")
    file = next((file for file in files if plain_redactions(file.name) == name), None)
    if file is None:
        return _gone(request, digest)
    etag = f'"{digest}"'
    not_modified = get_conditional_response(request, etag=etag)
    response = not_modified or file_response(digest=digest, name=name, media_type=file.type, size=file.size)
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response
