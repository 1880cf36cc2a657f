"""Records changes (mergers, renames, …) that are newer than the shipped table, and takes them back."""

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
# Kinds of change after which the organisations before it go on: in a 分離 they lose only a part.
KINDS_THAT_END_NOBODY = {Kind.SEPARATION}


class ChangeRefused(Exception):
    """The change would make the registry inconsistent; the message has one line for each reason, for the clerk."""


@transaction.atomic
def record_change(
    *, day: datetime.date, kind: str, before: list[Organisation], after: list[Organisation], by, event: str
) -> OrganisationChange:
    """Stores a change, ends and begins the generations that it concerns, and returns the change.

    `after` holds stored generations, which go on (静岡市, when it took in 蒲原町), and unsaved ones, which begin on that
    day: a new town, or the next generation under the same key. Every generation of `before` that is not in `after`
    ends, except in a 分離. Raises ChangeRefused where verify_registry would find a new inconsistency; then nothing is
    stored.
    """
    _refuse(list(_mistakes(day, before, after)))
    known_problems = set(verify_registry())
    event = event or _event_text(before, after, kind)
    for generation in before:
        if generation not in after and kind not in KINDS_THAT_END_NOBODY:
            _end(generation, day, by, event)
    for generation in after:
        if generation.pk is None:
            _begin(generation, day, by)
    change = _store(day, kind, event, before, after, by)
    _refuse([line for line in verify_registry() if line not in known_problems])
    _raise_revision([*before, *after])
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
    """Undoes a change entered by mistake: what it ended goes on, what it began is deleted. Raises ChangeRefused."""
    if change.shipped:
        raise ChangeRefused("配布の表の廃置分合は取り下げられません。")
    known_problems, day = set(verify_registry()), change.took_effect_on
    concerned = [*change.before.all(), *change.after.all()]
    begun = [row for row in _only_in(change, change.after) if row.valid_from == day and not row.shipped]
    ended = [row for row in _only_in(change, change.before) if row.valid_to == day]
    change._history_user = by
    change.delete()
    for generation in begun:
        _delete(generation, by)
    for generation in ended:
        _end(generation, None, by, "廃置分合の取下げ")
    _refuse([line for line in verify_registry() if line not in known_problems])
    _raise_revision(concerned)


def _raise_revision(rows):
    RegistryState.raise_revision({row.name for row in rows}, {row.key for row in rows})


def _only_in(change, side):
    """The generations on one side of a change that no other change of the same day concerns."""
    others = OrganisationChange.objects.filter(took_effect_on=change.took_effect_on).exclude(pk=change.pk)
    concerned = {*others.values_list("before", flat=True), *others.values_list("after", flat=True)}
    return [generation for generation in side.all() if generation.pk not in concerned]


def _delete(generation, by):
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


def _mistakes(day, before, after):
    """Yields the mistakes that a clerk may make, in plainer words than verify_registry has for them."""
    if not before:
        yield "変更の前の団体を選んでください。"
    if not after:
        yield "変更の後の団体を選ぶか、新しくできる団体を書いてください。"
    if day <= COMPLETE_TO and any(row.shipped and row.prefecture for row in [*before, *after]):
        until = format_era_date(COMPLETE_TO)
        yield f"{until}までの市区町村の廃置分合は、配布の表にすべてあります。それより後の日にしてください。"
    for row in before:
        if row.valid_from >= day or (row.valid_to and row.valid_to < day):
            yield f"{format_era_date(day)}の前の日に、{row} はありません。"
        elif row.valid_to and row.valid_to != day:
            yield f"{row} は{format_era_date(row.valid_to)}になくなることになっています。"
    for row in after:
        if row.pk and (row.valid_from > day or (row.valid_to and row.valid_to <= day)):
            yield f"{format_era_date(day)}に、{row} はありません。"


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


def _event_text(before, after, kind):
    """八鹿町(286010)、養父町(286028) → 養父市(282227)（新設合併）: the default where the clerk wrote no event."""
    names = ("、".join(f"{row.name}({row.key})" for row in side) for side in (before, after))
    return f"{' → '.join(names)}（{Kind(kind).label}）"
