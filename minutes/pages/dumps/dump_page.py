"""一括ダウンロード: the newest dumps with what is in them, and the same for catalogues of data (DCAT)."""

from itertools import groupby

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from minutes.models import Dump, DumpFile
from minutes.pages.dumps.dump_catalog import catalog
from minutes.pages.site_root import site_root
from minutes.record.canonical import canonical

# The newest dumps that are listed; a site keeps some few (manage.py dump --keep).
SHOWN = 5


def dumps(request):
    found = [
        (
            dump.name,
            localtime(dump.made_at),
            dump.newest_at and localtime(dump.newest_at),
            _tables(dump.files.all()),
        )
        for dump in Dump.objects.living().prefetch_related("files")[:SHOWN]
    ]
    return render(request, "dumps/dumps.html", {"newest": found[:1], "older": found[1:]})


def _tables(files) -> list[tuple[str, list[DumpFile]]]:
    """Returns the files by what is in them: a table stands once, with its JSON Lines and its CSV."""
    return [(title, list(same)) for title, same in groupby(files, key=lambda file: file.title)]


def dump_catalog(request):
    """The newest dump as a catalogue of data in JSON-LD; without one, what it would be a dump of."""
    newest = Dump.objects.living().prefetch_related("files").first()
    value = catalog(
        newest,
        list(newest.files.all()) if newest else [],
        site=site_root(request),
        site_name=settings.SITE_NAME,
        licence=settings.LICENCE,
    )
    return HttpResponse(canonical(value), content_type="application/ld+json")
