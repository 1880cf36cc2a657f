"""Any edition of a record: by its number, as of a day, and as data that anyone can check (docs/verification.md)."""

import datetime

from django import forms
from django.db.models import Q, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from members import wareki
from members.fields import EraDateField, EraDateInput
from minutes.models import Edition
from minutes.pages.finding import editions_of, numbered
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
    return record_page(request, editions, numbered(editions, number))


def as_of_form(request, address):
    """Asks for a day in either calendar, and leads to the record as it stood then."""
    editions = editions_of(address)
    form = DayForm(request.GET if "day" in request.GET else None)
    if form.is_valid():
        return redirect("pages:as_of", address=address, day=form.cleaned_data["day"].isoformat())
    return _ask(request, editions, form)


def as_of(request, address, day):
    """The last edition whose day in Japan is not after that day."""
    today, asked = timezone.localdate(), _day(day)
    last = _last_until(address, min(asked, today))
    editions = editions_of(address, Q(pk=Subquery(last.values("pk")[:1])))
    shown = next((one for one in editions if one.text), None)
    if asked > today:
        return _ask(request, editions, DayForm(), f"{_called(asked)}は、まだ来ていません。")
    if shown is None and last.exists():
        raise missing(address, last.first().number)
    if shown is None:
        said = f"{_called(asked)}には、まだ公開されていませんでした。"
        return _ask(request, editions, DayForm(), said)
    return record_page(request, editions, shown, as_of=asked, is_today=asked == today)


def edition_data(request, address, number):
    """`…/editions/2.json`: all that the digest of one edition is computed over."""
    editions = editions_of(address)
    found = numbered(editions, number)
    whole = Edition.objects.prefetch_related("corrections").get(pk=found.pk)
    before = [link.digest for link in chain(address) if link.number < number]
    return _json(edition_download(whole, previous=before[-1] if before else address))


def chain_data(request, address):
    """`…/editions.json`: every edition of the meeting with its digest, and where its data is."""
    editions = editions_of(address)
    links = {
        one.number: request.build_absolute_uri(reverse("pages:edition_data", args=[address, one.number]))
        for one in editions
    }
    return _json(chain_download(address, chain(address), editions, links))


def _json(value):
    return HttpResponse(canonical(value), content_type="application/json; charset=utf-8")


def _day(typed):
    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        raise Http404("この日はありません。") from None


def _called(day):
    """Eras are known from 明治6年 on, when the calendar became ours."""
    return wareki.format_era_date(day) if day.year > 1872 else day.isoformat()


def _last_until(address, day):
    end = datetime.datetime.combine(day + A_DAY, datetime.time.min, timezone.get_default_timezone())
    before = Edition.objects.filter(address=address, published_at__lt=end).without_record()
    return before.order_by("-number")


def _ask(request, editions, form, problem=""):
    context = {
        "editions": editions,
        "newest": editions[0],
        "first": editions[-1],
        "form": form,
        "problem": problem,
        "record_url": reverse("pages:meeting", args=[editions[0].address]),
    }
    return render(request, "record/as_of.html", context, status=404 if problem else 200)
