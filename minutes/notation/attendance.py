"""The 出席者 block of a record → who is named there, and how many of each capacity. Capacities are codes of
`vocabulary.CAPACITIES`. What cannot be told for sure is left out: the block itself is kept as printed."""

import re
from dataclasses import dataclass

from minutes.notation.document import is_label
from minutes.notation.reading.speakers import is_speaker

OFFICER, ATTENDEE, OBSERVER = "officer", "attendee", "observer"
AUDIENCE, SECRETARIAT, UNKNOWN = "audience", "secretariat", "unknown"

CAPACITY_WORDS = [
    (OBSERVER, re.compile(r"オブザーバー?")),
    (AUDIENCE, re.compile(r"傍聴(者|人)?")),
    (SECRETARIAT, re.compile(r"事務局")),
    (OFFICER, re.compile(r"役員")),
    (ATTENDEE, re.compile(r"(出席|参加)(者|団体)?|(一般)?会員|委員")),
]
COUNT = re.compile(
    r"(?P<people>[0-9０-９]{1,6})\s*[名人](\s*([（(]\s*)?(?P<organisations>[0-9０-９]{1,6})\s*団体\s*[）)]?)?"
    r"|(?P<organisations_first>[0-9０-９]{1,6})\s*団体(\s*([（(]\s*)?(?P<people_after>[0-9０-９]{1,6})\s*[名人]\s*[）)]?)?"
)
PREFIX = re.compile(r"(?P<word>[^:：]{1,30}?)\s*[:：]\s*(?P<rest>.*)")
OTHERS = re.compile(r"(ほか|他|外)[\s0-9０-９]*(市町村|団体|名|人)?$")
NAME_AND_BRACKET = re.compile(r"(?P<name>[^（(]+)[（(](?P<inside>.*)[）)]")
IN_BRACKETS = re.compile(r"[（(]([^（()）]|[（(][^（()）]*[）)])*[）)]")
SEPARATOR = re.compile(r"[、，,；;]|及び|並びに|ならびに")
NOBODY = {"なし", "無し", "無", "－", "-", "ー", "以上", "別紙", "別紙のとおり"}


@dataclass(frozen=True)
class HeadCount:
    """How many came in one capacity. None: the block does not say."""

    capacity: str
    people: int | None = None
    organisations: int | None = None


@dataclass(frozen=True)
class Attendee:
    """One organisation that the block names, by its label as printed."""

    label: str
    capacity: str
    representative: str = ""


def head_counts(text: str) -> tuple[HeadCount, ...]:
    """The counts by capacity, in the order of the block; organisations that are only named are counted.

    >>> head_counts("役員10名(10団体)、総務省(オブザーバ)")
    (HeadCount(capacity='officer', people=10, organisations=10), HeadCount(capacity='observer', people=None, organisations=1))
    """
    counts: dict[str, HeadCount] = {}
    entries = list(_entries(text))
    for entry in entries:
        said = entry if isinstance(entry, HeadCount) else HeadCount(entry.capacity)
        before = counts.get(entry.capacity, HeadCount(entry.capacity))
        counts[entry.capacity] = HeadCount(
            entry.capacity, _sum(before.people, said.people), _sum(before.organisations, said.organisations)
        )
    complete = not any(OTHERS.search(line) for line in text.split("\n"))
    return tuple(_with_named(count, entries) if complete else count for count in counts.values())


def count_in_words(people: int | None, organisations: int | None) -> str:
    """Returns a head count as a record prints it; an empty string where nothing was counted.

    >>> count_in_words(10, 10), count_in_words(2, None), count_in_words(None, 3), count_in_words(None, None)
    ('10名（10団体）', '2名', '3団体', '')
    """
    if people is None:
        return "" if organisations is None else f"{organisations}団体"
    return f"{people}名" if organisations is None else f"{people}名（{organisations}団体）"


def attendees(text: str) -> tuple[Attendee, ...]:
    """The organisations that the block names, each once.

    >>> attendees("役員：水瀬市（会長 山田太郎）")
    (Attendee(label='水瀬市', capacity='officer', representative='会長 山田太郎'),)
    """
    found: dict[str, Attendee] = {}
    for entry in _entries(text):
        if isinstance(entry, Attendee):
            found.setdefault(entry.label, entry)
    return tuple(found.values())


def is_capacity(word: str) -> bool:
    """Whether a word is a capacity and nothing else: （役員） heads a list in the 出席者 block."""
    return any(pattern.fullmatch("".join(word.split())) for _, pattern in CAPACITY_WORDS)


def _capacity_in(word):
    return next((capacity for capacity, pattern in CAPACITY_WORDS if pattern.search(word)), None)


def _sum(one, other):
    return other if one is None else one if other is None else one + other


def _with_named(count, entries):
    """Named organisations are counted where no number is printed; the secretariat is not a 団体."""
    named = {
        entry.label for entry in entries if isinstance(entry, Attendee) and entry.capacity == count.capacity
    }
    if count.organisations is None and named and count.capacity != SECRETARIAT:
        return HeadCount(count.capacity, count.people, len(named))
    return count


def _entries(text):
    """Each HeadCount and Attendee that the block gives, in its order."""
    capacity = None
    for line in filter(None, (raw.strip().lstrip("・").strip() for raw in text.split("\n"))):
        heading = COUNT.sub("", line).strip("【】（）()［］[]<>＜＞〈〉:： 　")
        if is_capacity(heading):
            capacity = _capacity_in(heading)
            yield from _headed(heading, capacity)
            yield from _count(line, capacity)
            continue
        word, rest = _prefix(line)
        if word:
            capacity = _capacity_in(word)
            yield from _count(word, capacity)
        for segment in _segments(rest):
            yield from _segment(segment, capacity, listed=bool(word))


def _headed(heading, capacity):
    """A capacity alone on a line, or with its count: 事務局 has come itself, 役員 heads the names below."""
    if capacity == SECRETARIAT:
        yield Attendee(heading, SECRETARIAT)


def _prefix(line):
    """役員：… or 役員　… → the word of the capacity and what it heads."""
    found = PREFIX.fullmatch(line)
    if found and not re.search("[（()）、，]", COUNT.sub("", found["word"])) and _capacity_in(found["word"]):
        return found["word"], found["rest"]
    words = line.split(maxsplit=1)
    if len(words) == 2 and is_capacity(words[0]):
        return words[0], words[1]
    return "", line


def _segments(line):
    """The line at its commas and 及び, but not inside brackets; at ・ only between two names: 水瀬市・汐見村."""
    masked = IN_BRACKETS.sub(lambda part: "_" * len(part[0]), line)
    ends = [*((found.start(), found.end()) for found in SEPARATOR.finditer(masked)), (len(line), None)]
    start = 0
    for end, following in ends:
        segment = line[start:end].strip()
        names = segment.split("・")
        if all(map(is_speaker, names)):
            yield from names
        elif segment:
            yield segment
        start = following


def _segment(segment, capacity, *, listed):
    """One name or one count. `listed`: it stands behind a word of capacity, so that any name is a name."""
    bracket = NAME_AND_BRACKET.fullmatch(segment)
    name, inside = (bracket["name"], bracket["inside"].strip()) if bracket else (segment, "")
    name = OTHERS.sub("", name)
    label, person = _label_and_person(COUNT.sub("", name).strip())
    role = _capacity_in(label) if is_capacity(label) else None
    if role and role != SECRETARIAT:
        yield from _count(segment, role)
    elif is_label(label) and (
        is_speaker(label) or (listed and not COUNT.search(name) and label not in NOBODY)
    ):
        yield _attendee(label, person, inside, capacity)
        if role:
            yield from _count(segment, role)
    elif COUNT.search(segment):
        word = COUNT.sub("", segment).strip("（）() 　").removeprefix("以下").removeprefix("次の")
        if not word or _capacity_in(word):
            yield from _count(segment, _capacity_in(word) or capacity or ATTENDEE)


def _label_and_person(name):
    """水瀬市　総務課長　山田太郎, or 水瀬市：山田太郎 → the label and who came."""
    words = re.split(r"\s*[:：]\s*|\s+", name, maxsplit=1)
    return (words[0], words[1]) if len(words) == 2 and is_speaker(words[0]) else (name, "")


def _attendee(label, person, inside, capacity):
    role = inside.partition("として")[0]
    said = _capacity_in(role) if is_capacity(role) else None
    if label.endswith("事務局"):
        capacity = SECRETARIAT
    shown = "" if said or COUNT.fullmatch(inside) else inside
    return Attendee(label, said or capacity or ATTENDEE, "　".join(filter(None, [person, shown])))


def _count(text, capacity):
    found = COUNT.search(text)
    if found:
        people = found["people"] or found["people_after"]
        organisations = found["organisations"] or found["organisations_first"]
        yield HeadCount(capacity, people and int(people), organisations and int(organisations))
