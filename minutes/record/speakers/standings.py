"""As what somebody speaks in a record (立場): chair, executive, member, witness …; an organisation by its capacity. Pure.

A person's standing is the office that its label ends with, before a bracket or in it (伊藤議長, 議長（伊藤君）, ２２番（筒井議員）),
or else the one that stands before its name in 出席者 (委員　海野二郎). What says no office is guessed from nothing else.
"""

import re

from minutes.notation.redactions import redactions_in
from minutes.notation.vocabulary import SECRETARIAT_LABEL
from minutes.record.record import AttendeeRow

OF_CAPACITIES = ("officer", "observer", "audience")
# What follows an office and changes nothing of it: 品川保健所長兼務, 委員長代理.
_APPENDED = re.compile(r"(兼務|事務取扱|心得|(職務)?代理者?)+$")
_TITLES = re.compile("(君|さん|氏|様|殿)$")
_BRACKET = re.compile(r"[（(](?P<inside>[^（）()]*)[）)]")
# The first that a label ends with decides. 教育委員 and 監査委員 explain to an assembly, they are no members of it; a 理事 of
# a committee is one; the 会長 of a 町会 presides at home.
OFFICES = [
    (standing, re.compile(f"(?:{pattern})$"))
    for standing, pattern in (
        ("witness", "参考人|公述人|証人|意見陳述人"),
        ("clerk", "書記|書記長|議会事務局(長|次長|係長|主査|主任|書記)?"),
        (
            "executive",
            "(教育|監査|(選挙管理|公平|農業|人事|固定資産評価審査)委員会?)(委員|委員長)|選挙管理委員(長)?",
        ),
        ("person", "(町|町内|自治|商店|振興|婦人|老人|連合)会長"),
        ("chair", "議長|委員長|座長|会長|部会長|理事長|議事進行|司会|司会者|職務代理|職務代理者"),
        (
            "executive",
            "理事者|説明員|知事|市長|区長|町長|村長|助役|収入役|出納長|教育長|管理者|大臣|政務官|長官|審議官|参与|参事|主幹|主査"
            "|主任|主事|補佐|技監|政策監|危機管理監|専門官|[部局課室係班科]長|次長|所長|館長|園長|署長|院長|校長|センター長|消防長|消防団長|支所長",
        ),
        ("member", "議員|委員|理事|監事|幹事|評議員|会員|[0-9０-９]+番"),
    )
]


def standing_of(attendee: AttendeeRow) -> str:
    """Returns a code of STANDINGS; "" of a name that was withdrawn, of which nothing is told.

    >>> row = {"label": "議長（伊藤君）", "label_kind": "person", "capacity_kind": "attendee", "representative": ""}
    >>> standing_of(row), standing_of(row | {"label": "深川市", "label_kind": "organisation"})
    ('chair', 'organisation')
    """
    label, capacity = attendee["label"], attendee["capacity_kind"]
    if redactions_in(label):
        return ""
    if attendee["label_kind"] == "person":
        return standing_of_person(label, attendee["representative"])
    if capacity == "secretariat" or label.endswith(SECRETARIAT_LABEL):
        return "secretariat"
    return capacity if capacity in OF_CAPACITIES else "organisation"


def standing_of_person(label: str, office: str = "") -> str:
    """Returns the standing of a person; `office` is what 出席者 says beside the name.

    >>> [standing_of_person(label) for label in ("大塚委員", "２２番（筒井議員）", "総務部長・会計課長兼務", "監査委員", "海野君")]
    ['member', 'member', 'executive', 'executive', 'person']
    """
    said = _BRACKET.search(label)
    texts = [_BRACKET.sub("", label), said["inside"] if said else "", office.partition("\u3000")[0]]
    return next(filter(None, map(_standing_in, texts)), "person")


def _standing_in(text):
    name = _TITLES.sub("", "".join(text.split()))
    office = _APPENDED.sub("", name) or name
    return next((standing for standing, pattern in OFFICES if pattern.search(office)), "")
