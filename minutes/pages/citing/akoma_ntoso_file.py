"""…/editions/2.akn.xml: any edition as Akoma Ntoso 3.0; …/record.akn.xml: the newest one, always at the same address."""

import json
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.http import HttpResponse
from django.utils import timezone

from minutes.akoma_ntoso.debate import akoma_ntoso
from minutes.akoma_ntoso.debate_edition import (
    ChainedEdition,
    DebateEdition,
    NotedCorrection,
    NotedWithdrawal,
)
from minutes.akoma_ntoso.identification import MEDIA_TYPE
from minutes.models import Correction
from minutes.pages.citing.citations import edition_address, status_name
from minutes.pages.finding import edition_numbered, edition_with_text, editions_of
from minutes.publication.chain import chain
from minutes.record.block_keys import BlockKey
from minutes.record.stored_record import read_record

NOT_READABLE = "公開していない版"


def akoma_ntoso_of_edition(request, address, number):
    editions = editions_of(address, Q(number=number))
    return _file(request, editions, edition_numbered(editions, number))


def akoma_ntoso_of_newest(request, address):
    editions = editions_of(address)
    return _file(request, editions, edition_with_text(editions))


def _file(request, editions, edition):
    """The record is read with the names of its redactions, which lead to the reasons of the withdrawals."""
    parts = urlsplit(edition_address(request, edition))
    written = akoma_ntoso(
        read_record(edition.text), _debate_edition(f"{parts.scheme}://{parts.netloc}", editions, edition)
    )
    response = HttpResponse(written, content_type=MEDIA_TYPE)
    name = f"{edition.address}-{edition.number}.akn.xml"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _debate_edition(site, editions, edition) -> DebateEdition:
    statuses = {one.number: status_name(one) for one in editions}
    return DebateEdition(
        site_name=settings.SITE_NAME,
        site=site,
        address=edition.address,
        number=edition.number,
        editions=tuple(
            ChainedEdition(
                link.number,
                timezone.localtime(link.published_at),
                statuses.get(link.number, NOT_READABLE),
            )
            for link in chain(edition.address)
        ),
        corrections=tuple(_corrections(edition)),
        withdrawals={
            name: NotedWithdrawal(date.fromisoformat(grounds["on"]), grounds["reason"], grounds["rule"])
            for name, grounds in sorted(json.loads(edition.tombstones).items())
        },
    )


def _corrections(edition):
    """Yields what this edition and those before it corrected, as far as these can be read."""
    rows = Correction.objects.filter(
        edition__address=edition.address,
        edition__number__lte=edition.number,
        edition__retraction__isnull=True,
    )
    for row in rows.select_related("edition").order_by("edition__number", "position"):
        key = BlockKey.parse(row.key)
        yield NotedCorrection(row.edition.number, key, row.change, row.get_category_display(), row.reason)
