"""Mergers, renames and the like that happened after the shipped table was made, entered by hand."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from members.models import Organisation, OrganisationChange, RegistryState
from members.registry.add_organisation import store_organisation
from members.registry.shipped_table import COMPLETE_TO
from members.registry.verify import verify_registry
from members.wareki import format_era_date

Kind = OrganisationChange.Kind
# Those from whom a part was taken stand on.
LEAVES_STANDING = {Kind.SEPARATION}


class ChangeRefused(Exception):
    """Why a change cannot have been so; one line each, for the clerk. Nothing was written."""


@transaction.atomic
def record_change(
    *, day: datetime.date, kind: str, before: list[Organisation], after: list[Organisation], by, event: str
) -> OrganisationChange:
    """Store what became of `before` on `day`, end and begin the generations concerned, and return the change.

    `after` holds generations that stood and stand on (八鹿町 into 養父市) and unsaved ones, which begin on that day:
    a new town, or the next generation under the same key. Every generation of `before` that is not in `after` ends
    (but for a 分離). Raises ChangeRefused: the registry must be as sound afterwards as verify_registry asks.
    """
    _refuse(list(_unlikely(day, before, after)))
    known = set(verify_registry())
    event = event or _event(before, after, kind)
    for one in before:
        if one not in after and kind not in LEAVES_STANDING:
            _end(one, day, by, event)
    for one in after:
        if one.pk is None:
            _begin(one, day, by)
    change = _store(day, kind, event, before, after, by)
    _refuse([line for line in verify_registry() if line not in known])
    RegistryState.raise_revision()
    return change


def _store(day, kind, event, before, after, by):
    change = OrganisationChange(took_effect_on=day, kind=kind, event=event)
    change._history_user = by
    change.save()
    change.before.set(before)
    change.after.set(after)
    return change


@transaction.atomic
def take_back_change(*, change: OrganisationChange, by) -> None:
    """Undo a change entered by mistake: what it ended stands again, what it began goes. Raises ChangeRefused."""
    if change.shipped:
        raise ChangeRefused("配布の表の廃置分合は取り下げられません。")
    known, day = set(verify_registry()), change.took_effect_on
    begun = [one for one in _only_in(change, change.after) if one.valid_from == day and not one.shipped]
    ended = [one for one in _only_in(change, change.before) if one.valid_to == day]
    change._history_user = by
    change.delete()
    for one in begun:
        _remove(one, by)
    for one in ended:
        _end(one, None, by, "廃置分合の取下げ")
    _refuse([line for line in verify_registry() if line not in known])
    RegistryState.raise_revision()


def _only_in(change, side):
    """The generations on one side of a change that no other change of its day has a part in."""
    others = OrganisationChange.objects.filter(took_effect_on=change.took_effect_on).exclude(pk=change.pk)
    taken = {*others.values_list("before", flat=True), *others.values_list("after", flat=True)}
    return [one for one in side.all() if one.pk not in taken]


def _remove(generation, by):
    generation._history_user = by
    if generation.changes_in.exists() or generation.changes_out.exists():
        raise ChangeRefused(f"{generation} にはその後の廃置分合があるので、取り下げられません。")
    try:
        generation.delete()
    except ProtectedError as error:
        raise ChangeRefused(
            f"{generation} は会議の記録などで使われているので、取り下げられません。"
        ) from error


def _refuse(lines):
    if lines:
        raise ChangeRefused("\n".join(lines))


def _unlikely(day, before, after):
    """What a clerk mistook, in plainer words than the checks of the whole registry have."""
    if not before:
        yield "変更の前の団体を選んでください。"
    if not after:
        yield "変更の後の団体を選ぶか、新しくできる団体を書いてください。"
    if day <= COMPLETE_TO and any(one.shipped and one.prefecture for one in [*before, *after]):
        until = format_era_date(COMPLETE_TO)
        yield f"{until}までの市区町村の廃置分合は、配布の表にすべてあります。それより後の日にしてください。"
    for one in before:
        if one.valid_from >= day or (one.valid_to and one.valid_to < day):
            yield f"{format_era_date(day)}の前の日に、{one} はありません。"
        elif one.valid_to and one.valid_to != day:
            yield f"{one} は{format_era_date(one.valid_to)}になくなることになっています。"
    for one in after:
        if one.pk and (one.valid_from > day or (one.valid_to and one.valid_to <= day)):
            yield f"{format_era_date(day)}に、{one} はありません。"


def _end(generation, day, by, reason):
    generation.valid_to = day
    generation._history_user = by
    generation._change_reason = reason
    generation.save()


def _begin(generation, day, by):
    generation.valid_from = day
    try:
        return store_organisation(row=generation, by=by)
    except ValidationError as error:
        raise ChangeRefused("\n".join(error.messages)) from error


def _event(before, after, kind):
    """八鹿町、養父町 → 養父市（新設合併）: what is said where the clerk said nothing."""
    names = ("、".join(f"{one.name}({one.key})" for one in side) for side in (before, after))
    return f"{' → '.join(names)}（{Kind(kind).label}）"
