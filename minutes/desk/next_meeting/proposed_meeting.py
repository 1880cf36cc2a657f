"""What a new meeting takes over from the last one of its body: facts, items, and who is to attend. Nothing of the talk."""

import datetime
from collections import Counter
from dataclasses import dataclass, replace

from django.db.models import F

from members.codes import PREFECTURES
from members.models import Organisation
from minutes.desk.memberships.members_on import Member, known_on, members_on
from minutes.desk.next_meeting.attendance_text import Coming, capacity_of
from minutes.desk.next_meeting.title_count import counted_up
from minutes.models import AttendeeOrganisation, Body, Meeting, Membership
from minutes.notation.redactions import redactions_in
from minutes.notation.vocabulary import ANSWER_ONLY

MEMBER, MEMBER_AS, CAME_LAST, NO_MEMBER = (
    "構成団体",
    "構成団体（{}）",
    "前回の出席者",
    "この日は構成団体ではありません",
)
GONE, RENAMED = "この日にはもうない団体です", "{}、前の名は{}"


@dataclass(frozen=True)
class Proposed:
    """Somebody who may attend: as what, whether that is proposed, and why or why not, in words."""

    coming: Coming
    organisation: Organisation | None
    is_ticked: bool
    why: str


@dataclass(frozen=True)
class ProposedFacts:
    """The facts and the items (lines) of a new meeting. A text that holds a redaction is not taken over."""

    title: str = ""
    venue: str = ""
    agenda: str = ""
    contact: str = ""
    items: str = ""


NEWEST_FIRST = (F("held_on").desc(nulls_last=True), "-id")


def last_of(body: Body) -> Meeting | None:
    """Returns the last meeting of a body by its day; without a day, the one that was made last."""
    return Meeting.objects.filter(body=body).order_by(*NEWEST_FIRST).first()


def _with_rows(last: Meeting, rows: str) -> Meeting:
    """Returns the meeting, or where it has no such rows, as one that is only announced, the last of its body that has."""
    if getattr(last, rows).exists():
        return last
    others = Meeting.objects.filter(**{"body": last.body_id, f"{rows}__isnull": False})
    return others.order_by(*NEWEST_FIRST).first() or last


def proposed_facts(last: Meeting | None) -> ProposedFacts:
    if last is None:
        return ProposedFacts()
    titles = _with_rows(last, "items").items.order_by("position").values_list("title", flat=True)
    return ProposedFacts(
        title=counted_up(_unmasked(last.title)),
        venue=_unmasked(last.venue),
        agenda=_unmasked(last.agenda),
        contact=_unmasked(last.contact),
        items="\n".join(title for title in titles if not redactions_in(title)),
    )


def _unmasked(text: str) -> str:
    return "" if redactions_in(text) else text


def proposed_attendees(*, last: Meeting | None, body: Body, day: datetime.date) -> list[Proposed]:
    """Returns the members of the body on a day, then whoever else attended last; each label once."""
    came = list(_came(last)) if last else []
    rows = list(body.memberships.select_related("organisation__same_as"))
    known = known_on([row.organisation for row in [*rows, *came] if row.organisation], day)
    listed = _listed(members_on(rows, day, known), came, known)
    ever = {_code(row, known) for row in rows}
    # A name that nobody has settled yet (美里町) is offered by the member that bears it.
    borne = {one.coming.label for one in listed.values()}
    others = [
        _of_last(row, known, is_of_members=_code(row, known) in ever)
        for row in came
        if (_code(row, known) not in listed if row.organisation_id else row.label not in borne)
    ]
    return _labelled([*listed.values(), *others])


def _came(last: Meeting):
    """Yields those who attended, but for a masked name, and for who only answered in writing."""
    came = _with_rows(last, "attendees").attendees
    rows = came.exclude(capacity=ANSWER_ONLY).select_related("organisation__same_as")
    yield from (row for row in rows.order_by("position") if not redactions_in(row.label))


def _code(row: AttendeeOrganisation | Membership, known) -> str | None:
    """Returns the code under which the organisation of a row is known; None for a name that is tied to none."""
    organisation = known.get(row.organisation_id, row.organisation)
    return organisation.key if organisation else None


def _listed(members: list[Member], came, known) -> dict[str, Proposed]:
    """Returns {code: the proposal of a member}; the first of several offices counts."""
    came_last = {_code(row, known): row for row in came if row.organisation_id}
    listed: dict[str, Proposed] = {}
    for member in members:
        code = (member.organisation or member.stored).key
        listed.setdefault(code, _of_member(member, came_last.get(code)))
    return listed


def _of_member(member: Member, row: AttendeeOrganisation | None) -> Proposed:
    named = member.organisation or member.stored
    before = row.capacity if row and row.capacity != "unknown" else "attendee"
    why = MEMBER_AS.format(member.office) if member.office else MEMBER
    if member.organisation is None:
        why = GONE
    elif named.name != member.stored.name:
        why = RENAMED.format(why, member.stored.name)
    came_as = _unmasked(row.representative) if row else ""
    coming = Coming(
        named.name,
        capacity_of(member.office, before),
        came_as if member.office in came_as else member.office,
    )
    return Proposed(coming, member.organisation, member.organisation is not None, why)


def _of_last(row: AttendeeOrganisation, known, *, is_of_members: bool) -> Proposed:
    now = known.get(row.organisation_id)
    label, why = row.label, NO_MEMBER if is_of_members else CAME_LAST
    if row.organisation_id and now is None:
        why = GONE
    elif now and now.name != row.organisation.name:
        label, why = now.name, RENAMED.format(why, row.label)
    is_ticked = why not in (GONE, NO_MEMBER) and not _only_spoke(row)
    return Proposed(Coming(label, row.capacity, _unmasked(row.representative)), now, is_ticked, why)


def _only_spoke(row: AttendeeOrganisation) -> bool:
    """Tells whether a person stood in no list and only spoke: nobody knows whether he comes again."""
    return row.label_kind == AttendeeOrganisation.LabelKind.PERSON and row.capacity == "unknown"


def _labelled(proposed: list[Proposed]) -> list[Proposed]:
    """Returns them with the prefecture before a name that two bear (熊本県美里町), and each label once."""
    names = Counter(one.coming.label for one in proposed)
    by_label = {}
    for one in proposed:
        label = one.coming.label
        if names[label] > 1 and one.organisation and one.organisation.prefecture:
            label = f"{PREFECTURES[one.organisation.prefecture].name}{label}"
        by_label.setdefault(label, replace(one, coming=replace(one.coming, label=label)))
    return list(by_label.values())
