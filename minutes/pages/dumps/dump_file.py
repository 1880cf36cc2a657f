"""One file of a dump, whole or from a byte on, in pieces: 410 from the moment at which anything was withdrawn since."""

import logging
from collections.abc import Iterator
from pathlib import Path

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from minutes.dumps.kept_dumps import storage, stored_name
from minutes.models import Dump, DumpFile
from minutes.pages.dependencies import withdrawn_so_far
from minutes.pages.dumps.byte_ranges import ByteRange, NotSatisfiable, read_range
from minutes.pages.streaming import LONGEST_PIECE, stream

LOST = "このファイルは、今は受け取れません。"
log = logging.getLogger("minutes.dumps")
# What a program is told that a file is. Compressed files are sent as they are, so that their digest is that of what came.
TYPES = {".gz": "application/gzip", ".json": "application/json"}


def dump_file(request, dump, file):
    """The file's digest is its ETag. What was withdrawn so far is asked first: an act that ends the dump after it was found
    breaks the answer off."""
    before = withdrawn_so_far()
    found = DumpFile.objects.filter(dump__in=Dump.objects.living(), dump__name=dump, name=file).first()
    if found is None:
        return _gone(request, dump, file)
    etag = f'"{found.digest}"'
    response = get_conditional_response(request, etag=etag) or _answer(request, found, dump, etag, before)
    if response.status_code < 500:
        response["ETag"] = etag
        response["Accept-Ranges"] = "bytes"
        response["Cache-Control"] = "no-cache"
    return response


def _gone(request, dump, file):
    """410 for a dump that has ended, 404 for one that never was."""
    if not DumpFile.objects.filter(dump__name=dump, name=file).exists():
        raise Http404("このアドレスのファイルはありません。")
    response = render(request, "dumps/dump_gone.html", status=410)
    response["Cache-Control"] = "no-cache"
    return response


def _answer(request, found, dump, etag, before):
    try:
        asked = _range(request, found.size, etag)
    except NotSatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{found.size}"})
    part, kind = asked or ByteRange(0, found.size), TYPES[Path(found.name).suffix]
    if request.method == "HEAD":
        response = StreamingHttpResponse((), content_type=kind)
    else:
        file = _opened(dump, found)
        response = stream(request, _pieces(file, part), content_type=kind, name=found.name, since=before)
        response._resource_closers.append(file.close)  # as FileResponse does
    if response.status_code == 200:
        response["Content-Length"] = str(part.length)
    if response.status_code == 200 and asked:
        response.status_code = 206
        response["Content-Range"] = f"bytes {part.start}-{part.end - 1}/{found.size}"
    return response


def _range(request, size, etag) -> ByteRange | None:
    """A part is sent only to a reader whose other parts are of the same file (If-Range)."""
    if request.method != "GET" or request.headers.get("If-Range", etag) != etag:
        return None
    return read_range(request.headers.get("Range", ""), size)


def _opened(dump, found):
    """Opens a file. Raises Http404 where the storage does not hold it, or not as it was made."""
    try:
        opened = storage().opened(stored_name(dump, found.name))
    except OSError as error:
        log.error("the file %s of the dump %s is not sent: %s", found.name, dump, error)
        raise Http404(LOST) from error
    if opened.size != found.size:
        opened.file.close()
        log.error("the file %s of the dump %s is not as it was made", found.name, dump)
        raise Http404(LOST)
    return opened.file


def _pieces(file, part: ByteRange) -> Iterator[bytes]:
    """Yields a part of a file. What comes of a bucket comes from its beginning."""
    if file.seekable():
        file.seek(part.start)
    else:
        _read_over(file, part.start)
    left = part.length
    while left:
        piece = file.read(min(left, LONGEST_PIECE))
        if not piece:
            raise EOFError("the file of a dump is shorter than it was")
        left -= len(piece)
        yield piece


def _read_over(file, length):
    while length:
        length -= len(file.read(min(length, LONGEST_PIECE))) or length
