"""The pages of any edition of a record, by number or as of a day, and its data (docs/verification.md)."""

import datetime

from django import forms
from django.db.models import Q, QuerySet, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from members import wareki
from members.fields import EraDateField, EraDateInput
from minutes.models import Edition
from minutes.pages.finding import edition_numbered, editions_of
from minutes.pages.gone import missing
from minutes.pages.record.meetings import record_page
from minutes.publication.chain import chain
from minutes.publication.editions.download import chain_download, edition_download
from minutes.record.canonical import canonical

A_DAY = datetime.timedelta(days=1)


class DayForm(forms.Form):
    day = EraDateField(
        label="この日の終わりの時点で読む",
        help_text="例: 平成26年4月1日、R8.4.1、2026/4/1",
        widget=EraDateInput({"class": "field", "id": "day", "autocomplete": "off"}),
    )


def edition(request, address, number):
    editions = editions_of(address, Q(number=number))
    return record_page(request, editions, edition_numbered(editions, number))


def as_of_form(request, address):
    """The form that asks for a day in either calendar; ?day= leads to the record as of that day."""
    editions = editions_of(address)
    form = DayForm(request.GET if "day" in request.GET else None)
    if form.is_valid():
        return redirect("pages:as_of", address=address, day=form.cleaned_data["day"].isoformat())
    return _as_of_page(request, editions, form)


def as_of(request, address, day):
    """The page of the last edition that was published on a day in Japan or before."""
    today, day = timezone.localdate(), _day(day)
    until_then = _published_until(address, min(day, today))
    editions = editions_of(address, Q(pk=Subquery(until_then.values("pk")[:1])))
    edition = next((edition for edition in editions if edition.text), None)
    if day > today:
        return _as_of_page(request, editions, DayForm(), f"{_day_name(day)}は、まだ来ていません。")
    if edition is None and until_then.exists():
        raise missing(address, until_then.first().number)
    if edition is None:
        problem = f"{_day_name(day)}には、まだ公開されていませんでした。"
        return _as_of_page(request, editions, DayForm(), problem)
    return record_page(request, editions, edition, as_of=day, is_today=day == today)


def edition_data(request, address, number):
    """…/editions/2.json: all that the digest of one edition is computed over."""
    readable = edition_numbered(editions_of(address), number)
    edition = Edition.objects.prefetch_related("corrections").get(pk=readable.pk)
    before = [link.digest for link in chain(address) if link.number < number]
    return _json(edition_download(edition, previous=before[-1] if before else address))


def chain_data(request, address):
    """…/editions.json: every edition of the meeting with its digest, and where its data is."""
    editions = editions_of(address)
    data_urls = {
        edition.number: request.build_absolute_uri(
            reverse("pages:edition_data", args=[address, edition.number])
        )
        for edition in editions
    }
    return _json(chain_download(address, chain(address), editions, data_urls))


def _json(value):
    return HttpResponse(canonical(value), content_type="application/json; charset=utf-8")


def _day(typed: str) -> datetime.date:
    """Returns the day of an address. Raises Http404 where there is no such day."""
    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        raise Http404("この日はありません。") from None


def _day_name(day: datetime.date) -> str:
    """Returns a day by its era from 明治6年 on, when Japan took the Gregorian calendar; an earlier one as 1872-12-31."""
    return wareki.format_era_date(day) if day.year > 1872 else day.isoformat()


def _published_until(address: str, day: datetime.date) -> QuerySet[Edition]:
    """Returns the editions published on a day in Japan or before, the newest first, those taken down too."""
    end = datetime.datetime.combine(day + A_DAY, datetime.time.min, timezone.get_default_timezone())
    return Edition.objects.filter(address=address, published_at__lt=end).without_record().order_by("-number")


def _as_of_page(request, editions, form, problem=""):
    context = {
        "editions": editions,
        "newest": editions[0],
        "first": editions[-1],
        "form": form,
        "problem": problem,
        "record_url": reverse("pages:meeting", args=[editions[0].address]),
    }
    return render(request, "record/as_of.html", context, status=404 if problem else 200)
