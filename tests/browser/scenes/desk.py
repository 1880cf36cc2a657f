"""The desk's side of the scene: a record of 400 turns, small drafts to write in, and a row of every table."""

import datetime

from django.contrib.auth.models import User

from members.models import Organisation, OrganisationChange
from members.registry import add_organisation, record_change
from minutes.desk.importing.import_text import import_text
from minutes.models import LostEdition, SiteText
from tests.builders import MANUSCRIPT, NOON

DRAFTS = 8


def build_desk(by) -> None:
    """The large draft first, then small ones that tell themselves apart by their day."""
    head = MANUSCRIPT.split("■ 開会")[0].replace("9月3日", "10月1日")
    turns = "".join(
        f"（{'深川市' if n % 2 else '当別町'}）\n\n{n}番目の発言。電子化を終えた三千件のうち、紙も残している。\n\n"
        for n in range(400)
    )
    import_text(text=f"{head}■ 意見交換\n\n{turns}", by=by)
    for number in range(DRAFTS):
        import_text(text=MANUSCRIPT.replace("9月3日", f"10月{number + 2}日"), by=by)


def build_rare_rows(by) -> None:
    """A row of each table that has none yet, but of readers' reports: these have a number, and the handbook has a picture of
    the first one. The first page of the desk counts none of them."""
    LostEdition.objects.create(address="2010-01-01-1", number=1, digest="0" * 64, published_at=NOON)
    text = SiteText.objects.get(pk=1)
    text._history_user = by
    text.save()
    before = add_organisation(
        key="x-renraku", name="連絡協会", kana="れんらくきょうかい", kind="other", by=by
    )
    after = Organisation(
        key="x-renraku", name="新連絡協会", kana="しんれんらくきょうかい", kind="other", prefecture=""
    )
    record_change(
        day=datetime.date(2026, 10, 1),
        kind=OrganisationChange.Kind.RENAME,
        before=[before],
        after=[after],
        by=by,
        event="",
    )
    User.objects.create_user("jiro", last_name="着任次郎", is_staff=True)
