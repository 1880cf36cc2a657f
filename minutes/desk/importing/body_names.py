"""Finds the 会議体 in a title: 「総会 平成23年度…会 情報交換会議 会議録」 is a record of 情報交換会議."""

import re

from django.db import IntegrityError, transaction

from minutes.models import Body

RECORD_WORDS = re.compile(r"(会議録|議事録|会議概要|議事概要|会議の記録)$")
NUMBERING = re.compile(
    r"^((平成|令和|昭和)?[0-9０-９元]+年度?|第[0-9０-９一二三四五六七八九十]+回|通算[0-9０-９]+回|\s|　)+"
)
MEETING_WORD = re.compile(r"(会議|総会|部会|委員会|協議会|連絡会|会)$")


def body_name_in(title: str) -> str:
    """Returns the name of the 会議体 in a title: its last word that ends in 会, without year and numbering.

    >>> body_name_in("令和8年度 第2回 役員会 議事録")
    '役員会'
    >>> body_name_in("平成23年度通常総会会議録")
    '通常総会'
    """
    words = [NUMBERING.sub("", RECORD_WORDS.sub("", word)) for word in title.split()]
    meetings = [word for word in words if MEETING_WORD.search(word)]
    return meetings[-1] if meetings else "会議"


def body_for(*, title: str, name: str | None, by) -> Body:
    """Returns the Body of that name or key, else of the name in the title; a missing one is stored, without secretariat.

    Raises ValidationError where the name cannot be that of a Body.
    """
    name = (name or body_name_in(title)).strip()
    found = None
    while found is None:  # each further turn finds what another import has stored meanwhile
        stored = Body.objects.filter(name=name).first() or Body.objects.filter(key=name).first()
        found = stored or _made(name, by)
    return found


def _made(name: str, by) -> Body | None:
    """Stores a new Body; None where another import took its name or its key at this very moment. This one waits for it."""
    body = Body(key=_free_key(), name=name)
    body._history_user = by
    body._change_reason = "取込みのときに会議名から作成"
    body.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            body.save()
    except IntegrityError:
        return None
    return body


def _free_key() -> str:
    taken = set(Body.objects.values_list("key", flat=True))
    return next(f"kaigi-{number}" for number in range(1, len(taken) + 2) if f"kaigi-{number}" not in taken)
