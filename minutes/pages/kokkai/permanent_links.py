"""/txt/会議録ID and /txt/会議録ID/発言番号 lead to our own pages. No cache keeps where: an order counts the newest edition."""

from django.http import Http404, HttpResponseRedirect
from django.urls import reverse

from minutes.models import Edition, IssueID, Passage
from minutes.pages.gone import missing, readable_editions
from minutes.search.spoken_keys import KINDS

NOT_FOUND = "この会議録IDの会議録や発言はありません。"


def permanent_link(request, issue_id, order="0"):
    """Redirects to the record of an issueID, or to its remark of this order. Raises Gone where it was taken down."""
    address = _address_of(issue_id)
    response = HttpResponseRedirect(_path(address, int(order)))
    response.headers["Cache-Control"] = "no-store"
    return response


def _address_of(issue_id) -> str:
    editions = Edition.objects.filter(meeting__in=IssueID.objects.filter(issue_id=issue_id).values("meeting"))
    address = editions.order_by("number").values_list("address", flat=True).first()
    if address is None:
        raise Http404(NOT_FOUND)
    if not readable_editions(address).exists():
        raise missing(address)
    return address


def _path(address, order) -> str:
    if order == 0:
        return reverse("pages:meeting", args=[address])
    numbers = Passage.objects.filter(address=address, kind__in=KINDS).order_by("position")
    number = list(numbers.values_list("number", flat=True)[order - 1 : order])
    if not number or Edition.objects.newest().filter(address=address, status__in=Edition.ANNOUNCEMENTS):
        raise Http404(NOT_FOUND)
    return reverse("pages:remark", args=[address, *number])
